import type { BasketFragment, ClaimedBasketsQuery, ReceiptFragment } from '@rayon/client/operations/till';

/** A claimed basket as the till sees it; `due` is null while the binding price is worked out. */
export type Basket = BasketFragment;

/** Baskets the till holds, the one opened first at the front. */
export type BasketPage = ClaimedBasketsQuery['claimedTrips'];

/** A receipt as the till shows it; `points` is null while they cannot be told. */
export type Receipt = ReceiptFragment;
