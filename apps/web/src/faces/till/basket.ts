import type { Amount } from '../../parts/money';
import type { ReceiptLine } from '../../parts/receipt-line';

/** A claimed basket as the till sees it; `due` is null while the binding price is worked out. */
export type Basket = {
  id: string;
  status: string;
  requiredAge: number;
  ageCheck: 'NOT_NEEDED' | 'OPEN' | 'APPROVED';
  audit: { required: boolean; outcome: string | null } | null;
  subtotal: Amount;
  due: Amount | null;
  piecesCount: number;
  discounts: { campaignId: string; title: string; discount: Amount }[];
  lines: {
    id: string;
    name: string;
    quantity: number;
    minimumAge: number;
    amount: Amount;
    parentLineId: string | null;
  }[];
};

/** A receipt as the till shows it; `points` is null while they cannot be told. */
export type Receipt = {
  id: string;
  number: string;
  businessDate: string;
  total: Amount;
  refunded: Amount;
  lines: ReceiptLine[];
  points: { status: 'PENDING' | 'POSTED' | 'NO_MEMBER'; earned: number; reversed: number } | null;
};
