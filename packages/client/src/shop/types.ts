import type {
  BasketFragment,
  BasketLineFragment,
  ClaimedBasketFragment,
  OfferedBasketFragment,
  ReceiptFragment,
  ScanMutation,
} from '../operations/shop.gen';
import type { Success } from '../refusal';

/** A trip with its lines. */
export type Basket = BasketFragment;

/** One line of a basket. */
export type BasketLine = BasketLineFragment;

/** A trip with what *offers* says of it. */
export type OfferedBasket = OfferedBasketFragment;

/** A claimed trip: also what is due and what has to be checked. */
export type ClaimedBasket = ClaimedBasketFragment;

/** A receipt with its points. */
export type Receipt = ReceiptFragment;

/** What a scan answers: the line, lines linked to it, and the whole basket with its offers. */
export type Scanned = Success<ScanMutation['scan']>;
