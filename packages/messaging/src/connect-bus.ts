import { connectNatsBus, type EventBus } from '@rayon/bus';
import type { Logger } from '@rayon/kernel';
import { createStoreBus } from './store-bus/store-bus';

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
