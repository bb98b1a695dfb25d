import type { Clock, Envelope } from '@rayon/kernel';
import type { Listeners } from '@rayon/messaging';
import type { CampaignIndex } from '../../domain/campaign-index';
import type { Stores } from '../../use-cases/ports';
import type { Cause } from './published';

/** What every listener of this service is given. `Session` is the store's transaction. */
export type Listening = Readonly<{
  listeners: Listeners;
  /** Everything kept, as the transaction of one delivery sees it. */
  stores: (session: Parameters<Parameters<Listeners['on']>[2]>[1]) => Stores;
  campaigns: CampaignIndex;
  clock: Clock;
  newId: () => string;
}>;

/** The cause that an event's effects name. */
export const causedBy = ({ correlationid, id }: Envelope): Cause => ({
  correlationId: correlationid,
  causationId: id,
});
