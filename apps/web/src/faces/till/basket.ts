import type { Amount } from '../../parts/money';

/** A claimed basket as the till sees it. */
export type Basket = {
  id: string;
  status: string;
  requiredAge: number;
  ageCheck: 'NOT_NEEDED' | 'OPEN' | 'APPROVED';
  audit: { required: boolean; outcome: string | null } | null;
  subtotal: Amount;
  due: Amount | null;
  discounts: { campaignId: string; title: string; discount: Amount }[];
  lines: { id: string; name: string; quantity: number; amount: Amount; parentLineId: string | null }[];
};

/** A receipt as the till shows it. */
export type Receipt = {
  id: string;
  number: string;
  total: Amount;
  refunded: Amount;
  lines: {
    id: string;
    name: string;
    quantity: number;
    quantityKept: number;
    paid: Amount;
    discount: Amount;
    parentLineId: string | null;
  }[];
  points: { status: 'PENDING' | 'POSTED' | 'NO_MEMBER'; earned: number; reversed: number } | null;
};

/** What the till asks of a basket. */
export const basketFields = `id status requiredAge ageCheck audit { required outcome } subtotal { minor currency } due { minor currency }
  discounts { campaignId title discount { minor currency } }
  lines { id name quantity amount { minor currency } parentLineId }`;

/** What the till asks of a receipt. */
export const receiptFields = `id number total { minor currency } refunded { minor currency }
  lines { id name quantity quantityKept paid { minor currency } discount { minor currency } parentLineId }
  points { status earned reversed }`;
