import type { EventBus, Stoppable } from '@rayon/bus';
import { CampaignActivatedV1, CampaignDeclinedV1, QuietChangedV1 } from '@rayon/events';
import type { Clock, Envelope, Logger } from '@rayon/kernel';
import { keepLooking } from '@rayon/process';
import { from } from '@rayon/store';
import type { Decline } from '../domain/decline';
import type { Records } from '../records/records';
import type { KnownDeclines } from './known-declines';

/** The safety net behind the bus. */
const lookMilliseconds = 60_000;
/** What was said shortly before the last look may have been written after it. */
const lookBackMilliseconds = 120_000;

/** Knows what members declined and activated, and who wants no messages, from the store once and then as it is said. */
export const followDeclines = async (
  declines: KnownDeclines,
  { declineRows, quietWishRows }: Pick<Records, 'declineRows' | 'quietWishRows'>,
  { bus, clock, logger }: Readonly<{ bus: EventBus; clock: Clock; logger: Logger }>,
): Promise<Stoppable> => {
  // Heard first, so that nothing is missed between what is read and what is heard.
  const tap = await bus.tap(
    [CampaignDeclinedV1.subject, CampaignActivatedV1.subject, QuietChangedV1.subject],
    ({ type, data }: Envelope) => {
      if (type === QuietChangedV1.subject) {
        const { at, ...wish } = QuietChangedV1.data.parse(data);
        return declines.wished({ ...wish, at: new Date(at) });
      }
      if (type === CampaignActivatedV1.subject)
        return declines.activated(CampaignActivatedV1.data.parse(data));
      const { at, ...said } = CampaignDeclinedV1.data.parse(data);
      return declines.said({ ...said, at: new Date(at) });
    },
  );
  const read = (row: Decline): void => {
    declines.said(row);
    if (row.activated) declines.activated(row);
  };
  let lookedAt = clock();
  for (const said of [{ declined: true }, { activated: true }])
    for await (const row of declineRows.stream(said)) read(row);
  for await (const row of quietWishRows.stream({ quiet: true })) declines.wished(row);
  const look = async (): Promise<void> => {
    const since = new Date(lookedAt.getTime() - lookBackMilliseconds);
    const now = clock();
    for await (const row of declineRows.stream({ at: from(since) })) read(row);
    for await (const row of quietWishRows.stream({ at: from(since) })) declines.wished(row);
    lookedAt = now;
  };
  const looking = keepLooking(look, {
    everyMilliseconds: lookMilliseconds,
    onFailure: (error) => logger.warn({ error: String(error) }, 'what members declined could not be read'),
  });
  return {
    stop: async () => {
      await tap.stop();
      await looking.stop();
    },
  };
};
