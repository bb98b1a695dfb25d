import { accepted, type Result, rejected } from '@rayon/kernel';
import type { PictureFile, PictureProblem } from './picture-file';

type Size = Pick<PictureFile, 'width' | 'height'>;

/** The name of the file and its length, before the first chunk. */
const headBytes = 12;

/** Of a chunk that draws: how large what it draws is; undefined where it is not whole. */
const sizeOf = (name: string, view: DataView): Size | undefined => {
  if (name === 'VP8 ') {
    if (view.byteLength < 10 || view.getUint8(3) !== 0x9d || view.getUint16(4) !== 0x012a) return undefined;
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  if (view.byteLength < 5 || view.getUint8(0) !== 0x2f) return undefined;
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

const moving = new Set(['ANIM', 'ANMF']);
/** What stands around a picture: what is in it, a colour profile, how far one sees through it. */
const around = new Set(['VP8X', 'ICCP', 'ALPH']);

/** Walks through the chunks of a WebP; one of them draws, and the file is as long as it says. */
export const webpFacts = (bytes: Uint8Array): Result<PictureFile, PictureProblem> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headBytes || view.getUint32(4, true) + 8 !== bytes.length)
    return rejected('picture-damaged');
  let size: Size | undefined;
  let at = headBytes;
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) return rejected('picture-damaged');
    if (name === 'VP8 ' || name === 'VP8L') {
      const drawn = sizeOf(name, new DataView(bytes.buffer, bytes.byteOffset + at + 8, length));
      if (!drawn || size) return rejected('picture-damaged');
      size = drawn;
    } else if (!around.has(name)) return rejected(moving.has(name) ? 'picture-moves' : 'picture-tells-more');
    // What is of an odd length has a byte more.
    at = end + (length % 2);
  }
  return size && at === bytes.length
    ? accepted({ type: 'image/webp', ...size })
    : rejected('picture-damaged');
};
