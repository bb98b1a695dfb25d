import fc from 'fast-check';
import { noon } from './examples';
import { isQuiet } from './quiet';
import type { IssuedMessage } from './trip-copy';

const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const said = (seconds: number): IssuedMessage => ({
  sequence: 1,
  messageId: `m-${seconds}`,
  campaignId: 'c',
  campaignVersion: 1,
  title: { fr: 'a', en: 'a' },
  body: { fr: 'a', en: 'a' },
  issuedAt: after(seconds),
});
const rules = { startSeconds: 60, betweenSeconds: 30 };

test('the first minute of a trip is quiet, and half a minute after each message', () => {
  const trip = { openedAt: noon, messages: [] };
  expect([0, 59, 60, 61].map((seconds) => isQuiet(trip, rules, after(seconds)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const spoken = { openedAt: noon, messages: [said(100), said(200)] };
  expect([199, 200, 229, 230].map((seconds) => isQuiet(spoken, rules, after(seconds)))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('a trip whose beginning is not known is not quiet for it', () => {
  expect(isQuiet({ messages: [] }, rules, noon)).toBe(false);
});

test('where nothing is set nothing is quiet; messages of scans that are not quiet are so far apart, and none is in the beginning', () => {
  fc.assert(
    fc.property(
      fc.nat(120),
      fc.nat(120),
      fc.array(fc.nat(600), { maxLength: 30 }),
      (startSeconds, betweenSeconds, scans) => {
        const messages: IssuedMessage[] = [];
        for (const second of [...scans].sort((left, right) => left - right)) {
          const trip = { openedAt: noon, messages };
          const seconds = { startSeconds, betweenSeconds };
          expect(isQuiet(trip, { startSeconds: 0, betweenSeconds: 0 }, after(second))).toBe(false);
          if (!isQuiet(trip, seconds, after(second))) messages.push(said(second));
        }
        const times = messages.map(({ issuedAt }) => (issuedAt.getTime() - noon.getTime()) / 1_000);
        for (const [at, time] of times.entries()) {
          expect(time).toBeGreaterThanOrEqual(startSeconds);
          if (at > 0) expect(time - (times[at - 1] ?? 0)).toBeGreaterThanOrEqual(betweenSeconds);
        }
      },
    ),
  );
});
