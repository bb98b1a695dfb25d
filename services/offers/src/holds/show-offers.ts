import type { Clock } from '@rayon/kernel';
import { heldOffersOf, isSameHeld } from '../domain/held-offers';
import { isShopping } from '../domain/trip-copy';
import type { Memory } from '../memory/memory';
import { type WorkedOut, workOutOffers } from '../memory/work-out-offers';
import type { OpenTrip } from '../records/open-trip';
import type { Records } from '../records/records';
import type { AskedBasket } from './asked-basket';
import { holdOffers } from './hold-offers';

/** What an answer about a trip is given. */
export type Showing = Readonly<{ records: Records; memory: Memory; clock: Clock }>;

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
): Promise<WorkedOut> => {
  const { memory, clock } = showing;
  const at = clock();
  const seen = await workOutOffers(memory, known, asked, { at });
  if (known && !isShopping(known.trip)) return seen;
  if (!known || !isItsDevice) return onlyHeld(memory, { known, asked, at }, seen);

  const { tripId } = known.trip;
  const { tripVersion } = asked;
  const answered = memory.baskets.get(tripId)?.answered;
  const isNumbered = tripVersion !== undefined && answered !== undefined;
  // An answer that was overtaken: the device forgets it.
  if (isNumbered && tripVersion < answered) return onlyHeld(memory, { known, asked, at }, seen);
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
const heldFirst = async (showing: Showing, question: Question, seen: WorkedOut): Promise<WorkedOut> => {
  const { memory } = showing;
  const { known, asked } = question;
  const { tripId, memberId, holding } = known.trip;
  const isHeld = isSameHeld(holding?.offers ?? [], heldOffersOf(seen.evaluation.applied, memberId));
  const shown = isHeld ? seen : await holdOffers(showing, known, asked);
  // The trip is not in the store yet, or it was ended meanwhile: nothing can be held for it.
  if (!shown) return { ...(await onlyHeld(memory, question, seen)), isBehind: true };
  const basket = memory.baskets.get(tripId);
  if (basket) memory.baskets.set(tripId, { ...basket, answered: asked.tripVersion });
  return shown;
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
  return { ...shown, evaluation: { ...shown.evaluation, lost } };
};
