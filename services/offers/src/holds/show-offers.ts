import { asksForCode } from '../domain/campaign-content';
import { type CompiledCampaign, keysEntered } from '../domain/compiled-campaign';
import type { GoneOffer } from '../domain/gone-offers';
import { heldOffersOf, isSameHeld } from '../domain/held-offers';
import { isShopping } from '../domain/trip-copy';
import type { Memory } from '../memory/memory';
import { type WorkedOut, workOutOffers } from '../memory/work-out-offers';
import type { OpenTrip } from '../records/open-trip';
import { holdOffers } from './hold-offers';
import type { AskedBasket, Showing } from './showing';
import { goneFrom, tellGone } from './tell-gone';

/** What is shown, and what had been shown for the basket and is gone. */
export type Shown = WorkedOut &
  Readonly<{ gone: readonly (GoneOffer & Readonly<{ campaign: CompiledCampaign }>)[] }>;

/**
 * What is shown of a basket. On an open trip a campaign whose counters decide is shown only with what the trip holds of it,
 * and it holds what its own device is shown: what differs is reserved or given back first, by the store; the same as before
 * asks nobody. Whoever else looks sees what is held, and reserves nothing.
 */
export const showOffers = async (
  showing: Showing,
  known: OpenTrip | undefined,
  asked: AskedBasket,
  { isItsDevice }: { isItsDevice: boolean },
): Promise<Shown> => {
  const { memory, clock } = showing;
  const at = clock();
  const seen = await workOutOffers(memory, known, asked, { at });
  const isToBeHeld = !known || isShopping(known.trip);
  if (!known || !isToBeHeld || !isItsDevice)
    return withNames(memory, isToBeHeld ? await onlyHeld(memory, { known, asked, at }, seen) : seen, {
      gone: goneFrom(known, asked),
      asked,
    });

  const { tripId } = known.trip;
  const { tripVersion } = asked;
  const answered = memory.baskets.get(tripId)?.answered;
  const isNumbered = tripVersion !== undefined && answered !== undefined;
  // An answer that was overtaken: the device forgets it.
  if (isNumbered && tripVersion < answered)
    return withNames(memory, await onlyHeld(memory, { known, asked, at }, seen), {
      gone: goneFrom(known, asked),
      asked,
    });
  if ((isNumbered && tripVersion <= answered + 1) || !mayHold(known, seen))
    return heldFirst(showing, { known, asked, at }, seen);

  // Another process may have told the device something in between, and changed what is held.
  memory.trips.outdated(tripId);
  const read = (await memory.trips.find(tripId)) ?? known;
  const again = await workOutOffers(memory, read, asked, { at });
  return heldFirst(showing, { known: read, asked, at }, again);
};

type Question = Readonly<{ known: OpenTrip; asked: AskedBasket; at: Date }>;

/** Whether the trip may hold something: something counts here, or a line left since. */
const mayHold = ({ trip: { holding, voidedLineIds } }: OpenTrip, { counted }: WorkedOut): boolean =>
  holding !== undefined || counted.size > 0 || voidedLineIds.length > 0;

/** What was worked out from memory, once the trip holds it. */
const heldFirst = async (showing: Showing, question: Question, seen: WorkedOut): Promise<Shown> => {
  const { memory } = showing;
  const { known, asked } = question;
  const { memberId, holding } = known.trip;
  const wanted = heldOffersOf(seen.evaluation.applied, { memberId, ...seen });
  const isHeld = isSameHeld(holding?.offers ?? [], wanted);
  const shown = isHeld ? seen : await holdOffers(showing, { known, asked, wanted, barred: seen.barred });
  if (shown) return withNames(memory, shown, { gone: await tellGone(showing, question, shown), asked });
  // The trip is not in the store yet, or it was ended meanwhile: nothing can be held for it.
  const unheld = await onlyHeld(memory, question, seen);
  return withNames(memory, { ...unheld, isBehind: true }, { gone: goneFrom(known, asked), asked });
};

/** What is gone, with the campaigns that gave it. Whoever took a code away need not be told what it gave. */
const withNames = async (
  { versions }: Memory,
  shown: WorkedOut,
  { gone, asked: { coupons = [] } }: Readonly<{ gone: readonly GoneOffer[]; asked: AskedBasket }>,
): Promise<Shown> => {
  if (gone.length === 0) return { ...shown, gone: [] };
  const campaigns = new Map<string, CompiledCampaign>();
  const entered = keysEntered({ coupons, codes: shown.codes });
  for (const campaign of await versions.find(gone)) campaigns.set(campaign.campaignId, campaign);
  return {
    ...shown,
    gone: gone.flatMap((one) => {
      const campaign = campaigns.get(one.campaignId);
      const isTold =
        campaign && (!asksForCode(campaign.content) || entered.some((key) => campaign.keys.includes(key)));
      return isTold ? [{ ...one, campaign }] : [];
    }),
  };
};

/** The same without what would have to be held first. */
const onlyHeld = async (
  memory: Memory,
  { known, asked, at }: Omit<Question, 'known'> & Readonly<{ known: OpenTrip | undefined }>,
  seen: WorkedOut,
): Promise<WorkedOut> => {
  const held = new Set((known?.trip.holding?.offers ?? []).map(({ campaignId }) => campaignId));
  const without = new Set<string>();
  let shown = seen;
  for (;;) {
    const unheld = shown.evaluation.applied.filter(
      ({ campaign }) => campaign.counted && !held.has(campaign.campaignId),
    );
    if (unheld.length === 0) break;
    for (const { campaign } of unheld) without.add(campaign.campaignId);
    // What was hidden behind them may have to be held as well.
    shown = await workOutOffers(memory, known, asked, { at, without });
  }
  if (without.size === 0) return seen;
  const lost = shown.evaluation.lost.filter(({ campaign }) => !without.has(campaign.campaignId));
  const { subtotalMinor, merchandiseMinor, discountMinor, bonusPoints, applied, next } = shown.evaluation;
  const evaluation = { subtotalMinor, merchandiseMinor, discountMinor, bonusPoints, applied, lost, next };
  return { ...shown, evaluation };
};
