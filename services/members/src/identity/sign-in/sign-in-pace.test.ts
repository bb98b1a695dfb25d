import { accepted, manualClock, rejected } from '@rayon/kernel';
import { createSecretBox } from '../../secret-box';
import { type Failures, secondsToWait, withFailure } from '../domain/sign-in-delay';
import type { FailureCounts } from '../rows/failure-counts';
import type { KnownOrigins } from '../rows/known-origins';
import { paceSignIn } from './sign-in-pace';

const failuresInMemory = (): FailureCounts => {
  const counts = new Map<string, Failures>();
  return {
    find: async (key) => counts.get(key),
    charge: async (key, rule, at) => {
      const before = counts.get(key);
      const wait = secondsToWait(before, rule, at);
      if (wait > 0) return wait;
      counts.set(key, withFailure(before, rule, at));
      return { key, before, at };
    },
    takeBack: async ({ key, before }) => {
      if (before) counts.set(key, before);
      else counts.delete(key);
    },
    forget: async (key) => void counts.delete(key),
    inTurn: (_key, attempt) => attempt(),
  };
};

const originsInMemory = (): KnownOrigins => {
  const known = new Set<string>();
  return { isKnown: async (key) => known.has(key), remember: async (key) => void known.add(key) };
};

const setUp = () => {
  const clock = manualClock('2026-11-21T12:00:00.000Z');
  const identity = {
    box: createSecretBox(),
    failures: failuresInMemory(),
    knownOrigins: originsInMemory(),
  };
  const attempt = async (account: string | undefined, origin: string | undefined, right: boolean) => {
    const paced = await paceSignIn(identity, { account, origin, at: clock() }, async () =>
      right ? accepted(true) : rejected({ reason: 'InvalidCredentials' as const }),
    );
    return !paced.ok && 'retryAfterSeconds' in paced.rejection ? paced.rejection.retryAfterSeconds : 0;
  };
  return { clock, attempt };
};

test('guesses made elsewhere never slow the owner down at home', async () => {
  const { attempt } = setUp();
  await attempt('ada', 'home', true);
  for (let guess = 0; guess < 50; guess += 1) await attempt('ada', `bot-${guess}`, false);
  expect(await attempt('ada', 'bot-99', false)).toBeGreaterThan(0);
  expect(await attempt('ada', 'home', true)).toBe(0);
});

test('changing the origin does not give more guesses at one account', async () => {
  const { attempt } = setUp();
  let compared = 0;
  for (let guess = 0; guess < 50; guess += 1)
    if ((await attempt('ada', `bot-${guess}`, false)) === 0) compared += 1;
  expect(compared).toBe(5);
});

test('changing the account does not give one origin more guesses, nor does an account of its own', async () => {
  const { attempt } = setUp();
  let compared = 0;
  for (let guess = 0; guess < 100; guess += 1) {
    if ((await attempt(`victim-${guess}`, 'bot', false)) === 0) compared += 1;
    await attempt('own', 'bot', true);
  }
  expect(compared).toBe(60);
});

test('at home, too, guessing is slowed down', async () => {
  const { attempt } = setUp();
  await attempt('ada', 'home', true);
  const waits = [];
  for (let guess = 0; guess < 6; guess += 1) waits.push(await attempt('ada', 'home', false));
  expect(waits).toEqual([0, 0, 0, 0, 0, 1]);
});

test('an attempt that comes too early makes nobody wait longer', async () => {
  const { attempt, clock } = setUp();
  for (let guess = 0; guess < 8; guess += 1) {
    await attempt('ada', undefined, false);
    clock.advance(10_000);
  }
  await attempt('ada', undefined, false);
  const wait = await attempt('ada', undefined, false);
  for (let early = 0; early < 100; early += 1) await attempt('ada', undefined, false);
  expect(await attempt('ada', undefined, false)).toBe(wait);
  clock.advance(wait * 1000);
  expect(await attempt('ada', undefined, true)).toBe(0);
});
