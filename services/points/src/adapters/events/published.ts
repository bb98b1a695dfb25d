import { PointsAccruedV1, PointsReversedV1 } from '@rayon/events';
import { type Envelope, newEvent } from '@rayon/kernel';
import type { PointsNews } from '../../use-cases/points-ledger';

/** Tells what a receipt or return did to an account; ordered by the account's postings. */
export const eventOf = (news: PointsNews, { cause, at }: { cause: Envelope; at: Date }): Envelope => {
  const happened = {
    sequence: news.sequence,
    at,
    correlationId: cause.correlationid,
    causationId: cause.id,
  };
  const { memberId, receiptId, points, balance } = news;
  const told = { memberId, receiptId, points, balance, at: news.at.toISOString() };
  return news.kind === 'accrued'
    ? newEvent(PointsAccruedV1, {
        ...happened,
        data: { ...told, tripId: news.tripId, ruleVersion: news.ruleVersion },
      })
    : newEvent(PointsReversedV1, { ...happened, data: { ...told, returnId: news.returnId } });
};
