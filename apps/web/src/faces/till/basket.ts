import type { BasketFragment, ReceiptFragment } from '@rayon/client/operations/till';

/** A claimed basket as the till sees it; `due` is null while the binding price is worked out. */
export type Basket = BasketFragment;

/** A receipt as the till shows it; `points` is null while they cannot be told. */
export type Receipt = ReceiptFragment;
