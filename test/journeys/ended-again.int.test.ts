import { type GatewayClient, isRefusal, perform } from '@rayon/client';
import { endCampaignDocument } from '@rayon/client/operations/console';
import { attachCardDocument, shopperDocument } from '@rayon/client/operations/shop';
import { claimedBasketDocument, removeLineAtTillDocument } from '@rayon/client/operations/till';
import {
  cancelTrip,
  claimBasket,
  confirmPayment,
  eventually,
  openTrip,
  presentCard,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at, endedBasket } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import type { SmallShop } from '../faults/small-shop';
import { launchHalfOffBiscuits } from './half-off-biscuits';

let house: SmallHouse;
let shop: SmallShop;
beforeAll(async () => {
  house = await openSmallHouse();
  shop = house.shop;
});
afterAll(() => house?.stop());

const command = () => ({ commandId: newId() });

const offOnAScan = async (handheld: GatewayClient, code: string): Promise<number> => {
  const trip = await openTrip(handheld);
  const scanned = await scan(handheld, { tripId: trip.id, code });
  await cancelTrip(handheld, trip.id);
  return isRefusal(scanned) ? 0 : (scanned.trip.offers?.discount.minor ?? 0);
};

/** What the till is asked to take once the basket is priced again. */
const dueAt = (till: GatewayClient, id: string) =>
  eventually('the basket to be priced again', async () => {
    const { trip } = await till.ask(claimedBasketDocument, { id });
    return trip?.due ?? undefined;
  });

test('an offer that ends while the basket waits at the till stands, for a line removed and a card shown there', async () => {
  const handheld = at(shop.handhelds, 0);
  const till = at(shop.tills, 0);
  const [biscuits, drink] = [at(shop.codes, 1), at(shop.codes, 2)];
  const campaignId = await launchHalfOffBiscuits(shop);
  await eventually(
    'the offer to be live',
    async () => (await offOnAScan(handheld, biscuits)) === 69 || undefined,
  );

  const { transferCode } = await endedBasket(at(shop.handhelds, 1), { codes: [biscuits, drink] });
  const basket = await claimBasket(till, transferCode);
  expect(basket.due?.minor).toBe(69 + 175);
  await settleChecks(shop.associate, basket);
  await perform(shop.admin, endCampaignDocument, { ...command(), campaignId });
  await eventually(
    'the offer to be over',
    async () => (await offOnAScan(handheld, biscuits)) === 0 || undefined,
  );

  const [, last] = basket.lines;
  const tripId = basket.id;
  await perform(till, removeLineAtTillDocument, { ...command(), tripId, lineId: last?.id ?? '' });
  expect((await dueAt(till, tripId)).minor).toBe(69);

  const { me } = await at(shop.shoppers, 1).client.ask(shopperDocument, {});
  const { presentation } = await presentCard(till, me?.card.qr.content ?? '');
  await perform(till, attachCardDocument, { ...command(), tripId, presentation });
  const due = await dueAt(till, tripId);
  expect(due.minor).toBe(69);
  const receipt = await confirmPayment(till, {
    tripId,
    due,
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
  expect(receipt.total.minor).toBe(69);
});
