import { setTimeout as pause } from 'node:timers/promises';
import { BrokenContract, defineEvent, type Envelope, newEvent, newId } from '@rayon/kernel';
import { z } from 'zod';
import { type EventBus, type Subscription, triesMax } from './bus';
import { byAggregate } from './consumer';
import { EnvelopeTooLarge, payloadBytesMax } from './payload';

/** A broker under test. */
export type Broker = Readonly<{
  /** A connection as one process has it; first retry after about 5 ms. In process, all share one bus. */
  connect: () => Promise<EventBus>;
  stop: () => Promise<void>;
  /** Puts any text on a subject, as a foreign program could. */
  raw?: (subject: string, text: string) => Promise<void>;
  /** Stops and starts the broker, data kept. */
  restart?: () => Promise<void>;
  /** Removes everything the broker holds of a service. */
  lose?: (service: string) => Promise<void>;
}>;

/** What a broker can beyond the port. */
export type BrokerFeatures = Readonly<{
  /** Several processes may use one durable name. */
  processes?: boolean;
  /** There is a broker: it can be written to by others, restarted, emptied. */
  broker?: boolean;
}>;

type Thing = { thing: string; n: number; filler?: string };

const waitMillisecondsMax = 60_000;

const until = async (what: string, reached: () => boolean): Promise<void> => {
  const deadline = Date.now() + waitMillisecondsMax;
  while (!reached()) {
    if (Date.now() > deadline) throw new Error(`not reached: ${what}`);
    await pause(5);
  }
};

/** A service of its own for one test, so that tests on one broker never meet. */
const newService = () => {
  const letters = newId().replaceAll('-', '').slice(-12);
  const service = `t${[...letters].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')}`;
  const happened = defineEvent({
    subject: `${service}.thing.happened.v1`,
    data: z.strictObject({ thing: z.string(), n: z.int(), filler: z.string().optional() }),
    aggregateId: (data) => data.thing,
  });
  const ended = defineEvent({
    subject: `${service}.thing.ended.v1`,
    data: z.strictObject({ thing: z.string(), n: z.int() }),
    aggregateId: (data) => data.thing,
  });
  const event = (thing: string, n: number, filler?: string) =>
    newEvent(happened, { data: { thing, n, filler }, sequence: n, at: new Date(0), correlationId: 'suite' });
  const end = (thing: string, n: number) =>
    newEvent(ended, { data: { thing, n }, sequence: n, at: new Date(0), correlationId: 'suite' });
  return { service, subject: happened.subject, endSubject: ended.subject, event, end };
};

const told = (envelope: Envelope): Thing => envelope.data as Thing;
const label = (envelope: Envelope): string => `${told(envelope).thing}${told(envelope).n}`;
const firstOf = (seen: readonly string[]): string[] => [...new Set(seen)];

