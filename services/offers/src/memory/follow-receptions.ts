import type { Stoppable } from '@rayon/bus';
import type { Clock, Logger } from '@rayon/kernel';
import { keepLooking } from '@rayon/process';
import { from } from '@rayon/store';
import { dayMilliseconds } from '../domain/utc-day';
import type { Records } from '../records/records';
import type { KnownReceptions } from './known-receptions';

const lookMilliseconds = 60_000;
/** What was added up shortly before the last look may have been written after it. */
const lookBackMilliseconds = 120_000;
/** Of messages nobody saw for so long nothing is remembered at the start. */
const daysMax = 90;

/** Knows what came of messages, from the store once and then as it is added up. */
export const followReceptions = async (
  receptions: KnownReceptions,
  { messageFigures, basketFigures }: Pick<Records, 'messageFigures' | 'basketFigures'>,
  { clock, logger }: Readonly<{ clock: Clock; logger: Logger }>,
): Promise<Stoppable & Readonly<{ lookNow: () => Promise<void> }>> => {
  let since = new Date(clock().getTime() - daysMax * dayMilliseconds);
  const look = async (): Promise<void> => {
    const now = clock();
    for await (const row of messageFigures.stream({ at: from(since) })) receptions.came(row);
    for await (const row of basketFigures.stream({ at: from(since) })) receptions.sold(row);
    since = new Date(now.getTime() - lookBackMilliseconds);
  };
  await look();
  return keepLooking(look, {
    everyMilliseconds: lookMilliseconds,
    onFailure: (error) => logger.warn({ error: String(error) }, 'what came of messages could not be read'),
  });
};
