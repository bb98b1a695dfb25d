import { rmSync } from 'node:fs';
import { Store } from '../storage/store';
import { temporaryDirectory } from '../testing/engine';
import { ClusterClock } from './clock';
import { SnapshotReads } from './snapshot-reads';

let directory: string;
let store: Store;
let reads: SnapshotReads;
beforeEach(() => {
  directory = temporaryDirectory();
  store = Store.open({ directory });
  reads = new SnapshotReads(store, new ClusterClock(store.clock));
});
afterEach(async () => {
  reads.clear();
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const key = Buffer.from([250, 1]);
const write = (value: number): Promise<void> =>
  store.write((writer) => writer.put(key, Buffer.from([value])));

test('each moment keeps what it saw, under a time of its own', async () => {
  await write(1);
  const first = reads.at(undefined);
  await write(2);
  const second = reads.at(undefined);
  await write(3);
  expect(first.time).not.toEqual(second.time);
  expect([first, second].map(({ time }) => reads.at(time).get(key)?.[0])).toEqual([1, 2]);
});

test('what is not read for a minute, or is five minutes old, is given up; whoever reads on is refused', async () => {
  await write(1);
  const kept = reads.at(undefined);
  reads.reap(Date.now() + 59_000);
  expect(reads.at(kept.time).get(key)?.[0]).toBe(1);
  const steps = kept.range({ start: Buffer.from([0]), end: Buffer.from([255]) });
  steps.next();
  kept.lastUsed = Date.now() + 301_000;
  reads.reap(Date.now() + 301_000);
  expect(() => kept.get(key)).toThrow('older than the oldest');
  expect(() => steps.next()).toThrow('older than the oldest');
  expect(() => reads.at(kept.time)).toThrow('older than the oldest');
});

test('the sixty-fifth moment takes the place of the one unused for longest', () => {
  const kept = Array.from({ length: 64 }, (_, at) => {
    const state = reads.at(undefined);
    state.lastUsed = Date.now() - 10_000 + (at === 5 ? -5_000 : at);
    return state;
  });
  reads.at(undefined);
  expect(() => kept[5]?.get(key)).toThrow('older than the oldest');
  expect(() => kept[0]?.get(key)).not.toThrow();
});
