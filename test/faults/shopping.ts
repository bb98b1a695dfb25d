import { type GatewayClient, type Mutation, nameOf, type Refusal, type Success } from '@rayon/client';
import {
  claimBasketBrieflyDocument,
  confirmPaymentBrieflyDocument,
  endTripBrieflyDocument,
  openTripBrieflyDocument,
  scanBrieflyDocument,
} from '@rayon/client/operations/brief';
import { completeAuditDocument } from '@rayon/client/operations/console';
import { presentCardDocument } from '@rayon/client/operations/shop';
import { newId } from '@rayon/kernel';
import type { Chance } from './chance';
import { insistOnSuccess, type Troubles } from './insist';
import type { SmallShop } from './small-shop';

/** A command, the answer its sender was given, and how to send the very same again. */
export type Answered = Readonly<{ name: string; answer: unknown; repeat: () => Promise<unknown> }>;

/** A paid trip by the record of those who took part in it. */
export type PaidTrip = Readonly<{
  tripId: string;
  receiptId: string;
  totalMinor: number;
  paidAt: number;
  /** Position of the shopper in the shop. */
  place: number;
}>;

/**
 * Whole trips one after another on one handheld and one till, until it is told to stop; a trip that was begun is
 * finished. Every command is sent until there is a definite answer, and every answer is kept.
 */
export const shopping = ({
  shop,
  place,
  chance,
  troubles,
}: {
  shop: SmallShop;
  place: number;
  chance: Chance;
  troubles: Troubles;
}) => {
  const [handheld, shopper] = [shop.handhelds[place], shop.shoppers[place]];
  const till = shop.tills[place % shop.tills.length];
  if (!handheld || !shopper || !till) throw new Error(`the shop has no place ${place}`);
  const answered: Answered[] = [];
  const paid: PaidTrip[] = [];
  let stopped = false;

  const ask = async <Answer extends object, Input>(
    client: GatewayClient,
    mutation: Mutation<Answer, Input>,
    input: Input,
    patience: readonly string[] = [],
  ): Promise<Success<Answer>> => {
    const insisting = { troubles, again: ({ reason }: Refusal) => patience.includes(reason) };
    const answer = await insistOnSuccess(client, { mutation, input }, insisting);
    const repeat = () => insistOnSuccess(client, { mutation, input });
    answered.push({ name: nameOf(mutation), answer, repeat });
    return answer;
  };

  const fill = async (tripId: string): Promise<number> => {
    let totalMinor = 0;
    for (let pieces = chance.between(2, 6); pieces > 0; pieces -= 1) {
      const code = chance.oneOf(shop.codes);
      const { line, linked } = await ask(handheld, scanBrieflyDocument, { commandId: newId(), tripId, code });
      totalMinor += [line, ...linked].reduce((sum, { amount }) => sum + amount.minor, 0);
    }
    return totalMinor;
  };

  const pay = async (tripId: string, transferCode: string): Promise<Omit<PaidTrip, 'place' | 'tripId'>> => {
    const { trip } = await ask(till, claimBasketBrieflyDocument, { commandId: newId(), transferCode }, [
      'BASKET_BEING_PRICED',
    ]);
    if (trip.audit?.required)
      await ask(shop.associate, completeAuditDocument, { commandId: newId(), tripId, outcome: 'CLEAN' });
    if (!trip.due) throw new Error(`trip ${tripId} was claimed and nothing is due`);
    const { receipt } = await ask(till, confirmPaymentBrieflyDocument, {
      commandId: newId(),
      tripId,
      businessDate: new Date().toISOString().slice(0, 10),
      receiptNumber: tripId,
      tenders: [{ kind: 'CARD', amountMinor: trip.due.minor }],
    });
    return { receiptId: receipt.id, totalMinor: receipt.total.minor, paidAt: performance.now() };
  };

  const shopOnce = async (): Promise<void> => {
    const { presentation } = await ask(handheld, presentCardDocument, {
      commandId: newId(),
      content: shopper.gsrn,
    });
    // A presentation is a fresh signature: its repetition may differ and says nothing.
    answered.pop();
    const opened = await ask(handheld, openTripBrieflyDocument, { commandId: newId(), presentation });
    const tripId = opened.trip.id;
    const scannedMinor = await fill(tripId);
    const { transferCode } = await ask(handheld, endTripBrieflyDocument, { commandId: newId(), tripId });
    const receipt = await pay(tripId, transferCode);
    if (receipt.totalMinor !== scannedMinor)
      throw new Error(`trip ${tripId}: ${scannedMinor} was scanned, ${receipt.totalMinor} was paid`);
    paid.push({ ...receipt, tripId, place });
  };

  const run = async () => {
    while (!stopped) await shopOnce();
  };
  const running = run();
  // Whoever waits for the stop is told; until then a failure is not an unhandled one.
  running.catch(() => undefined);
  return {
    answered,
    paid,
    stop: (): Promise<void> => {
      stopped = true;
      return running;
    },
  };
};

/** A shopper at work. */
export type Shopping = ReturnType<typeof shopping>;
