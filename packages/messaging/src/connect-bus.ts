import { connectNatsBus, type EventBus } from '@rayon/bus';
import type { Logger } from '@rayon/kernel';
import type { Doorbell } from '@rayon/process';
import { createStoreBus } from './store-bus/store-bus';

/** The bus of one process among several: NATS when its address is given, else the event log in the store. */
export const connectBus = ({
  natsUrl,
  storeUrl,
  name,
  doorbell,
  logger,
}: {
  natsUrl: string | undefined;
  storeUrl: string;
  name: string;
  doorbell?: Doorbell | undefined;
  logger: Logger;
}): Promise<EventBus> =>
  natsUrl
    ? connectNatsBus({ url: natsUrl, name, logger })
    : createStoreBus({ url: storeUrl, doorbell, logger });
