import { trackFreshness } from './freshness';

const second = 1_000;
const tick = () => new Promise((resolve) => setImmediate(resolve));
const at = (seconds: number) => new Date(seconds * second);

test('is behind while nothing was ever followed', async () => {
  const { now, note } = trackFreshness(
    async () => false,
    () => 100 * second,
  );
  await tick();
  expect(now()).toEqual({ followedAt: undefined, isBehind: true });
  note(at(99));
  expect(now()).toEqual({ followedAt: at(99), isBehind: false });
});

test('rows that an earlier process followed count, also when the store is away at first', async () => {
  let away = true;
  const { now } = trackFreshness(async () => {
    if (away) throw new Error('away');
    return true;
  });
  await tick();
  expect(now().isBehind).toBe(true);
  away = false;
  await tick();
  now();
  await tick();
  expect(now()).toEqual({ followedAt: undefined, isBehind: false });
});

test('an event that came late is a sign of more to come, for half a minute or until one comes in time', async () => {
  let clock = 100 * second;
  const { now, note } = trackFreshness(
    async () => true,
    () => clock,
  );
  await tick();
  note(at(95));
  expect(now().isBehind).toBe(false);
  note(at(94.9));
  expect(now()).toEqual({ followedAt: at(95), isBehind: true });
  clock = 129.9 * second;
  expect(now().isBehind).toBe(true);
  clock = 130 * second;
  expect(now().isBehind).toBe(false);
  note(at(100));
  expect(now().isBehind).toBe(true);
  note(at(129));
  expect(now().isBehind).toBe(false);
});
