import { reactToReceipts } from './on-receipt';
import { reactToTrips } from './on-trip';
import type { Reacting } from './reacting';

/** Registers everything that offers do because something happened elsewhere. */
export const registerReactions = (reacting: Reacting): void => {
  reactToTrips(reacting);
  reactToReceipts(reacting);
};
