import { shareCounters } from './shared-counters';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A store that counts how often it is asked. */
const store = () =>
  jest.fn(async (ids: readonly string[]) => new Map(ids.map((id) => [id, { uses: 1, heldMinor: 5 }])));

test('all answers of a second share one reading', async () => {
  const read = store();
  const counters = shareCounters(read);
  await Promise.all(Array.from({ length: 20 }, () => counters(['a'])));
  expect(await counters(['a'])).toEqual(new Map([['a', { uses: 1, heldMinor: 5 }]]));
  expect(read.mock.calls).toEqual([[['a']]]);
});

test('a campaign nobody asked about before is read at once, and then with the others', async () => {
  const read = store();
  const counters = shareCounters(read);
  await counters(['a']);
  await counters(['a', 'b']);
  expect(read.mock.calls).toEqual([[['a']], [['b']]]);
  jest.advanceTimersByTime(1_000);
  await counters(['a']);
  expect(read.mock.calls.slice(2).map(([ids]) => [...ids].sort())).toEqual([['a', 'b']]);
});
