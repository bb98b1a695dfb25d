import type { Tender } from './receipt';

/** In which order money goes back: what was paid by card never becomes cash while some of it is left. */
const order: readonly Tender['kind'][] = ['card', 'voucher', 'cash'];

/**
 * By which tenders a refund is given back, as they were paid: each up to what it paid, cards first, what earlier refunds took
 * of them left out.
 */
export const refundTenders = (
  tenders: readonly Tender[],
  { before, refund }: Readonly<{ before: number; refund: number }>,
): Tender[] =>
  order.flatMap((kind) => {
    const taken = takenOf(tenders, kind, before + refund) - takenOf(tenders, kind, before);
    return taken > 0 ? [{ kind, amountMinor: taken }] : [];
  });

/** How much of so much given back in all comes out of the tenders of one kind. */
const takenOf = (tenders: readonly Tender[], kind: Tender['kind'], all: number): number => {
  const paidBy = (wanted: Tender['kind']) =>
    tenders.reduce((sum, tender) => sum + (tender.kind === wanted ? tender.amountMinor : 0), 0);
  const earlier = order.slice(0, order.indexOf(kind)).reduce((sum, one) => sum + paidBy(one), 0);
  return Math.max(0, Math.min(paidBy(kind), all - earlier));
};
