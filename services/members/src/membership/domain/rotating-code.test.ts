import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { acceptCode, rotatingCode, stepAt, stepEndsAt } from './rotating-code';

const secret = Buffer.from('12345678901234567890123456789012');
const noon = new Date('2026-11-21T12:00:05.000Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const card = { secret, lastAcceptedStep: 0 };

test.each([
  // RFC 6238, appendix B, the SHA-256 rows.
  [59, '46119246'],
  [1111111109, '68084774'],
  [1111111111, '67062674'],
  [1234567890, '91819424'],
  [2000000000, '90698825'],
  [20000000000, '77737706'],
])('at second %d the code is the published %s', (second, code) => {
  expect(rotatingCode(secret, stepAt(new Date(second * 1000)))).toBe(code);
});

test('a screenshot is worth something for a minute at most', () => {
  const shown = rotatingCode(secret, stepAt(noon));
  for (const seconds of [0, 1, 24, 31, 54]) expect(acceptCode(card, shown, later(seconds)).ok).toBe(true);
  for (const seconds of [55, 61, 3600, 86_400])
    expect(acceptCode(card, shown, later(seconds))).toEqual(rejected({ reason: 'CodeWrong' }));
});

test('a code that was accepted is refused from then on, and so is every earlier one', () => {
  const step = stepAt(noon);
  const used = { secret, lastAcceptedStep: step };
  expect(acceptCode(used, rotatingCode(secret, step), noon)).toEqual(rejected({ reason: 'CodeUsed' }));
  expect(acceptCode(used, rotatingCode(secret, step - 1), noon)).toEqual(rejected({ reason: 'CodeUsed' }));
  expect(acceptCode(used, rotatingCode(secret, step + 1), noon)).toEqual(accepted(step + 1));
});

test('the next code is due when the step ends', () => {
  expect(stepEndsAt(stepAt(noon))).toEqual(new Date('2026-11-21T12:00:30.000Z'));
});

test('every code is accepted at its own time and within one step, never further away', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 64 }),
      fc.integer({ min: 10, max: 4_000_000_000 }),
      fc.integer({ min: -200, max: 200 }),
      (bytes, second, drift) => {
        const own = { secret: Buffer.from(bytes), lastAcceptedStep: -1 };
        const step = Math.floor(second / 30);
        const at = new Date(Math.max(0, second + drift) * 1000);
        const distance = Math.abs(stepAt(at) - step);
        const outcome = acceptCode(own, rotatingCode(own.secret, step), at);
        if (distance <= 1) expect(outcome).toEqual(accepted(step));
        // Another step may carry the same eight digits by chance; then that step is accepted, not this one.
        else expect(outcome.ok && outcome.value === step).toBe(false);
      },
    ),
  );
});

test('however often and in whatever order codes are shown, each is accepted at most once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 60 }), (shown) => {
      const base = stepAt(noon);
      const taken: number[] = [];
      let lastAcceptedStep = 0;
      shown.forEach((offset, index) => {
        const at = later(index * 7);
        const outcome = acceptCode({ secret, lastAcceptedStep }, rotatingCode(secret, base + offset), at);
        if (!outcome.ok) return;
        lastAcceptedStep = outcome.value;
        taken.push(outcome.value);
      });
      expect(new Set(taken).size).toBe(taken.length);
      expect([...taken].sort((a, b) => a - b)).toEqual(taken);
    }),
  );
});

test.each(['', '1', '123456789', 'abcdefgh', '１２３４５６７８', '        '])('%p is not a code', (text) => {
  expect(acceptCode(card, text, noon)).toEqual(rejected({ reason: 'CodeWrong' }));
});
