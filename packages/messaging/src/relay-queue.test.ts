import { createRelayQueue, inOrder } from './relay-queue';
import { opened } from './testing/doors';

const said = (envelopes: readonly { subject: string; sequence: number }[]) =>
  envelopes.map(({ subject, sequence }) => `${subject}${sequence}`);

test('order within an aggregate is that of its sequence, the places of aggregates stay', () => {
  expect(said(inOrder([opened('a', 3), opened('b', 1), opened('a', 1), opened('a', 2)]))).toEqual([
    'a1',
    'b1',
    'a2',
    'a3',
  ]);
});

test('what is found in the store goes before what was committed since', () => {
  const queue = createRelayQueue({ waitingMax: 10, batchMax: 10 });
  queue.add([opened('a', 3), opened('b', 1)]);
  queue.beforeSearch();
  queue.addFound([opened('a', 1), opened('a', 2)], { isAll: true });
  expect(said(queue.take({ aggregatesMax: 10 }))).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('an aggregate whose events were left in the store waits until they are found there', () => {
  const queue = createRelayQueue({ waitingMax: 2, batchMax: 10 });
  const late = [opened('a', 1), opened('a', 2)];
  queue.add([opened('b', 1), opened('c', 1)]);
  queue.add(late.slice(0, 1));
  expect(said(queue.take({ aggregatesMax: 10 }))).toEqual(['b1', 'c1']);
  queue.add(late.slice(1));
  expect(queue.size()).toBe(0);
  expect(queue.hasLeft()).toBe(true);

  queue.beforeSearch();
  const during = opened('a', 3);
  queue.add([during]);
  queue.addFound(late, { isAll: true });
  expect(said(queue.take({ aggregatesMax: 10 }))).toEqual(['a1', 'a2']);
  expect(queue.hasLeft()).toBe(true);

  queue.beforeSearch();
  queue.addFound([...late, during], { isAll: true });
  expect(queue.hasLeft()).toBe(false);
});

test('a batch leaves the aggregates of another that is on its way alone', () => {
  const queue = createRelayQueue({ waitingMax: 10, batchMax: 1 });
  queue.add([opened('a', 1), opened('a', 2), opened('b', 1)]);
  const first = queue.take({ aggregatesMax: 10 });
  expect(said(first)).toEqual(['a1']);
  expect(said(queue.take({ aggregatesMax: 10 }))).toEqual(['b1']);
  expect(queue.take({ aggregatesMax: 10 })).toEqual([]);
  queue.putBack(first);
  queue.release(first);
  expect(said(queue.take({ aggregatesMax: 10 }))).toEqual(['a1']);
});

test('a batch is of so many aggregates at the most', () => {
  const queue = createRelayQueue({ waitingMax: 10, batchMax: 10 });
  queue.add([opened('a', 1), opened('b', 1), opened('a', 2), opened('c', 1)]);
  expect(said(queue.take({ aggregatesMax: 1 }))).toEqual(['a1', 'a2']);
  expect(said(queue.take({ aggregatesMax: 2 }))).toEqual(['b1', 'c1']);
  expect(queue.size()).toBe(0);
});
