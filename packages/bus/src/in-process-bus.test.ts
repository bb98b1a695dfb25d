import type { Envelope } from '@rayon/kernel';
import { newId } from '@rayon/kernel';
import { runBusSuite } from './bus-suite';
import { createInProcessBus } from './in-process-bus';

runBusSuite('in-process bus', async () => {
  const bus = createInProcessBus({ retryMilliseconds: 5 });
  // A process has one such bus; a test that closes its connection must not close it for the next test.
  return { connect: async () => ({ ...bus, close: async () => undefined }), stop: bus.close };
});

const event = (n: number): Envelope => ({
  specversion: '1.0',
  id: newId(),
  source: '/rayon/shop',
  type: 'shop.door.opened.v1',
  subject: 'front',
  time: '2026-01-01T00:00:00Z',
  datacontenttype: 'application/json',
  sequence: n,
  correlationid: 'c',
  data: { n },
});
const park = async () => undefined;

test('publish resolves when every consumer has handled or parked the event', async () => {
  const bus = createInProcessBus({ retryMilliseconds: 1 });
  const done: string[] = [];
  const subjects = ['shop.door.opened.v1'];
  await bus.subscribe({ durable: 'slow', subjects, park, handle: async () => void done.push('slow') });
  await bus.subscribe({
    durable: 'bad',
    subjects,
    park: async () => void done.push('parked'),
    handle: async () => {
      throw new Error('no');
    },
  });
  await bus.publish([event(1)]);
  expect(done.sort()).toEqual(['parked', 'slow']);
  await bus.close();
  await expect(bus.publish([event(2)])).rejects.toThrow(/closed/);
});

test('held publishers wait until every service listens', async () => {
  const bus = createInProcessBus({ held: true });
  const seen: number[] = [];
  const publishing = bus.publish([event(1)]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await bus.subscribe({
    durable: 'late',
    subjects: ['shop.door.opened.v1'],
    park,
    handle: async (events) => void seen.push(...events.map(({ sequence }) => sequence)),
  });
  bus.release();
  await publishing;
  expect(seen).toEqual([1]);
  await bus.close();
});

test('nobody can change what others are given', async () => {
  const bus = createInProcessBus({ retryMilliseconds: 1 });
  const seen: unknown[] = [];
  const parked: string[] = [];
  const subjects = ['shop.door.opened.v1'];
  for (const durable of ['left', 'right'])
    await bus.subscribe({
      durable,
      subjects,
      park: async (_message, reason) => void parked.push(reason),
      handle: async (given) => {
        for (const { data } of given as unknown as { data: { n: number } }[]) {
          seen.push(data.n);
          data.n = 99;
        }
      },
    });
  await bus.publish([event(1)]);
  expect(new Set(seen)).toEqual(new Set([1]));
  expect(parked).toHaveLength(2);
  expect(parked[0]).toMatch(/read only/);
  await bus.close();
});
