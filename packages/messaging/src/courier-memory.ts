import type { EventBus } from '@rayon/bus';
import type { Logger } from '@rayon/kernel';
import { outboxDays, plumbingCollections } from '@rayon/store';
import type { Connection } from 'mongoose';
import type { OutboxRows } from './outbox-rows';

const checkMilliseconds = 5_000;

/**
 * Notices a courier that lost what it held, even when that happened while this process was away: the store
 * remembers which epoch of the courier the outbox was published into.
 */
export const watchCourierMemory = ({
  connection,
  bus,
  rows,
  logger,
}: {
  connection: Connection;
  bus: EventBus;
  rows: OutboxRows;
  logger: Logger;
}) => {
  const { relay } = plumbingCollections(connection);
  let service: string | undefined;
  let checkedAt = 0;
  let everAsked = false;

  return {
    /** After a failed publish: the courier may have come back empty. */
    doubt: (): void => {
      checkedAt = 0;
    },
    /** Compares epochs now and then; after a loss everything the outbox keeps waits again. Gives how many events. */
    check: async ({ somethingWaits }: { somethingWaits: boolean }): Promise<number> => {
      if (!bus.epoch || Date.now() - checkedAt < checkMilliseconds) return 0;
      // An empty outbox has lost nothing; it is asked again only once something is in it.
      if (service === undefined && (somethingWaits || !everAsked)) service = await rows.service();
      everAsked = true;
      if (service === undefined) return 0;
      const epoch = await bus.epoch(service);
      checkedAt = Date.now();
      const known = await relay.findOne({ _id: 'epoch' });
      if (known?.epoch === epoch) return 0;
      const again = known ? await rows.reopen(new Date(Date.now() - outboxDays * 86_400_000)) : 0;
      if (known)
        logger.warn({ events: again }, 'the courier lost what it held, everything kept is published again');
      await relay.updateOne({ _id: 'epoch' }, { $set: { epoch, at: new Date() } }, { upsert: true });
      return again;
    },
  };
};
