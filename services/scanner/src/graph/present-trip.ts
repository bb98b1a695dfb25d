import type { Principal } from '@rayon/auth';
import type { Locale } from '@rayon/kernel';
import { ageCheckState, isAuditOpen } from '../domain/checks';
import { piecesCount, requiredAge, subtotalMinor } from '../domain/line';
import type { AppliedOffer, Audit, Trip } from '../domain/trip';
import type { KeptTrip } from '../rows/trips';
import type { ScannerContext } from './context';
import { type AuditDecisionType, type DiscountType, TripType } from './trip.type';

/** A trip as the graph shows it to whoever asks. */
export const presentTrip = (
  { row: trip, version }: KeptTrip,
  { request: { principal, locale }, isBehind }: ScannerContext,
): TripType => {
  const { currency } = trip;
  const adjudication = 'adjudication' in trip ? trip.adjudication : undefined;
  return Object.assign(new TripType(), {
    id: trip.tripId,
    status: trip.status,
    version,
    store: { id: trip.storeId },
    member: trip.memberId === undefined ? undefined : { id: trip.memberId },
    deviceId: trip.deviceId,
    openedAt: trip.openedAt,
    facts: trip,
    piecesCount: piecesCount(trip.lines),
    unknownScans: trip.refusedScansCount,
    subtotal: { minor: subtotalMinor(trip.lines), currency },
    requiredAge: requiredAge(trip.lines),
    ageCheck: ageCheckState(trip),
    audit: trip.audit && presentAudit(trip, trip.audit, principal),
    due: adjudication && { minor: adjudication.totalMinor, currency },
    discounts: presentDiscounts(adjudication?.offers ?? [], currency, locale),
    claimedBy: 'claim' in trip ? trip.claim?.terminalId : undefined,
    priceListVersion:
      trip.lines.length === 0 ? undefined : Math.max(...trip.lines.map((line) => line.priceListVersion)),
    freshness: isBehind() ? ('behind' as const) : ('current' as const),
    receiptId: 'receiptId' in trip ? trip.receiptId : undefined,
  });
};

/** What each offer took off, in the viewer's language. */
export const presentDiscounts = (
  offers: readonly AppliedOffer[],
  currency: string,
  locale: Locale,
): DiscountType[] =>
  offers.map((offer) => ({
    campaignId: offer.campaignId,
    title: offer.title[locale],
    discount: { minor: offer.discountMinor, currency },
  }));

const presentAudit = (trip: Trip, { decision, outcome }: Audit, principal: Principal): AuditDecisionType => {
  // How likely an audit was is for those who answer for it: a shopper could learn to stay below it.
  const explained = principal.kind === 'staff' || principal.kind === 'terminal';
  return {
    required: decision.required,
    outcome: isAuditOpen(trip) ? 'open' : outcome?.outcome,
    reason: decision.reason,
    ...(explained
      ? {
          probability: decision.probabilityMillionths / 1_000_000,
          draw: decision.drawnMillionths / 1_000_000,
        }
      : {}),
  };
};
