import type { EventBus } from '@rayon/bus';
import {
  BrokenContract,
  defineEvent,
  type Envelope,
  type EventContract,
  envelopeShape,
  newEvent,
  newId,
  openEnvelope,
} from '@rayon/kernel';
import { firstIdOf } from '@rayon/store';
import { z } from 'zod';
import type { Consumers } from './consumers';

/**
 * How a service tells the history of contracts again: whatever leads a consumer that knows nothing to what is true now,
 * events of one aggregate in the order of their sequence. Contracts that carry state are told from the service's own
 * rows: one event per row, with the sequence of its newest.
 */
export type Retell = Readonly<{
  contracts: readonly EventContract<unknown>[];
  tell: () => AsyncIterable<Envelope>;
}>;

/** Which contracts are followed, and what takes effect of their events: those told again and those of meanwhile. */
export type Followed = Readonly<{
  /** The service that follows. */
  service: string;
  contracts: readonly EventContract<unknown>[];
  take: (envelopes: readonly Envelope[]) => Promise<void>;
  /** A publisher that is silent for so long is given up on. */
  silenceMillisecondsMax?: number;
}>;

/** A replay that is being followed. */
export type Replay = Readonly<{
  /** Resolves when all that was published, and with `history` all that ever was, has taken effect. */
  caughtUp: (asked: { history: boolean }) => Promise<void>;
  stop: () => Promise<void>;
}>;

const silenceMillisecondsMaxDefault = 60_000;
/** Nobody waits any more for the answer to a request this old. */
const requestMillisecondsMax = 600_000;
/** Events told in one message; with large ones it holds fewer. */
const pageMax = 200;
const pageLengthMax = 100_000;
/** Events of meanwhile held until the history is told. */
const heldMax = 100_000;
/** Clocks of two machines differ by less. */
const clockSkewMilliseconds = 600_000;

const publisherOf = (subject: string): string => subject.split('.')[0] ?? subject;

const requestOf = (publisher: string) =>
  defineEvent({
    subject: `${publisher}.replay.requested.v1`,
    data: z.strictObject({
      replayId: z.string(),
      /** Names the answer: one replay asks more than once. */
      requestId: z.string(),
      subjects: z.array(z.string()),
    }),
    aggregateId: ({ replayId }) => replayId,
  });

/** One page of a history, for one follower only; pages of one replay are one aggregate and so keep their order. */
const pageOf = (publisher: string, replayId: string) =>
  defineEvent({
    subject: `${publisher}.replay.${replayId}.v1`,
    data: z.strictObject({
      requestId: z.string(),
      events: z.array(envelopeShape),
      isLast: z.boolean(),
      /** Subjects asked for that the publisher cannot tell again. */
      unknown: z.array(z.string()),
    }),
    aggregateId: () => replayId,
  });

/** The events in pages that can travel. */
const paged = async function* paged(events: AsyncIterable<Envelope>): AsyncIterable<Envelope[]> {
  let page: Envelope[] = [];
  let length = 0;
  for await (const event of events) {
    page.push(event);
    length += JSON.stringify(event).length;
    if (page.length < pageMax && length < pageLengthMax) continue;
    yield page;
    page = [];
    length = 0;
  }
  if (page.length > 0) yield page;
};

/** Registers the answer of a service, as publisher, to those who ask for its history. */
export const answerReplays = ({
  on,
  bus,
  service,
  retells,
}: Pick<Consumers, 'on'> & { bus: EventBus; service: string; retells: readonly Retell[] }): void => {
  const canTell = new Set(retells.flatMap(({ contracts }) => contracts.map(({ subject }) => subject)));
  on(requestOf(service), `${service}-on-replays`, async ({ data, time, id, correlationid }) => {
    if (Date.now() - Date.parse(time) > requestMillisecondsMax) return;
    const { replayId, requestId, subjects } = data;
    const wanted = new Set(subjects);
    const page = pageOf(service, replayId);
    let sequence = 0;
    const send = async (told: { events: Envelope[]; isLast: boolean; unknown: string[] }) => {
      sequence += 1;
      const meta = { sequence, at: new Date(), correlationId: correlationid, causationId: id };
      await bus.publish([newEvent(page, { data: { requestId, ...told }, ...meta })]);
    };
    for (const { contracts, tell } of retells)
      if (contracts.some(({ subject }) => wanted.has(subject)))
        for await (const events of paged(tell()))
          await send({ events: events.filter(({ type }) => wanted.has(type)), isLast: false, unknown: [] });
    await send({
      events: [],
      isLast: true,
      unknown: subjects.filter((subject) => !canTell.has(subject)),
    });
  });
};

