import { connectNatsBus, type EventBus } from '@rayon/messaging';
import { createStoreBus } from '@rayon/mongo';
import type { Logger } from './logger';

/** The bus of one process among several: NATS when its address is given, else the event log in the store. */
export const connectBus = ({
  natsUrl,
  storeUrl,
  name,
  logger,
}: {
  natsUrl: string | undefined;
  storeUrl: string;
  name: string;
  logger: Logger;
}): Promise<EventBus> =>
  natsUrl ? connectNatsBus({ url: natsUrl, name, logger }) : createStoreBus({ url: storeUrl, logger });
