import { campaignFeed } from './campaign-feed';
import type { Feed } from './feed';
import { storeFeed } from './store-feed';
import { tripFeed } from './trip-feed';

/** Every feed there is, in the order of the schema. */
export const feeds: readonly Feed[] = [tripFeed, storeFeed, campaignFeed];
