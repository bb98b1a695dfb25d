import { keySchedule, needsNewKey, signingKeyAt, verifyingKeysAt } from './signing-key-schedule';

const at = (text: string) => new Date(`2026-${text}:00.000Z`);
const old = { kid: 'old', createdAt: at('10-01T12:00') };
const fresh = { kid: 'new', createdAt: at('10-31T12:00') };

test('a new key is made when there is none and when the newest has served its time', () => {
  expect(needsNewKey([], keySchedule, at('10-01T12:00'))).toBe(true);
  expect(needsNewKey([old], keySchedule, at('10-31T11:59'))).toBe(false);
  expect(needsNewKey([old], keySchedule, at('10-31T12:00'))).toBe(true);
});

test('the first key signs at once; a later one only when every verifier has had time to fetch it', () => {
  expect(signingKeyAt([old], keySchedule, at('10-01T12:00'))).toBe(old);
  expect(signingKeyAt([old, fresh], keySchedule, at('10-31T12:09'))).toBe(old);
  expect(signingKeyAt([old, fresh], keySchedule, at('10-31T12:10'))).toBe(fresh);
  expect(signingKeyAt([], keySchedule, at('10-31T12:10'))).toBeUndefined();
});

test('a replaced key verifies until everything it signed has expired, then no longer', () => {
  expect(verifyingKeysAt([old, fresh], keySchedule, at('11-01T13:09'))).toEqual([fresh, old]);
  expect(verifyingKeysAt([old, fresh], keySchedule, at('11-01T13:10'))).toEqual([fresh]);
});
