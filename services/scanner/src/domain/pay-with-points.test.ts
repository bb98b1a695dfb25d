import { camille, line, noon, sam, shelf, till } from '../testing/example-shop';
import { adjudicated, after, basketOf, claimed, ended } from '../testing/trip-story';
import { confirmPayment } from './confirm-payment';
import { receiptId } from './ids';
import { askPoints, letPointsGo, takeDecision, withPointsLetGo } from './pay-with-points';
import type { Tender } from './receipt';
import type { Trip, TripEvent } from './trip';

const now = { at: noon, today: '2026-11-21', articles: new Map() };
const ofCamille = after(basketOf(shelf.coffee), { type: 'CardAttached', memberId: camille, at: noon });
const toPay = claimed(adjudicated(ended(ofCamille)));
const shown = { memberId: camille, proof: 'rotating' as const };
const refusal = (outcome: { ok: boolean; rejection?: { reason: string } }) => outcome.rejection?.reason;

const asked = (trip: Trip, paymentId = 'one', points?: number): Trip => {
  const events = askPoints(trip, { paymentId, card: shown, ...(points ? { points } : {}) }, noon);
  if (!events.ok) throw new Error(events.rejection.reason);
  return after(trip, ...events.value);
};
const kept = (trip: Trip, points: number, paymentId = 'one'): Trip => {
  const events = takeDecision(trip, { paymentId, points, amountMinor: points, available: 0 }, noon);
  if (!events.ok) throw new Error(events.rejection.detail);
  return after(trip, ...events.value);
};
const pay = (trip: Trip, ...tenders: readonly Tender[]) =>
  confirmPayment(
    trip,
    {
      terminalId: till,
      receiptId: receiptId('00000000-0000-4000-8000-0000000000aa'),
      key: { storeId: trip.storeId, tillId: till, businessDate: '2026-11-21', number: '1' },
      tenders,
    },
    now,
  );

describe('points', () => {
  test('are kept for the basket of the card whose code is shown, and for no other', () => {
    expect(refusal(askPoints(toPay, { paymentId: 'one', card: { ...shown, memberId: sam } }, noon))).toBe(
      'OtherCardAttached',
    );
    expect(refusal(askPoints(toPay, { paymentId: 'one', card: { ...shown, proof: 'static' } }, noon))).toBe(
      'CardCodeNeeded',
    );
    const ofNobody = claimed(adjudicated(ended(basketOf(shelf.coffee))));
    expect(refusal(askPoints(ofNobody, { paymentId: 'one', card: shown }, noon))).toBe('NoCardOnTrip');
    expect(refusal(askPoints(ended(ofCamille), { paymentId: 'one', card: shown }, noon))).toBe(
      'BasketBeingPriced',
    );
  });

  test('pay their part, and nothing else takes its place', () => {
    const trip = kept(asked(toPay), 49);
    const byPoints = { kind: 'points' as const, amountMinor: 49 };
    expect(refusal(pay(trip, { kind: 'cash', amountMinor: 349 }))).toBe('PointsMismatch');
    expect(refusal(pay(trip, byPoints, { kind: 'cash', amountMinor: 299 }))).toBe('AmountMismatch');
    const paid = pay(trip, byPoints, { kind: 'cash', amountMinor: 300 });
    expect(paid).toMatchObject({
      value: { receipt: { paidWithPoints: { paymentId: 'one', points: 49, amountMinor: 49 } } },
    });
    expect(refusal(pay(toPay, byPoints, { kind: 'cash', amountMinor: 300 }))).toBe('PointsMismatch');
    expect(refusal(pay(asked(toPay), { kind: 'cash', amountMinor: 349 }))).toBe('PointsBeingKept');
  });

  const another = [
    { type: 'LinesVoided', lineIds: [line(0)], at: noon },
    { type: 'TripEnded', basketVersion: 2, audit: toPay.audit as never, at: noon },
  ] satisfies TripEvent[];

  test('stay for a basket that becomes another one as long as they pay no more than it costs then', () => {
    const trip = kept(asked(toPay), 49);
    expect(withPointsLetGo(trip, another)).toEqual(another);
    const priced = (totalMinor: number) =>
      withPointsLetGo(after(trip, ...another), [
        { type: 'BasketAdjudicated', adjudication: { totalMinor } as never, at: noon },
      ]).map(({ type }) => type);
    expect(priced(49)).toEqual(['BasketAdjudicated']);
    expect(priced(48)).toEqual(['PointsLetGo', 'BasketAdjudicated']);
  });

  test('are let go when others are asked for, when the basket is given up or changes meanwhile, and when the till says so', () => {
    const trip = kept(asked(toPay), 49);
    const gone = { type: 'PointsLetGo', payment: { paymentId: 'one' } };
    const again = askPoints(trip, { paymentId: 'two', card: shown }, noon);
    expect(again).toMatchObject({ value: [gone, { type: 'PointsAsked', payment: { paymentId: 'two' } }] });
    expect(withPointsLetGo(trip, [{ type: 'TripCancelled', because: 'abandoned', at: noon }])).toMatchObject([
      gone,
      { type: 'TripCancelled' },
    ]);
    const taken = withPointsLetGo(asked(toPay), another);
    expect(taken.map(({ type }) => type)).toEqual(['PointsLetGo', 'LinesVoided', 'TripEnded']);
    expect(after(asked(toPay), ...taken).pointsPayment).toBeUndefined();
    expect(letPointsGo(trip, noon)).toMatchObject([gone]);
    expect(letPointsGo(toPay, noon)).toEqual([]);
  });

  test('of another asking, or decided too late, change nothing; a word that keeps more than is due is refused', () => {
    const decide = (trip: Trip, paymentId: string, amountMinor: number) =>
      takeDecision(trip, { paymentId, points: amountMinor, amountMinor, available: 0 }, noon);
    expect(decide(asked(toPay, 'two'), 'one', 49)).toMatchObject({ value: [] });
    expect(decide(toPay, 'one', 49)).toMatchObject({ value: [] });
    expect(decide(kept(asked(toPay), 20), 'one', 49)).toMatchObject({ value: [] });
    expect(refusal(decide(asked(toPay), 'one', 350))).toBe('BrokenDecision');
    expect(refusal(decide(asked(toPay), 'one', 0))).toBe('BrokenDecision');
  });
});
