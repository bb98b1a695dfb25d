import { noon } from '../domain/examples';
import { readBasket } from '../graph/basket';
import { presentOffers } from '../graph/present-offers';
import { rememberBaskets } from '../memory/known-baskets';
import { rememberVersions } from '../memory/known-versions';
import { rememberTrips } from '../memory/open-trips';
import { shareCounters } from '../memory/shared-counters';
import { rememberShoppers } from '../memory/shoppers';
import { workOutOffers } from '../memory/work-out-offers';
import { rememberZones } from '../memory/zones';
import { scanCampaigns } from './scan-campaigns';

/** Campaigns that are live while scans are answered. */
export const campaignCount = 50;

/** What a process remembers when its trips are those of members. */
export const openMemory = () => {
  const shoppers = rememberShoppers({
    member: async (memberId) => ({ memberId, personalised: true, consentSequence: 1 }),
    bought: async () => new Set(['category-1']),
    past: async () => undefined,
    uses: async () => new Map(),
    declined: () => new Set(),
    activated: () => new Set(),
    wantsQuiet: () => false,
  });
  const live = {
    index: scanCampaigns(campaignCount),
    refresh: async () => undefined,
    moved: () => undefined,
    isCurrent: () => true,
  };
  return {
    shoppers,
    live,
    versions: rememberVersions(live.index, async () => []),
    baskets: rememberBaskets(),
    zones: rememberZones(async () => undefined),
    codes: { find: async () => ({ codes: [], barred: new Set<string>() }) },
    receptions: { figuresOf: () => undefined },
    trips: rememberTrips(async () => undefined),
    uses: { counters: shareCounters(async () => new Map()), byMember: shoppers.byMember },
  };
};

/** What it remembers. */
export type Memory = ReturnType<typeof openMemory>;

/** Answers a scan as the gateway is answered; gives how many offers applied. */
export const answer = async (memory: Memory, tripId: string, leaf: unknown): Promise<number> => {
  const basket = readBasket(leaf);
  const known = await memory.trips.find(tripId);
  const worked = await workOutOffers(memory, known, basket, { at: noon });
  return presentOffers(
    { ...worked, gone: [] },
    { coupons: [], challenges: [] },
    { locale: 'fr', isShopper: true, declined: new Set() },
  ).applied.length;
};
