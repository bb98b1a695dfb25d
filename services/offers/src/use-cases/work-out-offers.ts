import type { Principal } from '@rayon/auth';
import type { Basket, BasketLine } from '../domain/basket';
import type { Evaluation } from '../domain/evaluate';
import { anonymous } from '../domain/shopper';
import { evaluateCounted, shopperOf } from './counted-evaluation';
import type { LiveCampaigns } from './live-campaigns';
import type { Stores } from './ports';
import type { SeenTrip } from './see-trips';

/** What a basket would get now, and whether something it rests on may be behind. */
export type WorkedOut = Readonly<{ evaluation: Evaluation; currency: string; isBehind: boolean }>;

/**
 * Works out the offers of a basket as it stands, with no side effect. A trip that is not known yet gets only
 * what is open to everybody, and says so.
 */
export const workOutOffers =
  ({
    stores,
    live,
    now,
    currency: usualCurrency,
  }: {
    stores: Pick<Stores, 'members' | 'redemptions'>;
    live: LiveCampaigns;
    now: () => Date;
    currency: string;
  }) =>
  async (
    principal: Principal,
    seen: Exclude<SeenTrip, { kind: 'forbidden' }>,
    lines: readonly BasketLine[],
    linesCurrency: string | undefined,
  ): Promise<WorkedOut> => {
    const trip = seen.kind === 'seen' ? seen.trip : undefined;
    const currency = linesCurrency ?? trip?.currency ?? usualCurrency;
    const basket: Basket = { storeId: trip?.storeId ?? storeOf(principal), currency, lines };
    const shopper = trip ? await shopperOf(stores, trip.memberId) : anonymous;
    const own = trip && trip.basketVersion > 0 ? await stores.redemptions.ofTrip(trip.tripId) : [];
    const evaluation = await evaluateCounted(stores, {
      basket,
      campaigns: live.index,
      shopper,
      at: now(),
      own,
    });
    return { evaluation, currency, isBehind: trip === undefined || !live.isCurrent() };
  };

const storeOf = (principal: Principal): string | undefined =>
  principal.kind === 'device' || principal.kind === 'terminal' ? principal.storeId : undefined;
