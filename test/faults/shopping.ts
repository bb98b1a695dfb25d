import type { GatewayClient, MutationCall } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import type { Chance } from './chance';
import { insistOnSuccess, type Troubles } from './insist';
import type { SmallShop } from './small-shop';

/** A command and the answer its sender was given. */
export type Answered = Readonly<{ client: GatewayClient; call: MutationCall; answer: unknown }>;

/** A paid trip by the record of those who took part in it. */
export type PaidTrip = Readonly<{
  tripId: string;
  receiptId: string;
  totalMinor: number;
  paidAt: number;
  /** Position of the shopper in the shop. */
  place: number;
}>;

const scanner = (mutation: string, success: string, select: string, input: Record<string, unknown>) =>
  ({ mutation, success, select, input, refusal: 'ScannerRefusal' }) satisfies MutationCall;

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

  const ask = async <Answer>(
    client: GatewayClient,
    call: MutationCall,
    patience: readonly string[] = [],
  ): Promise<Answer> => {
    const answer = await insistOnSuccess<Answer>(client, call, {
      troubles,
      again: ({ reason }) => patience.includes(reason),
    });
    answered.push({ client, call, answer });
    return answer;
  };

  const fill = async (tripId: string): Promise<number> => {
    let totalMinor = 0;
    for (let pieces = chance.between(2, 6); pieces > 0; pieces -= 1) {
      const input = { commandId: newId(), tripId, code: chance.oneOf(shop.codes) };
      const select = 'line { id amount { minor } } linked { id amount { minor } }';
      const { line, linked } = await ask<{
        line: { amount: { minor: number } };
        linked: { amount: { minor: number } }[];
      }>(handheld, scanner('scan', 'LineScanned', select, input));
      totalMinor += [line, ...linked].reduce((sum, { amount }) => sum + amount.minor, 0);
    }
    return totalMinor;
  };

  const pay = async (tripId: string, transferCode: string): Promise<Omit<PaidTrip, 'place' | 'tripId'>> => {
    const { trip } = await ask<{
      trip: { due: { minor: number }; audit: { required: boolean } | null };
    }>(
      till,
      scanner('claimBasket', 'BasketClaimed', 'trip { id due { minor } audit { required } }', {
        commandId: newId(),
        transferCode,
      }),
      ['BASKET_BEING_PRICED'],
    );
    if (trip.audit?.required)
      await ask(
        shop.associate,
        scanner('completeAudit', 'AuditCompleted', 'trip { id }', {
          commandId: newId(),
          tripId,
          outcome: 'CLEAN',
        }),
      );
    const { receipt } = await ask<{ receipt: { id: string; total: { minor: number } } }>(
      till,
      scanner('confirmPayment', 'PaymentConfirmed', 'receipt { id total { minor } }', {
        commandId: newId(),
        tripId,
        businessDate: new Date().toISOString().slice(0, 10),
        receiptNumber: tripId,
        tenders: [{ kind: 'CARD', amountMinor: trip.due.minor }],
      }),
    );
    return { receiptId: receipt.id, totalMinor: receipt.total.minor, paidAt: performance.now() };
  };

  const shopOnce = async (): Promise<void> => {
    const { presentation } = await ask<{ presentation: string }>(handheld, {
      mutation: 'presentCard',
      success: 'CardPresented',
      refusal: 'MembersRefusal',
      select: 'presentation',
      input: { commandId: newId(), content: shopper.gsrn },
    });
    // A presentation is a fresh signature: its repetition may differ and says nothing.
    answered.pop();
    const opened = await ask<{ trip: { id: string } }>(
      handheld,
      scanner('openTrip', 'TripOpened', 'trip { id }', { commandId: newId(), presentation }),
    );
    const tripId = opened.trip.id;
    const scannedMinor = await fill(tripId);
    const { transferCode } = await ask<{ transferCode: string }>(
      handheld,
      scanner('endTrip', 'TripEnded', 'transferCode trip { id }', { commandId: newId(), tripId }),
    );
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
