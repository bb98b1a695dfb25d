import { formatContent, parseContent } from './card-content';
import { makeGsrn } from './gsrn';

const gsrn = makeGsrn('3760999', 1_234_567_890);

test('what the phone shows is read back', () => {
  const content = formatContent(gsrn, '01234567');
  expect(content.length).toBeLessThanOrEqual(64);
  expect(content).toMatch(/^[0-9A-Z:]+$/);
  expect(parseContent(content)).toEqual({ proof: 'ROTATING', gsrn, code: '01234567' });
});

test.each([gsrn, `8018${gsrn}`, `(8018)${gsrn}`, `]C18018${gsrn}`, `\u001d8018${gsrn}`])(
  'the printed barcode read as %p only identifies',
  (text) => {
    expect(parseContent(text)).toEqual({ proof: 'STATIC', gsrn });
  },
);

test.each([
  gsrn.replace(/(\d{3})/g, '$1 '),
  gsrn.replace(/(\d{6})/g, '$1\u00a0'),
  `${gsrn.slice(0, 9)}-${gsrn.slice(9)}\n`,
  gsrn.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  gsrn.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
])('a number typed as %p is the number', (typed) => {
  expect(parseContent(typed)).toEqual({ proof: 'STATIC', gsrn });
});

test('the code of the moment may be typed in groups too', () => {
  const typed = `ry1: ${gsrn.slice(0, 9)} ${gsrn.slice(9)} : 0123\u202f4567`;
  expect(parseContent(typed)).toEqual({ proof: 'ROTATING', gsrn, code: '01234567' });
});

test.each([
  '',
  'RY1:',
  `RY2:${gsrn}:12345678`,
  `RY1:${gsrn}:1234567`,
  `RY1:${gsrn}:123456789`,
  `RY1:${gsrn.slice(0, 17)}x:12345678`,
  `RY1:${makeWrong(gsrn)}:12345678`,
  makeWrong(gsrn),
  `8010${gsrn}`,
  '3017620422003',
  'https://example.org/01/03017620422003',
  '9'.repeat(65),
  '٣'.repeat(18),
])('%p is no card', (text) => {
  expect(parseContent(text)).toBeUndefined();
});

function makeWrong(good: string): string {
  return good.slice(0, 17) + ((Number(good.at(-1)) + 1) % 10);
}
