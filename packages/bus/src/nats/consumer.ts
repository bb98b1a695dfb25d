import { AckPolicy, type ConsumerConfig, type ConsumerInfo, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Logger } from '@rayon/kernel';
import type { Link } from './link';
import { isMissing, streamOf } from './streams';

/** An event that is held longer without word is delivered again. */
export const ackMillisecondsMax = 15_000;
/** A working instance that has been silent for so long gives way to another. */
const pinMilliseconds = 20_000;
/** Events delivered and not acknowledged at a time. */
const pendingMax = 1_000;
/** The one priority group: it makes the server let one client of the consumer work at a time. */
export const workers = 'workers';

const filterOf = (link: Link, subjects: readonly string[]): Partial<ConsumerConfig> => {
  if (subjects.length === 1) return { filter_subject: subjects[0] };
  // Older servers know one filter only: the client leaves out what it did not ask for.
  return link.manyFilters ? { filter_subjects: [...subjects] } : {};
};

const filtersOf = (config: ConsumerConfig): string[] =>
  config.filter_subjects ?? (config.filter_subject === undefined ? [] : [config.filter_subject]);

const sameMembers = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((member) => right.includes(member));

/**
 * Makes or finds the durable consumer. It is made anew, from the last event everything before which is done, when
 * a client died holding events: the server would give those again only after newer ones, out of order. It is made
 * anew from the start of the stream when it is to see subjects it did not see before; consumers
 * notice the rest by their rows.
 */
export const ensureConsumer = async ({
  link,
  service,
  durable,
  subjects,
  holding,
  logger,
}: {
  link: Link;
  service: string;
  durable: string;
  subjects: readonly string[];
  /** The caller itself still works on events of the consumer. */
  holding: boolean;
  logger: Logger;
}): Promise<void> => {
  const stream = streamOf(service);
  const { consumers } = link.jsm;
  const filter = filterOf(link, subjects);
  const existing = await consumers.info(stream, durable).catch((error: unknown): ConsumerInfo | undefined => {
    if (isMissing(error)) return undefined;
    throw error;
  });

  let start: Partial<ConsumerConfig> = { deliver_policy: DeliverPolicy.All };
  if (existing) {
    const wanted = filtersOf({
      ...existing.config,
      filter_subject: undefined,
      filter_subjects: undefined,
      ...filter,
    });
    const known = filtersOf(existing.config);
    const widened =
      known.length > 0 && (wanted.length === 0 || wanted.some((subject) => !known.includes(subject)));
    const orphaned = !holding && existing.num_waiting === 0 && existing.num_ack_pending > 0;
    if (!widened && !orphaned) {
      if (!sameMembers(known, wanted)) await consumers.update(stream, durable, filter);
      // A pin of a client that is gone would make everybody else wait for it.
      if (link.pinnedClients && existing.num_waiting === 0)
        await consumers.unpin(stream, durable, workers).catch(() => undefined);
      return;
    }
    if (!widened)
      start = {
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: existing.ack_floor.stream_seq + 1,
      };
    logger.warn({ durable, stream, widened, orphaned }, 'a consumer is made anew');
    await consumers.delete(stream, durable);
  }
  await consumers.add(stream, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ackMillisecondsMax),
    max_deliver: -1,
    max_ack_pending: pendingMax,
    ...filter,
    ...start,
    ...(link.pinnedClients
      ? {
          priority_groups: [workers],
          priority_policy: 'pinned_client',
          priority_timeout: nanos(pinMilliseconds),
        }
      : {}),
  });
};
