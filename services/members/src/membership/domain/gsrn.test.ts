import fc from 'fast-check';
import { isGsrn, makeGsrn } from './gsrn';

test.each(['123456789012345675', '376099900000000126'])('%s is a service relation number', (text) => {
  const weighted = [...text.slice(0, 17)].reduce(
    (sum, digit, index) => sum + Number(digit) * (index % 2 ? 1 : 3),
    0,
  );
  expect(isGsrn(text)).toBe((10 - (weighted % 10)) % 10 === Number(text.at(-1)));
});

test('the example of the GS1 specification is accepted, one wrong digit is not', () => {
  expect(isGsrn('123456789012345675')).toBe(true);
  expect(isGsrn('123456789012345674')).toBe(false);
});

test('every number we make is valid, carries the prefix, and no single misread digit goes unnoticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999_999 }),
      fc.integer({ min: 0, max: 17 }),
      fc.integer({ min: 1, max: 9 }),
      (reference, position, shift) => {
        const gsrn = makeGsrn('3760999', reference);
        expect(gsrn).toHaveLength(18);
        expect(gsrn.startsWith('3760999')).toBe(true);
        expect(isGsrn(gsrn)).toBe(true);
        const misread = (Number(gsrn[position]) + shift) % 10;
        expect(isGsrn(gsrn.slice(0, position) + misread + gsrn.slice(position + 1))).toBe(false);
      },
    ),
  );
});

test.each([
  ['3760999', -1],
  ['3760999', 10_000_000_000],
  ['3760999', 1.5],
  ['376', 1],
  ['37609A9', 1],
])('prefix %p with reference %p makes no number', (prefix, reference) => {
  expect(() => makeGsrn(prefix, reference)).toThrow(RangeError);
});

test.each(['', '12345678901234567', '1234567890123456755', '12345678901234567x', ' 123456789012345675'])(
  '%p is not a service relation number',
  (text) => {
    expect(isGsrn(text)).toBe(false);
  },
);
