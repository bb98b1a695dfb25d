import fc from 'fast-check';
import { createCodeKey } from '../code-key';
import { codeSigns, comparedCode, drawnSigns, isMistyped, printedCode, sharedCodesOf } from './code-text';

const signs = (min: number, max = min) =>
  fc.array(fc.constantFrom(...codeSigns), { minLength: min, maxLength: max }).map((drawn) => drawn.join(''));
const prefixes = fc.option(fc.stringMatching(/^[A-Z0-9]{1,12}$/), { nil: undefined });
const codes = fc
  .tuple(prefixes, signs(drawnSigns.min, drawnSigns.max))
  .map(([prefix, drawn]) => printedCode(prefix, drawn));

test('a code is printed in groups of four after its prefix', () => {
  expect(printedCode('WELCOME', '7K3M9QXTWAB')).toMatch(/^WELCOME-7K3M-9QXT-WAB[2-9A-HJKMNP-Z]$/);
  expect(printedCode(undefined, '7K3M9QXTW')).toMatch(/^7K3M-9QXT-W[2-9A-HJKMNP-Z]$/);
});

test('it is the same code in small letters, with blanks or without its dashes', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const signsAlone = code.replaceAll('-', '');
      for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${signsAlone}`]) {
        expect(comparedCode(typed)).toBe(signsAlone);
        expect(isMistyped(typed)).toBe(false);
      }
    }),
  );
});

test('every wrong sign among those that were drawn, and every two that changed places, are noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(8), fc.constantFrom(...codeSigns), fc.nat(8), (code, fromEnd, sign, other) => {
      const typed = [...code.replaceAll('-', '')];
      const at = typed.length - 1 - fromEnd;
      const wrong = typed.with(at, sign).join('');
      expect(isMistyped(wrong)).toBe(typed[at] !== sign);
      const there = typed.length - 1 - other;
      const swapped = typed
        .with(at, typed[there] ?? '')
        .with(there, typed[at] ?? '')
        .join('');
      expect(isMistyped(swapped)).toBe(typed[at] !== typed[there]);
    }),
  );
});

test('a code of somebody else is compared as it is written', () => {
  expect([' Summer-10 ', 'summer-10', 'ÉTÉ'].map(comparedCode)).toEqual(['Summer-10', 'summer-10', 'ÉTÉ']);
  expect(['Summer-10', 'BIENVENUE', ''].map(isMistyped)).toEqual([false, false, false]);
});

test('every sign is drawn about as often', () => {
  const drawn = createCodeKey(Buffer.alloc(32, 7))
    .draw('seed', { count: 2_000, drawn: 10 })
    .flatMap((code) => [...code.replaceAll('-', '').slice(0, 10)]);
  const counts = [...codeSigns].map((sign) => drawn.filter((one) => one === sign).length);
  const expected = drawn.length / codeSigns.length;
  // Four times the standard deviation, of a seed that stays the same.
  for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

test('a GS1 coupon with a number also stands for its offer', () => {
  expect(sharedCodesOf('GS1:123456:654321:777777')).toEqual([
    'GS1:123456:654321:777777',
    'GS1:123456:654321',
  ]);
  expect(sharedCodesOf('TEN')).toEqual(['TEN']);
});
