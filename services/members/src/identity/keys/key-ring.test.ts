import { generateSigningKey } from '@rayon/auth';
import { manualClock } from '@rayon/kernel';
import { keySchedule } from '../domain/signing-key-schedule';
import type { KeptSigningKey } from './keep-signing-keys';
import { createKeyRing } from './key-ring';

const days = 24 * 3600 * 1000;
const clock = manualClock('2026-10-01T12:00:00.000Z');
const kept = (generation: number): KeptSigningKey => {
  const key = generateSigningKey();
  return { kid: key.kid, key, createdAt: clock(), generation };
};

test('a process that did not rotate looks for the key that is due when it is used, once a minute', async () => {
  const old = kept(1);
  const stored = [old];
  let looks = 0;
  const ring = createKeyRing(stored, {
    clock,
    reload: async () => {
      looks += 1;
      return [...stored];
    },
    failed: (error) => {
      throw error;
    },
  });
  const use = async () => {
    const { kid } = ring.current();
    // The look happens behind the use.
    await Promise.resolve();
    await Promise.resolve();
    return kid;
  };
  await use();
  expect(looks).toBe(0);

  clock.advance(keySchedule.signsDays * days);
  await use();
  await use();
  expect(looks).toBe(1);

  const fresh = kept(2);
  stored.push(fresh);
  clock.advance(60_000);
  expect(await use()).toBe(old.kid);
  expect(looks).toBe(2);
  expect(ring.jwks().keys.map(({ kid }) => kid)).toEqual([fresh.kid, old.kid]);
  clock.advance(keySchedule.publishedBeforeMinutes * 60_000);
  expect(await use()).toBe(fresh.kid);
  expect(looks).toBe(2);
});

test('a ring is never empty', () => {
  const options = { clock, reload: async () => [], failed: () => undefined };
  expect(() => createKeyRing([], options)).toThrow(/no signing key/);
});
