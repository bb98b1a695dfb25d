import type { EventBus } from '@rayon/bus';
import type { Clock, Logger } from '@rayon/kernel';
import type { CodeKey } from '../code-key';
import { lookBackFrom } from '../domain/past';
import { readVersions } from '../records/campaign-versions';
import { readLastEnd, readNotOver } from '../records/challenges';
import { campaignsOfCoupon } from '../records/coupons';
import { readOpenTrip } from '../records/open-trip';
import type { Records } from '../records/records';
import { readBought, readPast } from '../records/shopper';
import { readUsesOfMember, storedUses, type Uses } from '../records/uses';
import { followChallenges } from './follow-challenges';
import { followChanges } from './follow-changes';
import { followDeclines } from './follow-declines';
import { followReceptions } from './follow-receptions';
import { followRegions } from './follow-regions';
import { followTrips } from './follow-trips';
import { type KnownBaskets, rememberBaskets } from './known-baskets';
import { type KnownChallenges, rememberChallenges } from './known-challenges';
import { type KnownCodes, rememberCodes } from './known-codes';
import { type KnownCoupons, rememberCoupons } from './known-coupons';
import { type KnownDeclines, rememberDeclines } from './known-declines';
import { type KnownLines, rememberLines } from './known-lines';
import { type KnownReceptions, rememberReceptions } from './known-receptions';
import { type KnownRegions, rememberRegions } from './known-regions';
import { type KnownVersions, rememberVersions } from './known-versions';
import { compileLive, type LiveCampaigns } from './live-campaigns';
import { type OpenTrips, rememberTrips } from './open-trips';
import { shareCounters } from './shared-counters';
import { rememberShoppers, type Shoppers } from './shoppers';
import { rememberZones, type Zones } from './zones';

/** What this process remembers, so that the answer to a scan asks nobody. Whatever binds is read in its transaction. */
export type Memory = Readonly<{
  live: LiveCampaigns;
  versions: KnownVersions;
  trips: OpenTrips;
  shoppers: Shoppers;
  declines: KnownDeclines;
  challenges: KnownChallenges;
  receptions: KnownReceptions;
  uses: Uses;
  baskets: KnownBaskets;
  lines: KnownLines;
  zones: Zones;
  regions: KnownRegions;
  coupons: KnownCoupons;
  codes: KnownCodes;
}>;

/** Fills what is remembered and lets it follow the events until it is stopped. */
export const openMemory = async (
  records: Records,
  { bus, clock, logger, codeKey }: { bus: EventBus; clock: Clock; logger: Logger; codeKey: CodeKey },
): Promise<Memory & Readonly<{ stop: () => Promise<void> }>> => {
  const regions = rememberRegions();
  let moved = (): void => undefined;
  const followingRegions = await followRegions(regions, records, { bus, logger, onMove: () => moved() });
  const live = await compileLive({ records, now: clock, place: regions.place });
  const versions = rememberVersions(live.index, (versions) => readVersions(records, versions, regions.place));
  const trips = rememberTrips((tripId) => readOpenTrip(records, tripId));
  const declines = rememberDeclines();
  const shoppers = rememberShoppers({
    member: (memberId) => records.members.find(memberId),
    bought: (memberId) => readBought(records, memberId),
    past: async (memberId, member) =>
      live.index.asksForPast
        ? readPast(records, { memberId, member, since: lookBackFrom(clock()) })
        : undefined,
    uses: async (memberId) => (await readUsesOfMember(records, memberId)).uses,
    declined: declines.of,
    activated: declines.activatedBy,
    wantsQuiet: declines.wantsQuiet,
  });
  const challenges = rememberChallenges((memberId) => readNotOver(records, memberId, clock()), {
    lastEnd: await readLastEnd(records),
    isOffered: () => live.index.hasChallenges,
    now: clock,
  });
  const uses: Uses = {
    counters: shareCounters(storedUses(records).counters),
    byMember: shoppers.byMember,
  };
  const baskets = rememberBaskets();
  const lines = rememberLines(baskets, trips);
  const zones = rememberZones(async (storeId) => (await records.stores.findOne({ id: storeId }))?.timeZone);
  const receptions = rememberReceptions();
  const followingChanges = await followChanges(bus, live, logger);
  moved = () => {
    live.moved();
    followingChanges.lookNow();
  };
  // What moved while the campaigns were read.
  moved();
  const following = [
    followingRegions,
    followingChanges,
    await followTrips(bus, { trips, shoppers, baskets, lines }),
    await followChallenges(challenges, bus),
    await followDeclines(declines, records, { bus, clock, logger }),
    await followReceptions(receptions, records, { clock, logger }),
  ];
  return {
    live,
    versions,
    trips,
    shoppers,
    declines,
    challenges,
    receptions,
    uses,
    baskets,
    lines,
    zones,
    regions,
    coupons: rememberCoupons({
      ofCode: (code) => campaignsOfCoupon(records, code),
      ofId: async (campaignId) => (await records.campaigns.find(campaignId))?.row,
    }),
    codes: rememberCodes(records, codeKey, logger),
    stop: async () => {
      for (const one of following) await one.stop();
    },
  };
};