type Awaited = { remaining: Set<string>; resolve: () => void; reject: (reason: unknown) => void };

/** Follows contracts from now on with a consumer of its own, and asks their publishers for what was before. */
export const followReplay = async ({
  bus,
  followed: { service, contracts, take, silenceMillisecondsMax = silenceMillisecondsMaxDefault },
}: {
  bus: EventBus;
  followed: Followed;
}): Promise<Replay> => {
  const replayId = newId();
  const bySubject = new Map(contracts.map((contract) => [contract.subject, contract]));
  const subjects = [...bySubject.keys()];
  const publishers = [...new Set(subjects.map(publisherOf))];
  const pages = new Map(publishers.map((name) => [`${name}.replay.${replayId}.v1`, pageOf(name, replayId)]));
  const awaited = new Map<string, Awaited>();
  let heard = Date.now();
  let failure: Error | undefined;

  const opened = (event: unknown, type: string): Envelope => {
    const contract = bySubject.get(type);
    if (!contract) throw new BrokenContract(`${type} was not asked for`);
    return openEnvelope(contract, event);
  };
  const fail = (reason: string): void => {
    failure ??= new Error(reason);
    for (const { reject } of awaited.values()) reject(failure);
  };

  /** What happens meanwhile, by publisher, until its history is told: it goes on from there. */
  const held = new Map(publishers.map((publisher) => [publisher, new Map<string, Envelope>()]));
  const oldest = firstIdOf(new Date(Date.now() - clockSkewMilliseconds));

  const takeLive = async (envelope: Envelope): Promise<void> => {
    const event = opened(envelope, envelope.type);
    const waiting = held.get(publisherOf(event.type));
    if (!waiting) return take([event]);
    // What was made before the history is asked for is in it.
    if (event.id >= oldest) waiting.set(event.id, event);
    if (waiting.size > heldMax) fail('too much happens while the history is told');
  };

  const takePage = async (
    publisher: string,
    { requestId, events, isLast, unknown }: z.infer<ReturnType<typeof pageOf>['data']>,
  ): Promise<void> => {
    if (events.length > 0) await take(events.map((event) => opened(event, event.type)));
    if (unknown.length > 0) fail(`nobody tells ${unknown.join(', ')} again`);
    if (!isLast) return;
    const meanwhile = [...(held.get(publisher)?.values() ?? [])];
    if (meanwhile.length > 0) await take(meanwhile);
    held.delete(publisher);
    const waiting = awaited.get(requestId);
    waiting?.remaining.delete(publisher);
    if (waiting?.remaining.size === 0) waiting.resolve();
  };

  const handle = async (received: readonly Envelope[]): Promise<void> => {
    for (const envelope of received) {
      heard = Date.now();
      const page = pages.get(envelope.type);
      if (page) await takePage(publisherOf(envelope.type), openEnvelope(page, envelope).data);
      else await takeLive(envelope);
    }
  };
  const subscription = await bus.subscribe({
    durable: `${service}-on-replay-${replayId}`,
    subjects: [...subjects, ...pages.keys()],
    temporary: true,
    handle,
    park: async (_, reason) => fail(reason),
  });

  const watch = setInterval(() => {
    if (Date.now() - heard > silenceMillisecondsMax) fail('a publisher does not answer');
  }, silenceMillisecondsMax / 10).unref();

  return {
    caughtUp: async ({ history }) => {
      if (failure) throw failure;
      const requestId = newId();
      heard = Date.now();
      const answered = new Promise<void>((resolve, reject) =>
        awaited.set(requestId, { remaining: new Set(publishers), resolve, reject }),
      );
      answered.catch(() => undefined);
      const requests = publishers.map((publisher) => {
        const wanted = history ? subjects.filter((subject) => publisherOf(subject) === publisher) : [];
        const data = { replayId, requestId, subjects: wanted };
        const about = { sequence: 0, at: new Date(), correlationId: requestId };
        return newEvent(requestOf(publisher), { data, ...about });
      });
      await bus.publish(requests);
      await answered.finally(() => awaited.delete(requestId));
      if (failure) throw failure;
    },
    stop: async () => {
      clearInterval(watch);
      await subscription.stop();
    },
  };
};
