import { setTimeout as pause } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { defineEvent, newEvent } from '@rayon/kernel';
import { findNatsServer, startNatsServer } from '@rayon/testkit';
import { z } from 'zod';
import { runBusSuite } from '../bus-suite';
import { connectNatsBus } from './connect-nats-bus';
import { workers } from './consumer';
import { streamOf } from './streams';

const program = findNatsServer();
const [major = 0, minor = 0] = (program?.version ?? '').split('.').map(Number);

if (!program)
  console.warn(
    'SKIPPED: the bus over NATS JetStream. There is no nats-server here: install it, or point NATS_SERVER at it.',
  );

(program ? describe : describe.skip)('over NATS JetStream', () => {
  runBusSuite(
    'NATS JetStream bus',
    async () => {
      const server = await startNatsServer();
      process.stderr.write(`nats-server ${server.program.version} from ${server.program.from}\n`);
      const client = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
      return {
        connect: () => connectNatsBus({ url: server.url, name: 'suite', retryMilliseconds: 5 }),
        raw: async (subject, text) => {
          client.publish(subject, text);
          await client.flush();
        },
        restart: async () => {
          await server.halt('SIGKILL');
          await server.resume();
        },
        lose: async (service) => {
          await (await jetstreamManager(client)).streams.delete(streamOf(service));
        },
        stop: async () => {
          await client.close();
          await server.stop();
        },
      };
    },
    // Before 2.11 a server cannot keep all but one client of a consumer waiting.
    { broker: true, processes: major > 2 || minor >= 11 },
  );

  test('events a crashed process held come again before newer ones', async () => {
    const server = await startNatsServer();
    const client = await connect({ servers: server.url });
    const bus = await connectNatsBus({ url: server.url, name: 'one', retryMilliseconds: 5 });
    try {
      const contract = defineEvent({
        subject: 'shop.door.opened.v1',
        data: z.strictObject({ n: z.int() }),
        aggregateId: () => 'front',
      });
      const event = (n: number) =>
        newEvent(contract, { data: { n }, sequence: n, at: new Date(0), correlationId: 'test' });
      const about = { durable: 'points-on-door', subjects: [contract.subject], park: async () => undefined };

      const first: number[] = [];
      const listening = await bus.subscribe({
        ...about,
        handle: async (events) => void first.push(...events.map((e) => e.sequence)),
      });
      await bus.publish([event(1)]);
      while (first.length < 1) await pause(5);
      await listening.stop();

      await bus.publish([event(2), event(3)]);
      const doomed = await connect({ servers: server.url });
      const consumer = await jetstream(doomed).consumers.get(streamOf('shop'), 'points-on-door');
      const info = await consumer.info();
      const taken = await consumer.fetch({
        max_messages: 2,
        expires: 2_000,
        ...(info.config.priority_groups ? { group: workers } : {}),
      } as Parameters<typeof consumer.fetch>[0]);
      for await (const _ of taken) break;
      await doomed.close();

      await bus.publish([event(4), event(5)]);
      const second: number[] = [];
      await bus.subscribe({
        ...about,
        handle: async (events) => void second.push(...events.map((e) => e.sequence)),
      });
      while (!second.includes(5)) await pause(5);
      expect(second).toEqual([2, 3, 4, 5]);
    } finally {
      await bus.close();
      await client.close();
      await server.stop();
    }
  });

  test('a bus made while the broker is away works once it is there', async () => {
    const server = await startNatsServer();
    await server.halt();
    const bus = await connectNatsBus({ url: server.url, name: 'early' });
    const seen: string[] = [];
    const subject = 'shop.door.opened.v1';
    await bus.subscribe({
      durable: 'early-on-door',
      subjects: [subject],
      park: async () => undefined,
      handle: async (events) => void seen.push(...events.map((e) => e.id)),
    });
    const event = newEvent(defineEvent({ subject, data: z.strictObject({}), aggregateId: () => 'front' }), {
      data: {},
      sequence: 1,
      at: new Date(0),
      correlationId: 'test',
    });
    await expect(bus.publish([event])).rejects.toThrow(/no broker/);
    await server.resume();
    for (let sent = false; !sent; )
      sent = await bus.publish([event]).then(
        () => true,
        () => false,
      );
    while (seen.length === 0) await pause(5);
    expect(seen).toEqual([event.id]);
    await bus.close();
    await server.stop();
  });

  test('a consumer that begins to listen to another subject gets what that one told before', async () => {
    const server = await startNatsServer();
    const bus = await connectNatsBus({
      url: `${server.url},nats://127.0.0.1:1`,
      name: 'wide',
      retryMilliseconds: 5,
    });
    try {
      const contracts = ['opened', 'closed', 'locked'].map((what) =>
        defineEvent({
          subject: `shop.door.${what}.v1`,
          data: z.strictObject({}),
          aggregateId: () => 'front',
        }),
      );
      const subjects = contracts.map((contract) => contract.subject);
      const events = contracts.map((contract, n) =>
        newEvent(contract, { data: {}, sequence: n + 1, at: new Date(0), correlationId: 'test' }),
      );
      const about = { durable: 'points-on-door', park: async () => undefined };
      const first: number[] = [];
      const narrow = await bus.subscribe({
        ...about,
        subjects: subjects.slice(0, 1),
        handle: async (events) => void first.push(...events.map((e) => e.sequence)),
      });
      await bus.publish(events);
      while (first.length === 0) await pause(5);
      await narrow.stop();
      const second: number[] = [];
      await bus.subscribe({
        ...about,
        subjects: subjects.slice(0, 2),
        handle: async (events) => void second.push(...events.map((e) => e.sequence)),
      });
      while (!second.includes(2)) await pause(5);
      await pause(50);
      expect(first).toEqual([1]);
      expect(second).toEqual([1, 2]);
    } finally {
      await bus.close();
      await server.stop();
    }
  });
});
