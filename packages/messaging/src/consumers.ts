import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { byAggregate, type EventBus, type Stoppable, settledAll } from '@rayon/bus';
import { BrokenContract, type Envelope, type EventContract, type Logger, openEnvelope } from '@rayon/kernel';
import { isOutage } from '@rayon/store';
import type { Parked } from './parked';
import { type Followed, followReplay, type Replay } from './replay';
import { answerReplays, type RegisterConsumer, type Retell } from './retell';
import { roundsOf } from './rounds';

/** Takes effect of events that came together. It may run again for events it had: it notices by what it keeps. */
export type Handle<Data> = (envelopes: readonly Envelope<Data>[]) => Promise<void>;

/** What a service does when something happened. */
export type Consumers = Readonly<{
  /**
   * Registers what to do with one kind of event, before `start`. Registrations of one durable name share one consumer,
   * so that the events of one aggregate come in order across contracts.
   */
  on: RegisterConsumer;
  /** The same for events that are cheaper to handle together. */
  onMany: <Data>(contract: EventContract<Data>, durable: string, handle: Handle<Data>) => void;
  start: () => Promise<void>;
  /** Resolves when no handler runs any more. */
  stop: () => Promise<void>;
  /** Answers whoever asks for the history of this service's contracts, before `start`. */
  retell: (service: string, retells: readonly Retell[]) => void;
  /** Follows the history of contracts, and what happens meanwhile, until stopped. */
  replay: (followed: Followed) => Promise<Replay>;
  /** Handles parked messages again, oldest first; those that fail stay parked with the new reason. */
  replayParked: (which?: { durable?: string }) => Promise<{ handled: number; parkedAgain: number }>;
}>;

type Reaction = Readonly<{ contract: EventContract<unknown>; handle: Handle<unknown> }>;

const outagePauseMillisecondsMax = 5_000;

/**
 * The consumers of a service. A broken or repeatedly failing message is parked with its reason; while the store is away
 * nothing is parked, deliveries wait.
 */
export const createConsumers = ({
  bus,
  parked,
  logger,
}: {
  bus: EventBus;
  parked: Parked;
  logger: Logger;
}): Consumers => {
  const consumers = new Map<string, Map<string, Reaction>>();
  let stopping = new AbortController();
  let running: Stoppable[] = [];

  const handle = async (durable: string, received: readonly Envelope[]): Promise<void> => {
    const reactions = consumers.get(durable);
    const opened = received.map((envelope) => {
      const reaction = reactions?.get(envelope.type);
      if (!reaction) throw new BrokenContract(`${durable} does not listen to ${envelope.type}`);
      return { kind: reaction, envelope: openEnvelope(reaction.contract, envelope) };
    });
    for (const round of roundsOf(opened))
      await settledAll(
        [...round].map(([reaction, envelopes]) => patiently(durable, () => reaction.handle(envelopes))),
      );
  };

  /** Waits for a store that is away: that says nothing about the events being handled. */
  const patiently = async (durable: string, work: () => Promise<void>): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isOutage(error) || stopping.signal.aborted) throw error;
        logger.warn({ durable, error: String(error) }, 'the store is away, deliveries wait');
        await pause(Math.min(25 * 2 ** tries, outagePauseMillisecondsMax), undefined, {
          signal: stopping.signal,
        }).catch(() => undefined);
      }
    }
  };

  const onMany: Consumers['onMany'] = (contract, durable, reaction) => {
    if (running.length > 0) throw new Error('consumers are registered before they start');
    const reactions = consumers.get(durable) ?? new Map<string, Reaction>();
    if (reactions.has(contract.subject)) throw new Error(`${durable} already listens to ${contract.subject}`);
    // The map holds every contract's handler; `handle` opens the envelopes with the same contract first.
    reactions.set(contract.subject, { contract, handle: reaction } as unknown as Reaction);
    consumers.set(durable, reactions);
  };

  const on: Consumers['on'] = (contract, durable, each) =>
    onMany(contract, durable, (envelopes) =>
      byAggregate(envelopes, each as (one: Envelope) => Promise<void>),
    );

  return {
    onMany,
    on,
    retell: (service, retells) => answerReplays({ on, bus, service, retells }),
    replay: (followed) => followReplay({ bus, followed }),
    start: async () => {
      stopping = new AbortController();
      setMaxListeners(0, stopping.signal);
      for (const [durable, reactions] of consumers)
        running.push(
          await bus.subscribe({
            durable,
            subjects: [...reactions.keys()],
            handle: (envelopes) => handle(durable, envelopes),
            park: async (message, reason) => {
              await parked.park({ consumer: durable, message, reason });
              logger.error({ durable, reason }, 'a message was parked');
            },
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
          await handle(row.consumer, [JSON.parse(row.message) as Envelope]);
          await parked.settle(row);
          handled += 1;
        } catch (error) {
          await parked.failedAgain(row, String(error));
          parkedAgain += 1;
        }
      }
      return { handled, parkedAgain };
    },
  };
};
