import { BasketAdjudicatedV1 } from '@rayon/events';
import { accepted, type Envelope } from '@rayon/kernel';
import { type Announcement, announce, ChangedMeanwhile } from '@rayon/store';
import type { Basket } from '../domain/basket';
import { concernedCampaigns } from '../domain/candidates';
import { isMistyped } from '../domain/code-text';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { Evaluation } from '../domain/evaluate';
import { letGoChange, ownOf } from '../domain/held-offers';
import { ownChoicesHeld } from '../domain/own-choice';
import { ownTermsHeld } from '../domain/own-terms';
import { categoriesAsked, daysHeld, employedHeld, hasActivated, pastHeld } from '../domain/shopper';
import {
  type CampaignVersion,
  type FirstEnd,
  isOver,
  knowingShopper,
  shopperAtFirstEnd,
  type TripCopy,
  unknownTrip,
  withFacts,
  withGone,
  withoutHolding,
} from '../domain/trip-copy';
import { reserve } from '../domain/trip-redemption';
import type { Memory } from '../memory/memory';
import { readCodes } from '../records/codes';
import { evaluateCounted } from '../records/counted-evaluation';
import { readShopper } from '../records/shopper';
import { recordRedemptions, storedUses } from '../records/uses';
import { goneFromBasket } from './gone-from-basket';
import { causedBy, type Reacting } from './reacting';
import { releaseHeld } from './release-trip';

/** The final basket of a trip, as the event of its end says it. */
export type EndedBasket = Readonly<{
  tripId: string;
  memberId?: string;
  basketVersion: number;
  basket: Basket;
  /** When the trip was ended first. */
  endedAt: Date;
}>;

/**
 * Decides what an ended basket gets and reserves it: limits and budgets are read and written in one
 * transaction with the decision, so that no commit ever exceeds them. A basket ended again (a higher version)
 * first lets go of what the earlier one held, and is decided at the moment of the first end by the campaigns of then, for
 * the member as they were when their card was first known on it: what happened since changes nothing. Limits are those of
 * now. What had been shown and is not given is kept, to be told. Nothing for a basket already decided or a trip that is over.
 */
export const adjudicateBasket = async (
  { records, memory, clock, codeKey }: Reacting,
  envelope: Envelope,
  { tripId, memberId, basketVersion, basket: ended, endedAt }: EndedBasket,
): Promise<void> => {
  const entered = ended.coupons ?? [];
  const barred =
    entered.length > 0 && basketVersion === 1
      ? await barredCodes(memory, { tripId, entered, at: clock() })
      : new Set<string>();
  await records.database.transact(async (transaction) => {
    const { session } = transaction;
    const { storeId, currency, lines } = ended;
    const at = clock();
    const known = await records.trips.latest(tripId);
    const before = known?.row ?? unknownTrip(tripId);
    // Both only ever come true: who remembers them need not look again.
    if (isOver(before) || before.basketVersion >= basketVersion) return;

    const { firstEnd } = before;
    const campaigns = firstEnd ? await memory.versions.indexOf(firstEnd.campaigns) : memory.live.index;
    const moment = firstEnd?.at ?? endedAt;
    // A trip that was never ended holds nothing.
    const earlier = before.basketVersion > 0 ? await releaseHeld(records, transaction, tripId) : undefined;
    const codes = await readCodes(
      records,
      codeKey,
      entered.filter((code) => !barred.has(code)),
      session,
    );
    const basket = { ...ended, codes, timeZone: await memory.zones.for(campaigns, storeId) };
    const then = shopperAtFirstEnd(firstEnd, memberId);
    const shopper =
      then ??
      (await readShopper(records, memberId, {
        session,
        pastAt: campaigns.asksForPast ? moment : undefined,
        activated: memory.declines.activatedBy(memberId),
      }));
    const uses = storedUses(records, session);
    const question = {
      basket,
      campaigns,
      shopper,
      at: moment,
      // What was shown is the trip's own, and passes to what its word gives.
      own: ownOf(before.holding),
    };
    const { evaluation, codeOf } = await evaluateCounted(uses, question);
    const { timeZone } = basket;
    const held = { tripId, memberId, basketVersion, storeId, timeZone, endedAt: moment, currency, lines };
    const gone = await goneFromBasket(memory, { before, earlier, uses, question }, evaluation);
    const reserved = evaluation.applied.map((offer) =>
      reserve(offer, held, { at, codeId: codeOf(offer.campaign.campaignId) }),
    );

    /** What stands from now on; it is complete once a member is known on it. */
    const firstEndAfter = (): FirstEnd => {
      if (firstEnd && (then || shopper.kind === 'anonymous')) return firstEnd;
      const concerned = concernedCampaigns(campaigns, basket, moment);
      const contents = concerned.map(({ content }) => content);
      const asked = {
        categories: categoriesAsked(contents.map(({ audience }) => audience)),
        pastHeld: pastHeld(contents, shopper, moment),
        daysHeld: daysHeld(contents, shopper, { at: moment, timeZone }),
        employed: employedHeld(contents, shopper, moment),
        ownTerms: ownTermsHeld(concerned, shopper, moment),
        ownChoices: ownChoicesHeld(concerned, shopper, moment),
        activated: concerned.flatMap((campaign) =>
          campaign.content.activation && hasActivated(campaign, shopper) ? [campaign.campaignId] : [],
        ),
      };
      return knowingShopper(firstEnd ?? firstEndOf(evaluation, concerned, moment), shopper, asked);
    };

    const options = { cause: causedBy(envelope, at), initial: () => unknownTrip(tripId) };
    const decided = await records.trips.changeWithin(transaction, tripId, options, (trip, version) => {
      if (version !== (known?.version ?? 0))
        throw new ChangedMeanwhile(`trip ${tripId} changed while its basket was priced`);
      const facts = withFacts(trip, { storeId, currency, memberId }, envelope.sequence);
      const next: TripCopy = {
        ...withGone(withoutHolding(facts), gone),
        basketVersion,
        status: 'ended',
        firstEnd: firstEndAfter(),
      };
      return accepted({ row: next, events: [adjudicated(next, evaluation, { currency, at })] });
    });
    await recordRedemptions(records, transaction, reserved, (before.holding?.offers ?? []).map(letGoChange));
    transaction.afterwards.push(() => {
      const own = reserved.map(({ redemption }) => redemption);
      if (decided.ok) memory.trips.written({ trip: decided.value.row, own });
    });
  });
};

