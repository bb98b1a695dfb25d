/** Bytes to strings, for the short strings that documents are made of. */

/** Short ASCII text is cheaper to make from its codes than through a native call; these arrays are reused. */
const SHORT = 20;
const CODES = Array.from({ length: SHORT + 1 }, (_, length) => new Array<number>(length).fill(0));

/** Text between two positions. */
export const text = (bytes: Buffer, start: number, end: number): string => {
  const codes = CODES[end - start];
  if (!codes) return bytes.utf8Slice(start, end);
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) return bytes.utf8Slice(start, end);
    codes[at - start] = byte;
  }
  return String.fromCharCode.apply(null, codes);
};

/**
 * Field names come back again and again. Handing out the same string each time saves making it, and maps find
 * a string whose hash is known much faster.
 */
const NAMES_SIZE = 4096;
const names = new Array<string>(NAMES_SIZE).fill('');

/** The field name between two positions; `hash` is over its bytes. */
export const nameAt = (bytes: Buffer, start: number, end: number, hash: number): string => {
  const slot = hash & (NAMES_SIZE - 1);
  const known = names[slot] as string;
  if (known.length === end - start) {
    let at = start;
    while (at < end && known.charCodeAt(at - start) === bytes[at]) at += 1;
    // Only ASCII can agree in full: a byte above 127 is never a character of its own.
    if (at === end) return known;
  }
  const name = text(bytes, start, end);
  if (name.length === end - start && name.length <= 64) names[slot] = name;
  return name;
};
