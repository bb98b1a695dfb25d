import fc from 'fast-check';
import { delayRules, delaySecondsAfter, type Failures, secondsToWait, withFailure } from './sign-in-delay';

const start = new Date('2026-11-21T12:00:00.000Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const failed = (count: number): Failures => ({ count, lastAt: start });

test('the first mistakes cost nothing, then the pause doubles up to a minute', () => {
  expect(
    [0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 500].map((count) => delaySecondsAfter(count, delayRules.account)),
  ).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('the pause runs from the last failure and ends', () => {
  expect(secondsToWait(failed(8), delayRules.account, start)).toBe(8);
  expect(secondsToWait(failed(8), delayRules.account, after(7.2))).toBe(1);
  expect(secondsToWait(failed(8), delayRules.account, after(8))).toBe(0);
  expect(secondsToWait(undefined, delayRules.account, start)).toBe(0);
});

test('a quarter of an hour without a failure forgets everything', () => {
  expect(withFailure(failed(400), delayRules.account, after(899)).count).toBe(401);
  expect(withFailure(failed(400), delayRules.account, after(900)).count).toBe(1);
});

test('a clock set back an hour makes nobody wait longer than the pause', () => {
  expect(secondsToWait(failed(8), delayRules.account, after(-3600))).toBe(8);
});

test('whatever the rhythm of guessing, at most 100 guesses an hour are compared and no wait exceeds a minute', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 1, maxLength: 400 }), (gaps) => {
      let failures: Failures | undefined;
      let now = start.getTime();
      const compared: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const wait = secondsToWait(failures, delayRules.account, new Date(now));
        expect(wait).toBeLessThanOrEqual(60);
        if (wait > 0) continue;
        failures = withFailure(failures, delayRules.account, new Date(now));
        compared.push(now);
        const lastHour = compared.filter((instant) => instant > now - 3_600_000);
        expect(lastHour.length).toBeLessThanOrEqual(100);
      }
    }),
  );
});

test('somebody who hammers without pause gets 72 guesses in the first hour', () => {
  let failures: Failures | undefined;
  let compared = 0;
  for (let second = 0; second < 3600; second += 1) {
    while (secondsToWait(failures, delayRules.account, after(second)) === 0) {
      failures = withFailure(failures, delayRules.account, after(second));
      compared += 1;
    }
  }
  expect(compared).toBeLessThanOrEqual(72);
});
