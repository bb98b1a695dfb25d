import type {
  BasketFragment,
  BasketToPayFragment,
  ClaimedBasketsQuery,
  ReceiptFragment,
} from '@rayon/client/operations/till';
import { translate } from '../../i18n';

/**
 * A claimed basket as the till sees it; `due` is null while the binding price is worked out. What changed about its offers
 * is not told in a list of baskets.
 */
export type Basket = BasketFragment & Partial<Pick<BasketToPayFragment, 'offers'>>;

/** Whose basket it is, as far as this till may say: who read the card knows the name. */
export const ownerOf = ({ member, holder, earnsOnly }: Basket) =>
  member?.firstName ?? translate(holder || earnsOnly ? 'till.somebody' : 'till.nobody');

/** Baskets the till holds, the one opened first at the front. */
export type BasketPage = ClaimedBasketsQuery['claimedTrips'];

/** A receipt as the till shows it; `points` is null while they cannot be told. */
export type Receipt = ReceiptFragment;
