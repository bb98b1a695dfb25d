import { type GatewayClient, isRefusal } from '@rayon/client';
import {
  type ClaimedBasket,
  claimBasket,
  confirmPayment,
  endTrip,
  eventually,
  openTrip,
  presentCard,
  type Receipt,
  receiptWithPoints,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { inStoreCode } from '@rayon/infra';

/** Lemonade with a deposit, sold to anybody. */
export const lemonade = inStoreCode(203);
/** Beer: somebody has to look at the shopper's age. */
const beer = inStoreCode(201);

/** One trip in each state: paid with points, held by the till, waiting for a till, open. */
export const shopAndLeave = async (
  shop: Readonly<
    Record<'device' | 'terminal' | 'associate', GatewayClient> & {
      gsrn: string;
      showCode: () => Promise<string>;
    }
  >,
  receiptNumber: string,
) => {
  const { device, terminal, associate, gsrn, showCode } = shop;
  const filled = async (code: string, presentation?: string) => {
    const trip = await openTrip(device, presentation);
    const scanned = await scan(device, { tripId: trip.id, code, quantity: 3 });
    if (isRefusal(scanned)) throw new Error(`${code} was refused: ${scanned.reason}`);
    return { tripId: trip.id, lineId: scanned.line.id };
  };

  // From then on the till may greet the member.
  await presentCard(terminal, gsrn);
  const paid = await filled(lemonade, (await presentCard(device, await showCode())).presentation);
  const basket = await claimBasket(terminal, (await endTrip(device, paid.tripId)).transferCode);
  await settleChecks(associate, basket);
  const receipt = await pay(terminal, basket, receiptNumber);
  await receiptWithPoints(terminal, receipt.id);

  const claimed = await filled(beer);
  await claimBasket(terminal, (await endTrip(device, claimed.tripId)).transferCode);
  const waiting = await filled(lemonade);
  const { transferCode } = await endTrip(device, waiting.tripId);
  const open = await filled(lemonade, (await presentCard(device, await showCode())).presentation);
  return {
    paidTripId: paid.tripId,
    receiptId: receipt.id,
    receiptNumber,
    receiptTotalMinor: String(receipt.total.minor),
    receiptLineId: receipt.lines[0]?.id ?? '',
    claimedTripId: claimed.tripId,
    transferCode,
    openTripId: open.tripId,
    openLineId: open.lineId,
  };
};

/** Pays a claimed basket for exactly what is due. */
const pay = async (
  terminal: GatewayClient,
  basket: ClaimedBasket,
  receiptNumber: string,
): Promise<Receipt> => {
  const due = await eventually('the binding price', async () => basket.due ?? undefined);
  return confirmPayment(terminal, {
    tripId: basket.id,
    due,
    receiptNumber,
    businessDate: new Date().toISOString().slice(0, 10),
  });
};
