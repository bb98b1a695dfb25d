/** Money as the gateway answers it: whole minor units. */
export type Amount = { minor: number; currency?: string };

/** A basket line as selected by `tripFields`. */
export type BasketLine = {
  id: string;
  articleId: string;
  gtin: string;
  name: string;
  category: string;
  quantity: number;
  weightGrams: number | null;
  unitPrice: Amount;
  amount: Amount;
  markdownPercent: number;
  deposit: boolean;
  parentLineId: string | null;
};

/** A trip as selected by `tripFields`. */
export type Basket = {
  id: string;
  status: 'OPEN' | 'ENDED' | 'TO_PAY' | 'CLOSED' | 'CANCELLED';
  version: number;
  piecesCount: number;
  unknownScans: number;
  requiredAge: number;
  ageCheck: 'NOT_NEEDED' | 'OPEN' | 'APPROVED';
  subtotal: Amount;
  lines: BasketLine[];
};

/** What `offerFields` selects. */
export type BasketOffers = {
  subtotal: Amount;
  discount: Amount;
  total: Amount;
  bonusPoints: number;
  freshness: 'CURRENT' | 'BEHIND';
  applied: {
    campaignId: string;
    version: number;
    title: string;
    discount: Amount;
    bonusPoints: number;
    lines: { lineId: string; discount: Amount }[];
  }[];
  next: {
    campaignId: string;
    title: string;
    body: string;
    hint: string;
    missingQuantity: number | null;
    missingAmount: Amount | null;
  } | null;
};

/** A claimed trip as selected by `tripFields` and `dueFields`. */
export type ClaimedBasket = Basket & {
  due: Amount | null;
  audit: {
    required: boolean;
    outcome: 'OPEN' | 'CLEAN' | 'DISCREPANCY' | null;
    reason: string | null;
  } | null;
  discounts: { campaignId: string; title: string; discount: Amount }[];
};

/** A receipt as selected by `receiptFields`. */
export type Receipt = {
  id: string;
  number: string;
  businessDate: string;
  total: Amount;
  refunded: Amount;
  lines: {
    id: string;
    name: string;
    quantity: number;
    quantityKept: number;
    amount: Amount;
    discount: Amount;
    paid: Amount;
    deposit: boolean;
    parentLineId: string | null;
  }[];
  discounts: { title: string; discount: Amount }[];
  points: {
    status: 'PENDING' | 'POSTED' | 'NO_MEMBER';
    earned: number;
    reversed: number;
    lines: { lineId: string; earned: number; reversed: number }[];
  } | null;
};
