import { deflateSync } from 'node:zlib';
import { crc32 } from '../domain/crc32';

const number = (value: number, bytes: number, order: 'BE' | 'LE' = 'BE'): Buffer => {
  const written = Buffer.alloc(bytes);
  if (order === 'BE') written.writeUIntBE(value, 0, bytes);
  else written.writeUIntLE(value, 0, bytes);
  return written;
};

/** A chunk of a PNG. */
export const pngChunk = (name: string, held: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), held]);
  return Buffer.concat([number(held.length, 4), named, number(crc32(named), 4)]);
};

/** A PNG of one colour; `more` stands before what draws. */
export const png = (
  { width = 8, height = 8, shade = 0 }: { width?: number; height?: number; shade?: number } = {},
  more: readonly Buffer[] = [],
): Buffer => {
  const rows = Buffer.alloc(height * (width + 1), shade);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.concat([number(width, 4), number(height, 4), Buffer.from([8, 0, 0, 0, 0])])),
    ...more,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A segment of a JPEG. */
export const jpegSegment = (marker: number, held: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), number(held.length + 2, 2), held]);

/** The frame of a JPEG, its tables and packed data made up; `more` stands before it. */
export const jpeg = (
  { width = 8, height = 8 }: { width?: number; height?: number } = {},
  more: readonly Buffer[] = [],
): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...more,
    jpegSegment(0xdb, Buffer.alloc(65)),
    jpegSegment(
      0xc0,
      Buffer.concat([Buffer.from([8]), number(height, 2), number(width, 2), Buffer.from([1, 1, 0x11, 0])]),
    ),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);

/** A chunk of a WebP. */
export const webpChunk = (name: string, held: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(name, 'latin1'),
    number(held.length, 4, 'LE'),
    held,
    Buffer.alloc(held.length % 2),
  ]);

/** The frame of a WebP, its packed data made up; `more` stands before it. */
export const webp = (
  { width = 8, height = 8, lossless = false }: { width?: number; height?: number; lossless?: boolean } = {},
  more: readonly Buffer[] = [],
): Buffer => {
  const drawn = lossless
    ? webpChunk(
        'VP8L',
        Buffer.concat([Buffer.from([0x2f]), number((width - 1) | ((height - 1) << 14), 4, 'LE')]),
      )
    : webpChunk(
        'VP8 ',
        Buffer.concat([
          Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a]),
          number(width, 2, 'LE'),
          number(height, 2, 'LE'),
          Buffer.from([1, 2, 3]),
        ]),
      );
  const chunks = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...more, drawn]);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), number(chunks.length, 4, 'LE'), chunks]);
};
