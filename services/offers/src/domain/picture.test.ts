import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { jpeg, jpegSegment, png, pngChunk, webp, webpChunk } from '../testing/pictures';
import { checkPicture } from './picture';
import { pictureLimits } from './picture-file';

const kinds = [
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/webp', webp],
  ['image/webp', (size: { width?: number; height?: number }) => webp({ ...size, lossless: true })],
] as const;

describe.each(kinds)('a picture of the kind %s', (type, made) => {
  test('is known by its bytes, with its size and the hash that names it', () => {
    expect(checkPicture(made({ width: 320, height: 200 }))).toEqual(
      accepted({ type, width: 320, height: 200, pictureId: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    );
  });

  test('that is cut off anywhere, or has something behind it, is refused', () => {
    const whole = made({});
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(checkPicture(whole.subarray(0, length))).toEqual(
          rejected(length < 12 ? expect.stringMatching(/no-picture|picture-damaged/) : 'picture-damaged'),
        );
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (more) => {
        expect(checkPicture(Buffer.concat([whole, more]))).toEqual(rejected('picture-damaged'));
      }),
    );
  });

  test('that would take much memory to be shown is refused, however few bytes it has', () => {
    const most = pictureLimits.sideMax;
    expect(checkPicture(made({ width: most, height: 1 })).ok).toBe(true);
    expect(checkPicture(made({ width: most + 1, height: 1 }))).toEqual(rejected('picture-too-large'));
    expect(checkPicture(made({ width: 1, height: most + 1 }))).toEqual(rejected('picture-too-large'));
  });

  test('never brings the check down, whatever becomes of a few of its bytes', () => {
    const whole = made({});
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        const checked = checkPicture(bytes);
        if (!checked.ok) return;
        expect(checked.value.width).toBeLessThanOrEqual(pictureLimits.sideMax);
        expect(checked.value.height).toBeLessThanOrEqual(pictureLimits.sideMax);
      }),
    );
  });
});

test('a PNG of which a single byte was changed is refused', () => {
  const whole = png({ width: 5, height: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 8, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (whole[at] ?? 0) ^ by;
      expect(checkPicture(bytes).ok).toBe(false);
    }),
  );
});

const text = (words: string) => Buffer.from(words);

test.each([
  ['a page', text('<!doctype html><script>alert(1)</script>')],
  ['a drawing that may hold scripts', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a GIF', text('GIF89a........')],
  ['nothing', Buffer.alloc(0)],
  ['a sound in the same wrapping as a WebP', Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WAVE')])],
])('%s is no picture', (_, bytes) => {
  expect(checkPicture(bytes)).toEqual(rejected('no-picture'));
});

test.each([
  ['a PNG with a text', png({}, [pngChunk('tEXt', text('Author\0me'))])],
  ['a PNG with a packed text', png({}, [pngChunk('zTXt', text('Comment\0\0…'))])],
  ['a PNG with where it was taken', png({}, [pngChunk('eXIf', text('II*\0'))])],
  ['a JPEG with where it was taken', jpeg({}, [jpegSegment(0xe1, text('Exif\0\0'))])],
  ['a JPEG with a comment', jpeg({}, [jpegSegment(0xfe, text('by me'))])],
  ['a WebP with where it was taken', webp({}, [webpChunk('EXIF', text('II*\0'))])],
])('%s tells more than what is seen', (_, bytes) => {
  expect(checkPicture(bytes)).toEqual(rejected('picture-tells-more'));
});

test.each([
  ['PNG', png({}, [pngChunk('acTL', Buffer.alloc(8))])],
  ['WebP', webp({}, [webpChunk('ANIM', Buffer.alloc(6))])],
])('a %s that moves is refused', (_, bytes) => {
  expect(checkPicture(bytes)).toEqual(rejected('picture-moves'));
});

test('a PNG without a size, or with two, is damaged', () => {
  const header = png().subarray(8, 8 + 25);
  expect(checkPicture(png({}, [Buffer.from(header)]))).toEqual(rejected('picture-damaged'));
  expect(checkPicture(Buffer.concat([png().subarray(0, 8), png().subarray(33)]))).toEqual(
    rejected('picture-damaged'),
  );
});

test('more bytes than a picture may have are not looked at', () => {
  expect(checkPicture(Buffer.alloc(pictureLimits.bytesMax + 1))).toEqual(rejected('picture-too-large'));
});
