import type { Receipt, Tender } from './receipt';

/** In which order money goes back: what was paid by card never becomes cash while some of it is left. */
const order: readonly Tender['kind'][] = ['card', 'voucher', 'cash'];

/** What a refund is given back by; of points so many, at what they had paid. */
export type RefundTender = Tender & Readonly<{ points?: number }>;

type Paid = Pick<Receipt, 'tenders' | 'totalMinor' | 'paidWithPoints'>;

/**
 * By which tenders a refund is given back, as they were paid: money in proportion of what it paid, rounded down, each tender
 * up to what it paid, cards first; the rest in points, a part of one as a whole one. What earlier refunds took is left out.
 */
export const refundTenders = (
  receipt: Paid,
  { before, refund }: Readonly<{ before: number; refund: number }>,
): RefundTender[] => {
  const earlier = backOf(receipt, before);
  const all = backOf(receipt, before + refund);
  const points = all.points - earlier.points;
  return [
    ...order.flatMap((kind) => {
      const amountMinor =
        takenOf(receipt.tenders, kind, all.moneyMinor) - takenOf(receipt.tenders, kind, earlier.moneyMinor);
      return amountMinor > 0 ? [{ kind, amountMinor }] : [];
    }),
    ...(points > 0
      ? [{ kind: 'points' as const, points, amountMinor: all.pointsMinor - earlier.pointsMinor }]
      : []),
  ];
};

/** What of so much given back in all is money, and how many points: all of them once everything is given back. */
export const backOf = (
  { totalMinor, paidWithPoints }: Paid,
  refundedMinor: number,
): Readonly<{ moneyMinor: number; points: number; pointsMinor: number }> => {
  if (!paidWithPoints || totalMinor === 0) return { moneyMinor: refundedMinor, points: 0, pointsMinor: 0 };
  const { points: paid, amountMinor } = paidWithPoints;
  const moneyMinor = Number((BigInt(totalMinor - amountMinor) * BigInt(refundedMinor)) / BigInt(totalMinor));
  const worth = amountMinor / paid;
  const points = Math.ceil((refundedMinor - moneyMinor) / worth);
  return { moneyMinor, points, pointsMinor: points * worth };
};

/** How much of so much money given back in all comes out of the tenders of one kind. */
const takenOf = (tenders: readonly Tender[], kind: Tender['kind'], all: number): number => {
  const paidBy = (wanted: Tender['kind']) =>
    tenders.reduce((sum, tender) => sum + (tender.kind === wanted ? tender.amountMinor : 0), 0);
  const earlier = order.slice(0, order.indexOf(kind)).reduce((sum, one) => sum + paidBy(one), 0);
  return Math.max(0, Math.min(paidBy(kind), all - earlier));
};
