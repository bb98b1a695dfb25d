import { accepted, type Result, rejected } from '@rayon/kernel';
import { crc32 } from './crc32';
import type { PictureFile, PictureProblem } from './picture-file';

const signatureBytes = 8;
/** Length and name before what a chunk holds, its check sum after it. */
const chunkBytes = 12;

/** What draws, and what says how its colours are meant; a colour profile is packed and could unpack to anything. */
const drawing = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs']);
const moving = new Set(['acTL', 'fcTL', 'fdAT']);

/** Walks through the chunks of a PNG; every one has to be whole, and nothing may follow the last. */
export const pngFacts = (bytes: Uint8Array): Result<PictureFile, PictureProblem> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Pick<PictureFile, 'width' | 'height'> | undefined;
  let isDrawn = false;
  for (let at = signatureBytes; at + chunkBytes <= bytes.length; ) {
    const length = view.getUint32(at);
    const next = at + chunkBytes + length;
    if (next > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (moving.has(name)) return rejected('picture-moves');
    if (!drawing.has(name)) return rejected('picture-tells-more');
    if (view.getUint32(next - 4) !== crc32(bytes.subarray(at + 4, next - 4))) break;
    if ((name === 'IHDR') !== (size === undefined)) break;
    if (name === 'IHDR') {
      if (length !== 13) break;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    isDrawn ||= name === 'IDAT';
    if (name === 'IEND')
      return size && isDrawn && next === bytes.length
        ? accepted({ type: 'image/png', ...size })
        : rejected('picture-damaged');
    at = next;
  }
  return rejected('picture-damaged');
};
