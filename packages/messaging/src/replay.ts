import type { EventBus } from '@rayon/bus';
import {
  BrokenContract,
  type Envelope,
  type EventContract,
  newEvent,
  newId,
  openEnvelope,
} from '@rayon/kernel';
import { firstIdOf } from '@rayon/store';
import type { z } from 'zod';
import { pageOf, publisherOf, requestOf } from './replay-contracts';

/** Which contracts are followed, and what takes effect of their events: those replayed and those of meanwhile. */
export type Followed = Readonly<{
  /** The service that follows. */
  service: string;
  contracts: readonly EventContract<unknown>[];
  take: (envelopes: readonly Envelope[]) => Promise<void>;
  /** A publisher that is silent for so long is given up on. */
  silenceMillisecondsMax?: number;
  /** Gives up when it is aborted. */
  signal?: AbortSignal | undefined;
}>;

/** A replay that is being followed. */
export type Replay = Readonly<{
  /** Resolves when all that was published, and with `history` all that ever was, has taken effect. */
  caughtUp: (asked: { history: boolean }) => Promise<void>;
  /** Events of the history that took effect so far. */
  told: () => number;
  stop: () => Promise<void>;
}>;

const silenceMillisecondsMaxDefault = 60_000;
/** Events of meanwhile held until the history is through. */
const heldMax = 100_000;
/** Clocks of two machines differ by less. */
const clockSkewMilliseconds = 600_000;

type Awaited = { remaining: Set<string>; resolve: () => void; reject: (reason: unknown) => void };

/** Follows contracts from now on with a consumer of its own, and asks their publishers for what was before. */
export const followReplay = async ({
  bus,
  followed: { service, contracts, take, silenceMillisecondsMax = silenceMillisecondsMaxDefault, signal },
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
  let told = 0;

  const opened = (event: unknown, type: string): Envelope => {
    const contract = bySubject.get(type);
    if (!contract) throw new BrokenContract(`${type} was not asked for`);
    return openEnvelope(contract, event);
  };
  const fail = (reason: string): void => {
    failure ??= new Error(reason);
    for (const { reject } of awaited.values()) reject(failure);
  };

  /** What happens meanwhile, by publisher, until its history is through: it goes on from there. */
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
    told += events.length;
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
    inTurn: true,
    handle,
    park: async (_, reason) => fail(reason),
  });

  const watch = setInterval(() => {
    if (Date.now() - heard > silenceMillisecondsMax) fail('a publisher does not answer');
  }, silenceMillisecondsMax / 10).unref();

  const giveUp = () => fail('its process stops');
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();

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
    told: () => told,
    stop: async () => {
      clearInterval(watch);
      signal?.removeEventListener('abort', giveUp);
      await subscription.stop();
    },
  };
};