/**
 * Codes that are not looked for at the first end: too many were entered on its device that do not exist. What was shown is
 * held, and no such code; whoever enters them at a till is a person of the shop.
 */
const barredCodes = async (
  memory: Memory,
  { tripId, entered, at }: Readonly<{ tripId: string; entered: readonly string[]; at: Date }>,
): Promise<ReadonlySet<string>> => {
  const known = await memory.trips.find(tripId);
  const machineId = known?.trip.deviceId;
  if (!known || machineId === undefined) return new Set();
  const { codes, barred } = await memory.codes.find(entered, {
    machineId,
    own: ownOf(known.trip.holding),
    at,
  });
  const missing = entered.filter((code) => !barred.has(code) && !codes.some((one) => one.code === code));
  const unknown: string[] = [];
  for (const code of missing)
    if (!isMistyped(code) && (await memory.coupons.campaignsOf(code)).length === 0) unknown.push(code);
  await memory.codes.unknown(machineId, unknown, at);
  return barred;
};

/** What was given comes first, should there be more campaigns than are kept. */
const firstEndOf = ({ applied }: Evaluation, concerned: readonly CompiledCampaign[], at: Date): FirstEnd => ({
  at,
  campaigns: [...new Set([...applied.map(({ campaign }) => campaign), ...concerned])].map(versionOf),
});

const versionOf = ({ campaignId, version, brandId }: CompiledCampaign): CampaignVersion => ({
  campaignId,
  version,
  ...(brandId === undefined ? {} : { brandId }),
});

const adjudicated = (
  { tripId, basketVersion }: TripCopy,
  { applied, subtotalMinor, discountMinor }: Evaluation,
  { currency, at }: { currency: string; at: Date },
): Announcement => {
  const amount = (minor: number) => ({ minor, currency });
  return announce(BasketAdjudicatedV1, {
    tripId,
    basketVersion,
    offers: applied.map(({ campaign, lines, linePoints, priorPrices = [], ...offer }) => ({
      campaignId: campaign.campaignId,
      campaignVersion: campaign.version,
      title: campaign.content.title,
      discount: amount(offer.discountMinor),
      lines: lines.map((line) => ({ lineId: line.lineId, discount: amount(line.discountMinor) })),
      ...(priorPrices.length > 0
        ? { priorPrices: priorPrices.map(({ lineId, minor }) => ({ lineId, price: amount(minor) })) }
        : {}),
      bonusPoints: [...linePoints],
    })),
    subtotal: amount(subtotalMinor),
    discount: amount(discountMinor),
    total: amount(subtotalMinor - discountMinor),
    adjudicatedAt: at.toISOString(),
  });
};
