/** Measures a text in the size it is set in. */
type Measure = (text: string) => number;

/** Signs that screens set and the letters of a PDF's own fonts lack, with what is printed for them. */
const printedFor: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': ' ',
  '\u2212': '-',
  '\u2011': '-',
};

/** The text in the letters that a font has: what it lacks loses its accents, and what is left of that is a question mark. */
export const printable = (text: string, letters: ReadonlySet<number>): string =>
  Array.from(text.normalize('NFC'), (sign) => {
    const printed = printedFor[sign] ?? sign;
    const has = (one: string) => letters.has(one.codePointAt(0) ?? 0);
    if (Array.from(printed).every(has)) return printed;
    if (/\p{White_Space}|\p{Cc}/u.test(sign)) return ' ';
    const bare = Array.from(sign.normalize('NFKD').replace(/\p{M}/gu, ''));
    return bare.length > 0 && bare.every(has) ? bare.join('') : '?';
  }).join('');

/** The text in lines of a width: broken between words, and inside one that is wider than a line. */
export const brokenInto = (text: string, width: number, measure: Measure): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => piecesOf(one, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

const piecesOf = (word: string, width: number, measure: Measure): readonly string[] => {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && measure(piece + sign) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
};
