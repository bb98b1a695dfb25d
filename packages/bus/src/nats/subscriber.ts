import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Logger } from '@rayon/kernel';
import { type Envelope, envelopeShape } from '@rayon/kernel';
import type { Stoppable, Subscription } from '../bus';
import { createConsumer } from '../consumer';
import { parkForSure } from '../deliver';
import { ackMillisecondsMax, ensureConsumer, workers } from './consumer';
import type { Link, LinkOwner } from './link';
import { isMissing, streamOf } from './streams';

/** Events taken from the server ahead of their handling. */
const heldMax = 256;
const pullMilliseconds = 10_000;
const missingPauseMilliseconds = 250;
const failurePauseMilliseconds = 1_000;

/** The envelope of a message, or the reason why it is none. */
const read = (message: JsMsg): Envelope | string => {
  try {
    const envelope = envelopeShape.safeParse(message.json());
    if (!envelope.success) return `BrokenContract: envelope: ${envelope.error.message}`;
    if (envelope.data.type !== message.subject)
      return `BrokenContract: ${envelope.data.type} travelled as ${message.subject}`;
    return envelope.data as Envelope;
  } catch (error) {
    return `BrokenContract: not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/** Consumes one service's stream for one subscription until stopped. */
export const consumeStream = ({
  link: owner,
  service,
  subscription,
  concurrency,
  retryMilliseconds,
  logger,
}: {
  link: LinkOwner;
  service: string;
  subscription: Subscription;
  concurrency: number;
  retryMilliseconds: number;
  logger: Logger;
}): Stoppable => {
  const { durable } = subscription;
  const subjects = subscription.subjects.filter((subject) => subject.startsWith(`${service}.`));
  const stopping = new AbortController();
  // Every retry that waits listens to it.
  setMaxListeners(0, stopping.signal);
  const { signal } = stopping;
  const { take, idle } = createConsumer({ subscription, concurrency, retryMilliseconds, signal, logger });
  const held = new Map<number, JsMsg>();
  let room: () => void = () => undefined;
  let messages: ConsumerMessages | undefined;
  let pinned = false;

  // Retries happen here and not at the server, so that order within an aggregate holds; the server is told.
  const extend = setInterval(() => {
    for (const message of held.values()) message.working();
  }, ackMillisecondsMax / 3);

  const settle = (message: JsMsg, done: () => void): void => {
    held.delete(message.seq);
    room();
    try {
      done();
    } catch (error) {
      logger.warn({ durable, error: String(error) }, 'an acknowledgement could not be sent');
    }
  };

  const accept = async (message: JsMsg): Promise<void> => {
    // Delivered again while it is still being worked on: the acknowledgement to come covers both.
    if (held.has(message.seq)) return;
    if (!subjects.includes(message.subject)) return message.ack();
    held.set(message.seq, message);
    const envelope = read(message);
    if (typeof envelope === 'string') {
      const parked = await parkForSure({
        subscription,
        retryMilliseconds,
        signal,
        logger,
        message: message.string(),
        reason: envelope,
      });
      return settle(message, () =>
        parked === 'done' ? message.term(envelope.slice(0, 200)) : message.nak(),
      );
    }
    const outcome = await take(envelope);
    settle(message, () => (outcome === 'done' ? message.ack() : message.nak()));
  };

  const consume = async (link: Link): Promise<void> => {
    await ensureConsumer({ link, service, durable, subjects, holding: held.size > 0, logger });
    const consumer = await link.js.consumers.get(streamOf(service), durable);
    messages = await consumer.consume({
      max_messages: heldMax,
      expires: pullMilliseconds,
      abort_on_missing_resource: true,
      ...(link.pinnedClients ? { group: workers } : {}),
    } as Parameters<typeof consumer.consume>[0]);
    if (signal.aborted) return;
    void watchPin(messages);
    for await (const message of messages) {
      void accept(message);
      while (held.size >= heldMax && !signal.aborted)
        await new Promise<void>((resolve) => {
          room = resolve;
        });
    }
  };

  const watchPin = async (consuming: ConsumerMessages): Promise<void> => {
    for await (const status of consuming.status()) {
      if (status.type === 'consumer_pinned') pinned = true;
      if (status.type === 'consumer_unpinned') pinned = false;
    }
  };

  // The client asks again by itself, but slowly when the broker is up before its JetStream is.
  const undo = owner.onReconnect(() => messages?.stop());

  /** Lets another instance take over at once instead of after this one's pin has run out. */
  const unpin = async (): Promise<void> => {
    const link = pinned ? await owner.soon(100).catch(() => undefined) : undefined;
    if (!link) return;
    await link.nc.flush().catch(() => undefined);
    await link.jsm.consumers.unpin(streamOf(service), durable, workers).catch(() => undefined);
  };

  /** What the server keeps of a consumer that is over. */
  const remove = async (): Promise<void> => {
    const link = await owner.soon(1_000).catch(() => undefined);
    await link?.jsm.consumers.delete(streamOf(service), durable).catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let wait = missingPauseMilliseconds;
      try {
        await consume(await owner.up());
      } catch (error) {
        if (signal.aborted) return;
        // The publisher makes its stream; until then there is nothing to follow.
        if (!isMissing(error)) {
          wait = failurePauseMilliseconds;
          logger.warn({ durable, service, error: String(error) }, 'a consumer lost its stream, trying on');
        }
      }
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      undo();
      room();
      messages?.stop();
      await idle();
      await new Promise((resolve) => setImmediate(resolve));
      clearInterval(extend);
      await Promise.race([running, pause(2_000, undefined, { ref: false })]);
      await unpin();
      if (subscription.temporary) await remove();
    },
  };
};
