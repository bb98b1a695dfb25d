import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type EventBus, type Stoppable } from '@rayon/bus';
import { BrokenContract, type Envelope, type EventContract, type Logger, openEnvelope } from '@rayon/kernel';
import type { Outbox } from '@rayon/store';
import { attempt, type InboxRow, isDuplicateKey, isOutage, plumbingCollections } from '@rayon/store';
import type { ClientSession, Connection } from 'mongoose';
import { createParked } from './parked';

/** Takes effect of one event in the given transaction; the events it gives are published after the commit. */
export type Handle<Data> = (
  envelope: Envelope<Data>,
  session: ClientSession,
) => Promise<readonly Envelope[] | undefined> | Promise<void>;

/** What a service does when others tell it something. */
export type Listeners = Readonly<{
  /**
   * Registers a handler, before `start`. Handlers of one durable name share one consumer, so that the events of
   * one aggregate reach them in order across contracts. `handle` may run more than once; it takes effect once.
   */
  on: <Data>(contract: EventContract<Data>, options: { durable: string }, handle: Handle<Data>) => void;
  start: () => Promise<void>;
  /** Resolves when no handler runs any more. */
  stop: () => Promise<void>;
  /** Handles parked messages again, oldest first; those that fail stay parked with the new reason. */
  replayParked: (which?: { durable?: string }) => Promise<{ handled: number; parkedAgain: number }>;
}>;

type Reaction = { contract: EventContract<unknown>; handle: Handle<unknown> };

const outagePauseMillisecondsMax = 5_000;

/**
 * The listeners of a service: inbox row, effect and outbox rows commit together, the message is acknowledged
 * after. A broken or repeatedly failing message is parked with its reason; while the store is away nothing is
 * parked, deliveries wait.
 */
export const createListeners = ({
  connection,
  bus,
  outbox,
  service,
  logger,
}: {
  connection: Connection;
  bus: EventBus;
  outbox: Outbox;
  service: string;
  logger: Logger;
}): Listeners => {
  const inbox = plumbingCollections(connection).inbox;
  const parked = createParked(connection, service);
  const consumers = new Map<string, Map<string, Reaction>>();
  let stopping = new AbortController();
  let running: Stoppable[] = [];

  const effect = async (durable: string, reaction: Reaction, envelope: Envelope): Promise<void> => {
    const row: InboxRow = {
      _id: `${durable}/${envelope.id}`,
      consumer: durable,
      eventId: envelope.id,
      type: envelope.type,
      at: new Date(),
    };
    let told = false;
    let claimed = false;
    try {
      await attempt(connection, async (session) => {
        claimed = false;
        await inbox.insertOne(row, { session });
        claimed = true;
        const events = (await reaction.handle(envelope, session)) ?? [];
        await outbox.append(session, events);
        told = events.length > 0;
        return { commit: true, answer: undefined };
      });
    } catch (error) {
      // Taken effect of already: by this delivery's twin, or before the acknowledgement was lost.
      if (isDuplicateKey(error) && !claimed) return;
      throw error;
    }
    if (told) outbox.kick();
  };

  const handle = async (durable: string, received: Envelope): Promise<void> => {
    const reaction = consumers.get(durable)?.get(received.type);
    if (!reaction) throw new BrokenContract(`${durable} does not listen to ${received.type}`);
    const envelope = openEnvelope(reaction.contract, received);
    for (let tries = 0; ; tries += 1) {
      try {
        return await effect(durable, reaction, envelope);
      } catch (error) {
        if (!isOutage(error) || stopping.signal.aborted) throw error;
        logger.warn(
          { durable, event: envelope.id, error: String(error) },
          'the store is away, a delivery waits',
        );
        await pause(Math.min(25 * 2 ** tries, outagePauseMillisecondsMax), undefined, {
          signal: stopping.signal,
        }).catch(() => undefined);
      }
    }
  };

  const park = async (durable: string, message: unknown, reason: string): Promise<void> => {
    await parked.park({ consumer: durable, message, reason });
    logger.error({ durable, reason }, 'a message was parked');
  };

  return {
    on: (contract, { durable }, reaction) => {
      if (running.length > 0) throw new Error('listeners are registered before they start');
      const reactions = consumers.get(durable) ?? new Map<string, Reaction>();
      if (reactions.has(contract.subject))
        throw new Error(`${durable} already listens to ${contract.subject}`);
      // The map holds every contract's handler; `handle` opens the envelope with the same contract first.
      reactions.set(contract.subject, { contract, handle: reaction } as unknown as Reaction);
      consumers.set(durable, reactions);
    },
    start: async () => {
      stopping = new AbortController();
      setMaxListeners(0, stopping.signal);
      for (const [durable, reactions] of consumers)
        running.push(
          await bus.subscribe({
            durable,
            subjects: [...reactions.keys()],
            handle: (envelope) => handle(durable, envelope),
            park: (message, reason) => park(durable, message, reason),
          }),
        );
    },
    stop: async () => {
      stopping.abort();
      const stopped = running;
      running = [];
      await Promise.all(stopped.map((consumer) => consumer.stop()));
    },
    replayParked: async ({ durable } = {}) => {
      let handled = 0;
      let parkedAgain = 0;
      for (const row of await parked.waiting({ consumer: durable })) {
        if (!consumers.has(row.consumer)) continue;
        try {
          await handle(row.consumer, JSON.parse(row.message) as Envelope);
          await parked.settle(row);
          handled += 1;
        } catch (error) {
          await parked.park({
            consumer: row.consumer,
            message: keepText(row.message),
            reason: String(error),
          });
          parkedAgain += 1;
        }
      }
      return { handled, parkedAgain };
    },
  };
};

/** The message as it was parked, so that it keeps its key. */
const keepText = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
