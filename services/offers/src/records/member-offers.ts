import { localTime } from '@rayon/kernel';
import { above, absent, below } from '@rayon/store';
import { allowancesOf } from '../domain/allowances';
import type { StoredCampaign } from '../domain/campaign-change';
import { asksForPersonDay } from '../domain/campaign-content';
import { compileCampaign } from '../domain/compiled-campaign';
import { asksForDay, type Occurrence } from '../domain/counted';
import type { Allowance } from '../domain/eligibility';
import { isListedFor, isOffer, type MemberOffer, memberOfferOf } from '../domain/member-offer';
import type { MemberShopper } from '../domain/shopper';
import { readZones } from './past-sales';
import type { Records } from './records';
import { readMember, shopperOf } from './shopper';
import { readUsed, storedUses } from './uses';

/** Campaigns looked at for one page; one that found fewer than it holds says where to go on. */
const lookedAtMax = 500;

/** A page of what is on a member's card, and the campaign to go on after, if there may be more. */
type MemberOffers = Readonly<{ offers: readonly MemberOffer[]; next: string | undefined }>;

/** The live campaigns that are meant for a member, the newest first, as the store has all of it now. */
export const readMemberOffers = async (
  records: Records,
  memberId: string,
  { first, after, at }: Readonly<{ first: number; after: string | undefined; at: Date }>,
): Promise<MemberOffers> => {
  const shopper = await readSaying(records, memberId, at);
  const live = await records.campaigns.findMany(
    {
      status: 'live',
      'content.to': above(at),
      'content.coupon': absent,
      'content.usesPerCode': absent,
      ...(after === undefined ? {} : { campaignId: below(after) }),
    },
    { sort: { campaignId: -1 }, limit: lookedAtMax },
  );
  const offers = live.map(({ row }) => row).filter(isOffer);
  const asksForDays = offers.some(({ content }) => asksForPersonDay(content.audience));
  const moments = await readDays(records, asksForDays, at);
  const listed = offers.filter((campaign) => moments.some((when) => isListedFor(campaign, shopper, when)));
  const shown = listed.slice(0, first);
  const isMore = listed.length > first || live.length === lookedAtMax;
  const last = listed.length > first ? shown.at(-1) : live.at(-1)?.row;
  return {
    offers: await withLimits(records, shown, { shopper, at }),
    next: isMore ? last?.campaignId : undefined,
  };
};

/** What a member declined and activated, as the store has it now. */
export const readSaid = async (
  { declineRows }: Pick<Records, 'declineRows'>,
  memberId: string,
): Promise<Required<Pick<MemberShopper, 'declined' | 'activated'>>> => {
  const said = await declineRows.findMany({ memberId });
  const those = (some: typeof said) => new Set(some.map(({ campaignId }) => campaignId));
  return {
    declined: those(said.filter(({ declined }) => declined)),
    activated: those(said.filter(({ activated }) => activated)),
  };
};

const readSaying = async (records: Records, memberId: string, at: Date): Promise<MemberShopper> => {
  const said = await readSaid(records, memberId);
  return { ...shopperOf(memberId, await readMember(records, memberId, { pastAt: at })), ...said };
};

const withLimits = async (
  records: Records,
  campaigns: readonly StoredCampaign[],
  { shopper, at }: Readonly<{ shopper: MemberShopper; at: Date }>,
): Promise<MemberOffer[]> => {
  const compiled = campaigns.map((campaign) => ({ campaign, compiled: compileCampaign(campaign) }));
  const counted = compiled.map((one) => one.compiled).filter((one) => one.counted);
  const allowances: Map<string, Allowance>[] = [];
  for (const occurrence of await readDays(records, counted.some(asksForDay), at)) {
    const used = await readUsed(storedUses(records), counted, { shopper, occurrence });
    allowances.push(allowancesOf(counted, used, { occurrence }));
  }
  return compiled.flatMap((one) => {
    const said = allowances.map((those) =>
      memberOfferOf(one.campaign, one.compiled, { shopper, allowances: (id) => those.get(id), at }),
    );
    // Where it still is yesterday, or tomorrow already, there may be some left.
    return said.find(({ usedUp }) => usedUp === undefined) ?? said[0] ?? [];
  });
};

/** A moment for each day that the calendars of the stores show now: one, unless a retailer's time zones are far apart. */
const readDays = async (records: Records, isAsked: boolean, at: Date): Promise<readonly Occurrence[]> => {
  if (!isAsked) return [{ at }];
  const zones = new Set((await readZones(records)).values());
  const days = new Map([...zones].map((timeZone) => [localTime(at, timeZone).day, { at, timeZone }]));
  return days.size === 0 ? [{ at }] : [...days.values()];
};
