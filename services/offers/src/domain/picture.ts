import { createHash } from 'node:crypto';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { jpegFacts } from './jpeg';
import { type PictureFile, type PictureProblem, pictureLimits } from './picture-file';
import { pngFacts } from './png';
import { webpFacts } from './webp';

/** A picture as it may be kept: named by its content, so that what is under a name never changes. */
export type CheckedPicture = PictureFile & Readonly<{ pictureId: string }>;

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

/** By the first bytes: what a name or a sender says a file is counts for nothing. */
const factsOf = (bytes: Uint8Array): Result<PictureFile, PictureProblem> => {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngFacts(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegFacts(bytes);
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))
    return webpFacts(bytes);
  return rejected('no-picture');
};

/** Whether the bytes are a picture that may be shown to shoppers, from their form alone: nothing is unpacked. */
export const checkPicture = (bytes: Uint8Array): Result<CheckedPicture, PictureProblem> => {
  if (bytes.length > pictureLimits.bytesMax) return rejected('picture-too-large');
  const read = factsOf(bytes);
  if (!read.ok) return read;
  const { width, height } = read.value;
  if (width === 0 || height === 0) return rejected('picture-damaged');
  if (width > pictureLimits.sideMax || height > pictureLimits.sideMax) return rejected('picture-too-large');
  return accepted({ ...read.value, pictureId: createHash('sha256').update(bytes).digest('hex') });
};
