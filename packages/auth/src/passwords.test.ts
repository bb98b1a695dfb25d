import { stat } from 'node:fs/promises';
import argon2 from '@node-rs/argon2';
import { hashPassword, passwordLengthMax, verifyPassword } from './passwords';

/** What a hash says of the work it takes: algorithm, version, memory, rounds, lanes. */
const strengthOf = (stored: string) => stored.split('$').slice(0, 4).join('$');

test('only the password itself is accepted, and its hash names argon2id and hides it', async () => {
  const stored = await hashPassword('Orange-Verte-42');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('Orange-Verte-42')).not.toBe(stored);
  expect(await verifyPassword(stored, 'Orange-Verte-42')).toBe(true);
  expect(await verifyPassword(stored, 'orange-verte-42')).toBe(false);
  expect(await verifyPassword(stored, '')).toBe(false);
  expect(await verifyPassword(stored, 'x'.repeat(passwordLengthMax + 1))).toBe(false);
});

test('a password is the same on every keyboard, also where it was hashed as it was typed', async () => {
  const typed = 'la clé de la voûte';
  const forms = [typed, typed.normalize('NFD'), typed.replaceAll(' ', '\u00a0')];
  for (const form of forms) expect(await verifyPassword(await hashPassword(form), typed)).toBe(true);
  for (const form of forms) expect(await verifyPassword(await hashPassword(typed), form)).toBe(true);
  for (const form of forms) expect(await verifyPassword(await argon2.hash(form), form)).toBe(true);
  expect(await verifyPassword(await argon2.hash(typed.normalize('NFD')), typed)).toBe(true);
});

test('somebody who does not exist costs the same work and is refused, even with the right words', async () => {
  expect(await verifyPassword(undefined, 'nobody has this password')).toBe(false);
  const stored = await hashPassword('x');
  const work = jest.spyOn(argon2, 'verify');
  await verifyPassword(stored, 'wrong');
  await verifyPassword(undefined, 'wrong');
  const [known, unknown] = work.mock.calls.map(([against]) => strengthOf(String(against)));
  expect(known).toMatch(/^\$argon2id/);
  expect(unknown).toBe(known);
});

test('an empty or endless password is not hashed', async () => {
  await expect(hashPassword('')).rejects.toThrow(RangeError);
  await expect(hashPassword('x'.repeat(passwordLengthMax + 1))).rejects.toThrow(RangeError);
});

test('a crowd at the door leaves the machine to those inside', async () => {
  await hashPassword('warm up');
  let hashed = 0;
  const crowd = Array.from({ length: 24 }, async () => {
    await hashPassword('a phrase of several words');
    hashed += 1;
  });
  // Reading a file needs the same threads as hashing.
  await stat(__filename);
  expect(hashed).toBeLessThan(8);
  await Promise.all(crowd);
  expect(hashed).toBe(24);
});
