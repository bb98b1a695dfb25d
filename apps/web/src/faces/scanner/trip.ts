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

/** The line a scan has just added. */
export type ScannedLine = Pick<Line, 'id' | 'name' | 'amount'>;

/** What *offers* says of a trip. */
export type Offers = {
  discount: Amount;
  total: Amount;
  bonusPoints: number;
  freshness: 'CURRENT' | 'BEHIND';
  applied: { campaignId: string; title: string; discount: Amount; bonusPoints: number }[];
  next: { campaignId: string; title: string; hint: string } | null;
};

/** A trip as the handheld shows it; `offers` is null while they cannot be told. */
export type Trip = {
  id: string;
  version: number;
  status: string;
  piecesCount: number;
  requiredAge: number;
  subtotal: Amount;
  audit: { required: boolean } | null;
  lines: Line[];
  offers: Offers | null;
};

/** An ended trip on its way to a till. */
export type Ended = {
  trip: Pick<Trip, 'id' | 'piecesCount' | 'subtotal' | 'audit'> & { offers: Pick<Offers, 'total'> | null };
  transferCode: string;
  transferExpiresAt: string;
};

/** Lines with the newest first, each followed by what is linked to it. */
export const newestFirst = (lines: Line[]): Line[] =>
  lines
    .filter((line) => !line.parentLineId)
    .reverse()
    .flatMap((line) => [line, ...lines.filter(({ parentLineId }) => parentLineId === line.id)]);
