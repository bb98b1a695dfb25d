import type { EventBus, Stoppable } from '@rayon/bus';
import { StoreDefinedV1 } from '@rayon/events';
import type { Envelope, Logger } from '@rayon/kernel';
import { keepLooking } from '@rayon/process';
import type { Records } from '../records/records';
import type { KnownRegions } from './known-regions';

/** The safety net behind the bus: stores hardly ever move. */
const lookMilliseconds = 600_000;

/** Knows in which region each store is, from the store once and then as it is said; `onMove` is told when that changes. */
export const followRegions = async (
  regions: KnownRegions,
  { stores }: Pick<Records, 'stores'>,
  { bus, logger, onMove }: Readonly<{ bus: EventBus; logger: Logger; onMove: () => void }>,
): Promise<Stoppable> => {
  // Heard first, so that nothing is missed between what is read and what is heard.
  const tap = await bus.tap([StoreDefinedV1.subject], ({ data }: Envelope) => {
    const { storeId, region } = StoreDefinedV1.data.parse(data);
    if (regions.said(storeId, region)) onMove();
  });
  const look = async (): Promise<void> => {
    let isMoved = false;
    for await (const { id, region } of stores.stream({})) isMoved = regions.said(id, region) || isMoved;
    if (isMoved) onMove();
  };
  await look();
  const looking = keepLooking(look, {
    everyMilliseconds: lookMilliseconds,
    onFailure: (error) => logger.warn({ error: String(error) }, 'the regions of stores could not be read'),
  });
  return {
    stop: async () => {
      await tap.stop();
      await looking.stop();
    },
  };
};
