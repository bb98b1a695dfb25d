import type { Amount } from '../../parts/money';

/** A basket line on the handheld. */
export type Line = {
  id: string;
  name: string;
  quantity: number;
  weightGrams: number | null;
  unitPrice: Amount;
  amount: Amount;
  markdownPercent: number;
  deposit: boolean;
  parentLineId: string | null;
};

/** A trip with what *offers* says of it. */
export type Trip = {
  id: string;
  status: string;
  piecesCount: number;
  requiredAge: number;
  subtotal: Amount;
  audit: { required: boolean } | null;
  lines: Line[];
  offers: {
    discount: Amount;
    total: Amount;
    bonusPoints: number;
    freshness: 'CURRENT' | 'BEHIND';
    applied: { campaignId: string; title: string; discount: Amount; bonusPoints: number }[];
    next: { campaignId: string; title: string; body: string; hint: string } | null;
  };
};

/** What the handheld asks of a trip each time. */
export const tripFields = `id status piecesCount requiredAge subtotal { minor currency } audit { required }
  lines { id name quantity weightGrams unitPrice { minor currency } amount { minor currency } markdownPercent deposit parentLineId }
  offers { discount { minor currency } total { minor currency } bonusPoints freshness
    applied { campaignId title discount { minor currency } bonusPoints }
    next { campaignId title body hint } }`;
