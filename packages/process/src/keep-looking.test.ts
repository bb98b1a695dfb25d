import { setTimeout as pause } from 'node:timers/promises';
import { keepLooking } from './keep-looking';

/** Looks that end when they are told to. */
const heldLooks = () => {
  const ends: (() => void)[] = [];
  const look = () => new Promise<void>((resolve) => ends.push(resolve));
  return { look, ends };
};
const onFailure = (error: unknown) => {
  throw error;
};

test('looks by itself, again and again, until it is stopped', async () => {
  let looks = 0;
  const look = async () => {
    looks += 1;
  };
  const kept = keepLooking(look, { everyMilliseconds: 5, onFailure });
  while (looks < 3) await pause(5);
  await kept.stop();
  const atStop = looks;
  await pause(30);
  expect(looks).toBe(atStop);
});

test('who asks while a look is made waits for one that began later, and shares it', async () => {
  const { look, ends } = heldLooks();
  const kept = keepLooking(look, { everyMilliseconds: 60_000, onFailure });
  const done: string[] = [];
  const first = kept.lookNow().then(() => done.push('first'));
  const others = ['second', 'third'].map((name) => kept.lookNow().then(() => done.push(name)));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await pause(5);
  expect(done).toEqual(['first']);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(others);
  expect(done).toEqual(['first', 'second', 'third']);
  await kept.stop();
});

test('a look that fails is reported and made again', async () => {
  const failures: unknown[] = [];
  let looks = 0;
  const kept = keepLooking(
    async () => {
      looks += 1;
      if (looks === 1) throw new Error('the store is away');
    },
    { everyMilliseconds: 5, onFailure: (error) => void failures.push(String(error)) },
  );
  while (looks < 2) await pause(5);
  expect(failures).toEqual(['Error: the store is away']);
  await kept.stop();
});

test('stopping waits for the look that is made and begins no other', async () => {
  const { look, ends } = heldLooks();
  const kept = keepLooking(look, { everyMilliseconds: 60_000, onFailure });
  void kept.lookNow();
  void kept.lookNow();
  let isStopped = false;
  const stopping = kept.stop().then(() => {
    isStopped = true;
  });
  await pause(5);
  expect(isStopped).toBe(false);
  ends[0]?.();
  await stopping;
  await kept.lookNow();
  expect(ends).toHaveLength(1);
});
