import { accepted, type Result, rejected } from '@rayon/kernel';
import type { PictureFile, PictureProblem } from './picture-file';

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Frames that browsers draw: baseline, extended and progressive. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
/** JFIF, a colour profile, and how Adobe's colours are meant. */
const applications: readonly number[] = [0xe0, 0xe2, 0xee];
/** Tables a picture is decoded by. */
const tables: readonly number[] = [0xc4, 0xdb, 0xdd];

const isData = (byte: number | undefined): boolean =>
  byte === 0x00 || (byte !== undefined && byte >= 0xd0 && byte <= 0xd7);

/** Where the next marker stands in the packed data from there on; the end where there is none. */
const nextMarker = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length && !(bytes[at] === 0xff && !isData(bytes[at + 1]))) at += 1;
  return at;
};

/** Walks through the segments of a JPEG; it has to end where it says, and nothing may follow. */
export const jpegFacts = (bytes: Uint8Array): Result<PictureFile, PictureProblem> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Pick<PictureFile, 'width' | 'height'> | undefined;
  let isDrawn = false;
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === endOfImage)
      return size && isDrawn && at + 2 === bytes.length
        ? accepted({ type: 'image/jpeg', ...size })
        : rejected('picture-damaged');
    if (at + 4 > bytes.length) break;
    const length = view.getUint16(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) break;
    if (frames.includes(marker)) {
      if (size || length < 8) break;
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === startOfScan) isDrawn = true;
    else if (applications.includes(marker) || tables.includes(marker)) {
      // Nothing of them is asked.
    } else return rejected(isComment(marker) ? 'picture-tells-more' : 'picture-damaged');
    at = marker === startOfScan ? nextMarker(bytes, next) : next;
  }
  return rejected('picture-damaged');
};

/** Comments, and what applications add: the camera, the place, a smaller picture. */
const isComment = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