/** The suite every adapter of the `EventBus` port passes. */
export const runBusSuite = (
  name: string,
  makeBroker: () => Promise<Broker>,
  features: BrokerFeatures = {},
): void => {
  describe(name, () => {
    let broker: Broker;
    let buses: EventBus[] = [];

    const connect = async (): Promise<EventBus> => {
      const bus = await broker.connect();
      buses.push(bus);
      return bus;
    };
    const listen = (
      bus: EventBus,
      about: { durable: string; subjects: readonly string[] } & Partial<Subscription>,
      handle: (envelope: Envelope) => Promise<void>,
    ) =>
      bus.subscribe({
        park: async () => undefined,
        ...about,
        handle: (envelopes) => byAggregate(envelopes, handle),
      });

    beforeAll(async () => {
      broker = await makeBroker();
    });
    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus.close()));
      buses = [];
    });
    afterAll(() => broker?.stop());

    test('an event reaches every durable consumer as it was published', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const left: Envelope[] = [];
      const right: Envelope[] = [];
      await listen(bus, { durable: `${service}-left`, subjects: [subject] }, async (e) => void left.push(e));
      await listen(
        bus,
        { durable: `${service}-right`, subjects: [subject] },
        async (e) => void right.push(e),
      );
      const published = [event('a', 1), event('b', 1, 'é€🛒')];
      await bus.publish(published);
      await until('both consumers', () => left.length >= 2 && right.length >= 2);
      const byId = (events: Envelope[]) => new Map(events.map((e) => [e.id, e]));
      expect(byId(left)).toEqual(byId(JSON.parse(JSON.stringify(published))));
      expect(byId(right)).toEqual(byId(left));
    });

    test('events of one aggregate arrive in order, one at a time, while others go on', async () => {
      const { service, subject, endSubject, event, end } = newService();
      const bus = await connect();
      const things = Array.from({ length: 15 }, (_, index) => `thing-${index}`);
      const seen = new Map<string, number[]>();
      const working = new Set<string>();
      let together = 0;
      await listen(bus, { durable: `${service}-on`, subjects: [subject, endSubject] }, async (envelope) => {
        const { thing, n } = told(envelope);
        expect(working.has(thing)).toBe(false);
        working.add(thing);
        together = Math.max(together, working.size);
        await pause(Math.random() * 4);
        seen.set(thing, [...(seen.get(thing) ?? []), n]);
        working.delete(thing);
      });
      const events = Array.from({ length: 20 }, (_, n) =>
        things.map((thing) => (n === 19 ? end(thing, n) : event(thing, n))),
      );
      await Promise.all([bus.publish(events.slice(0, 10).flat()), bus.publish(events.slice(10).flat())]);
      await until('all events', () => things.every((thing) => new Set(seen.get(thing)).size === 20));
      for (const thing of things)
        expect(firstOf((seen.get(thing) ?? []).map(String)).map(Number)).toEqual([...Array(20).keys()]);
      expect(together).toBeGreaterThan(1);
    });

    test('a failed event is tried again before the next of its aggregate', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const tried: string[] = [];
      const handled: string[] = [];
      await listen(bus, { durable: `${service}-on`, subjects: [subject] }, async (envelope) => {
        tried.push(label(envelope));
        if (label(envelope) === 'a1' && tried.filter((what) => what === 'a1').length < 3)
          throw new Error('not yet');
        handled.push(label(envelope));
      });
      await bus.publish([event('a', 1), event('a', 2), event('b', 1)]);
      await until('all handled', () => firstOf(handled).length === 3);
      expect(tried.filter((what) => what === 'a1').length).toBeGreaterThanOrEqual(3);
      expect(handled.indexOf('a1')).toBeLessThan(handled.indexOf('a2'));
      expect(tried.indexOf('a2')).toBeGreaterThan(tried.lastIndexOf('a1'));
    });

    test('a consumer catches up with what it missed while it was away, in order', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const before: string[] = [];
      const about = { durable: `${service}-on`, subjects: [subject] };
      const first = await listen(bus, about, async (e) => void before.push(label(e)));
      await bus.publish([event('a', 1)]);
      await until('the first', () => before.length > 0);
      await first.stop();
      await bus.publish([event('a', 2), event('a', 3)]);
      await bus.publish([event('a', 4)]);
      const after: string[] = [];
      await listen(bus, about, async (e) => void after.push(label(e)));
      await until('the missed ones', () => after.includes('a4'));
      expect(firstOf(after).filter((what) => what !== 'a1')).toEqual(['a2', 'a3', 'a4']);
      expect(before).not.toContain('a2');
    });

    test('poison is parked with its reason after the last try and delays no other aggregate', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const order: string[] = [];
      const parked: { message: unknown; reason: string }[] = [];
      let tries = 0;
      await listen(
        bus,
        {
          durable: `${service}-on`,
          subjects: [subject],
          park: async (message, reason) => {
            order.push('parked');
            parked.push({ message, reason });
          },
        },
        async (envelope) => {
          if (label(envelope) === 'poison1') {
            tries += 1;
            throw new TypeError('cannot digest');
          }
          order.push(label(envelope));
        },
      );
      const poison = event('poison', 1);
      await bus.publish([
        poison,
        event('poison', 2),
        ...Array.from({ length: 30 }, (_, n) => event(`b${n}-`, n)),
      ]);
      await until('everything', () => firstOf(order).length === 32);
      expect(tries).toBe(triesMax);
      expect(parked).toHaveLength(1);
      expect(parked[0]?.message).toMatchObject({ id: poison.id });
      expect(parked[0]?.reason).toMatch(/cannot digest/);
      // Of its own aggregate the next one waited; of the others nobody did.
      expect(order.indexOf('poison2')).toBeGreaterThan(order.indexOf('parked'));
      expect(order.indexOf('parked')).toBeGreaterThanOrEqual(30);
    });

    test('an event that breaks its contract is parked at once', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const reasons: string[] = [];
      let tries = 0;
      const park = async (_: unknown, reason: string) => void reasons.push(reason);
      await listen(bus, { durable: `${service}-on`, subjects: [subject], park }, async () => {
        tries += 1;
        throw new BrokenContract('no such member');
      });
      await bus.publish([event('a', 1)]);
      await until('parked', () => reasons.length > 0);
      expect(tries).toBe(1);
      expect(reasons[0]).toMatch(/no such member/);
    });

    test('an event whose parking fails is not lost', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      let parkings = 0;
      const parked: unknown[] = [];
      const park = async (message: unknown) => {
        parkings += 1;
        if (parkings < 3) throw new Error('no store');
        parked.push(message);
      };
      await listen(bus, { durable: `${service}-on`, subjects: [subject], park }, async () => {
        throw new Error('never');
      });
      await bus.publish([event('a', 1)]);
      await until('parked', () => parked.length > 0);
      expect(parked[0]).toMatchObject({ data: { thing: 'a', n: 1 } });
    });

    test('an event published twice under one id is the same event', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const seen: Envelope[] = [];
      await listen(bus, { durable: `${service}-on`, subjects: [subject] }, async (e) => void seen.push(e));
      const twice = event('a', 1);
      await bus.publish([twice, twice, event('a', 2)]);
      await bus.publish([twice, event('a', 3)]);
      await until('the last', () => seen.some((e) => label(e) === 'a3'));
      expect(firstOf(seen.map(label))).toEqual(['a1', 'a2', 'a3']);
      expect(firstOf(seen.filter((e) => label(e) === 'a1').map((e) => e.id))).toEqual([twice.id]);
    });

    test('an event that is too large is refused before any of its batch is published', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const seen: string[] = [];
      await listen(
        bus,
        { durable: `${service}-on`, subjects: [subject] },
        async (e) => void seen.push(label(e)),
      );
      const large = event('b', 1, 'x'.repeat(payloadBytesMax));
      await expect(bus.publish([event('a', 1), large])).rejects.toThrow(EnvelopeTooLarge);
      await bus.publish([event('c', 1, 'x'.repeat(payloadBytesMax - 1_000))]);
      await until('the one after', () => seen.includes('c1'));
      expect(firstOf(seen)).toEqual(['c1']);
    });

    test('a tap sees what happens from now on, until it is stopped', async () => {
      const { service, subject, endSubject, event, end } = newService();
      const [bus, other] = [await connect(), await connect()];
      const handled: string[] = [];
      await listen(bus, { durable: `${service}-on`, subjects: [subject, endSubject] }, async (e) => {
        handled.push(label(e));
      });
      await bus.publish([event('a', 1)]);
      const seen: string[] = [];
      const tap = await other.tap([subject], (envelope) => {
        seen.push(label(envelope));
        if (label(envelope) === 'a2') throw new Error('a tap that fails disturbs nobody');
      });
      await bus.publish([event('a', 2), end('a', 3), event('a', 4)]);
      await until('the tap', () => seen.includes('a4'));
      expect(seen).toEqual(['a2', 'a4']);
      await tap.stop();
      await bus.publish([event('a', 5)]);
      await until('the consumer', () => handled.includes('a5'));
      expect(seen).toEqual(['a2', 'a4']);
    });

    test('an aggregate whose handler takes long holds up nobody else', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const done: string[] = [];
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      let begun = false;
      await listen(bus, { durable: `${service}-on`, subjects: [subject] }, async (e) => {
        if (label(e) === 'a1') {
          begun = true;
          await held;
        }
        done.push(label(e));
      });
      const publishing = [bus.publish([event('a', 1)])];
      await until('the slow one began', () => begun);
      publishing.push(bus.publish([event('b', 1), event('a', 2), event('c', 1)]));
      await until('the others', () => done.length === 2);
      expect(done.sort()).toEqual(['b1', 'c1']);
      letGo();
      await Promise.all(publishing);
      await until('all', () => done.length === 4);
      expect(done.slice(2)).toEqual(['a1', 'a2']);
    });

    test('stopping waits for the handler at work and leaves the rest for later', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const about = { durable: `${service}-on`, subjects: [subject] };
      const done: string[] = [];
      let begun = false;
      const slow = await listen(bus, about, async (e) => {
        begun = true;
        await pause(100);
        done.push(label(e));
      });
      const first = bus.publish([event('a', 1)]);
      await until('the first began', () => begun);
      const rest = bus.publish([event('a', 2), event('a', 3)]);
      await slow.stop();
      await Promise.all([first, rest]);
      const atStop = [...done];
      expect(atStop).toContain('a1');
      expect(atStop).not.toContain('a3');
      await pause(150);
      expect(done).toEqual(atStop);
      await listen(bus, about, async (e) => void done.push(label(e)));
      await until('the rest', () => done.includes('a3'));
      expect(firstOf(done)).toEqual(['a1', 'a2', 'a3']);
    });

    test('a closed bus refuses to publish, and nobody can listen twice under one name', async () => {
      const { service, subject, event } = newService();
      const bus = await connect();
      const about = { durable: `${service}-on`, subjects: [subject] };
      await listen(bus, about, async () => undefined);
      await expect(listen(bus, about, async () => undefined)).rejects.toThrow(/already/);
      if (!features.processes && !features.broker) return;
      await bus.close();
      await expect(bus.publish([event('a', 1)])).rejects.toThrow();
    });

    if (features.processes)
      test('of several processes with one name one works at a time, and another takes over', async () => {
        const { service, subject, event } = newService();
        const [one, two] = [await connect(), await connect()];
        const seen: { by: string; what: string }[] = [];
        const working = new Set<string>();
        const about = { durable: `${service}-on`, subjects: [subject] };
        const handler = (by: string) => async (e: Envelope) => {
          expect(working.has(told(e).thing)).toBe(false);
          working.add(told(e).thing);
          await pause(1);
          working.delete(told(e).thing);
          seen.push({ by, what: label(e) });
        };
        await listen(one, about, handler('one'));
        await listen(two, about, handler('two'));
        await one.publish(Array.from({ length: 50 }, (_, n) => event('a', n)));
        await until('the first fifty', () => new Set(seen.map((s) => s.what)).size === 50);
        expect(firstOf(seen.map((s) => s.by))).toHaveLength(1);
        const [worker, standby] = seen[0]?.by === 'one' ? [one, two] : [two, one];
        await worker.close();
        await standby.publish(Array.from({ length: 50 }, (_, n) => event('a', 50 + n)));
        await until('the other fifty', () => new Set(seen.map((s) => s.what)).size === 100);
        expect(firstOf(seen.map((s) => s.what))).toEqual(Array.from({ length: 100 }, (_, n) => `a${n}`));
      });

    if (features.broker) {
      test('junk on a subject is parked with its reason and delays nobody', async () => {
        const { service, subject, event } = newService();
        const bus = await connect();
        const seen: string[] = [];
        const parked: string[] = [];
        const park = async (_: unknown, reason: string) => void parked.push(reason);
        await listen(
          bus,
          { durable: `${service}-on`, subjects: [subject], park },
          async (e) => void seen.push(label(e)),
        );
        await bus.publish([event('a', 1)]);
        const { data: _, ...broken } = event('a', 7);
        await broker.raw?.(subject, '{"half":');
        await broker.raw?.(subject, JSON.stringify({ ...broken, id: 7, extra: true }));
        await broker.raw?.(subject, JSON.stringify({ ...event('a', 8), type: `${service}.thing.ended.v1` }));
        await bus.publish([event('a', 2)]);
        await until('all parked', () => parked.length === 3 && seen.includes('a2'));
        expect(parked[0]).toMatch(/not JSON/);
        expect(parked[1]).toMatch(/envelope/);
        expect(parked[2]).toMatch(/travelled as/);
        expect(firstOf(seen)).toEqual(['a1', 'a2']);
      });

      test('a restart of the broker loses nothing', async () => {
        const { service, subject, event } = newService();
        const bus = await connect();
        const seen: string[] = [];
        await listen(bus, { durable: `${service}-on`, subjects: [subject] }, async (e) => {
          await pause(2);
          seen.push(label(e));
        });
        await bus.publish(Array.from({ length: 100 }, (_, n) => event('a', n)));
        await broker.restart?.();
        const second = Array.from({ length: 20 }, (_, n) => event('a', 100 + n));
        const publish = async (): Promise<void> => {
          for (;;) {
            try {
              return await bus.publish(second);
            } catch {
              await pause(100);
            }
          }
        };
        await publish();
        await until('all', () => new Set(seen).size === 120);
        expect(firstOf(seen)).toEqual(Array.from({ length: 120 }, (_, n) => `a${n}`));
      });

      test('a broker that lost everything says so, and carries on', async () => {
        const { service, subject, event } = newService();
        const bus = await connect();
        const seen: string[] = [];
        const about = { durable: `${service}-on`, subjects: [subject] };
        const listening = await listen(bus, about, async (e) => void seen.push(label(e)));
        await bus.publish([event('a', 1)]);
        await until('the first', () => seen.includes('a1'));
        const epoch = await bus.epoch?.(service);
        expect(await bus.epoch?.(service)).toBe(epoch);
        await broker.lose?.(service);
        // The publisher learns that its events have no home, asks, and publishes them again.
        const events = [event('a', 2), event('a', 3)];
        await bus.publish(events).catch(() => undefined);
        expect(await bus.epoch?.(service)).not.toBe(epoch);
        await bus.publish(events);
        await until('the later ones', () => seen.includes('a3'));
        expect(firstOf(seen)).toEqual(['a1', 'a2', 'a3']);
        await listening.stop();
      });
    }
  });
};
