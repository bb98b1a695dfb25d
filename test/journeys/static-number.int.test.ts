import { isRefusal } from '@rayon/client';
import { shopperDocument } from '@rayon/client/operations/shop';
import {
  cancelTrip,
  endTrip,
  eventually,
  openTrip,
  presentCard,
  readReceipt,
  receiptWithPoints,
  scan,
} from '@rayon/client/shop';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { payAt, type SmallShop } from '../faults/small-shop';
import { launchHalfOffBiscuits } from './half-off-biscuits';

let house: SmallHouse;
let shop: SmallShop;
beforeAll(async () => {
  house = await openSmallHouse();
  shop = house.shop;
});
afterAll(() => house?.stop());

test('a number that is typed earns points and gets no offer of its member, who still has them with the code', async () => {
  const { client, gsrn } = at(shop.shoppers, 0);
  const [typed, own] = [at(shop.handhelds, 0), at(shop.handhelds, 1)];
  const till = at(shop.tills, 0);
  const biscuits = at(shop.codes, 1);
  await launchHalfOffBiscuits(shop, { audience: { kind: 'MEMBERS' }, limits: { perMember: 1 } });

  const discountOn = async (handheld: typeof typed, tripId: string) => {
    const scanned = await scan(handheld, { tripId, code: biscuits });
    if (isRefusal(scanned)) throw new Error(scanned.message);
    return scanned.trip.offers?.discount.minor;
  };
  const shown = async () => {
    const { me } = await client.ask(shopperDocument, {});
    return me?.card.qr.content ?? '';
  };

  const numbered = await openTrip(typed, (await presentCard(typed, gsrn)).presentation);
  expect(await discountOn(typed, numbered.id)).toBe(0);
  for (let more = 0; more < 3; more += 1) expect(await discountOn(typed, numbered.id)).toBe(0);
  const receipt = await payAt(till, shop, (await endTrip(typed, numbered.id)).transferCode);
  expect(receipt.total.minor).toBe(4 * 138);
  const { points } = await receiptWithPoints(till, receipt.id);
  expect(points).toMatchObject({ status: 'POSTED', earned: 5 });

  // Somebody types the number elsewhere; the card's own code opens a trip nevertheless, with what is its member's.
  const stranger = await openTrip(typed, (await presentCard(typed, gsrn)).presentation);
  const mine = await openTrip(own, (await presentCard(own, await shown())).presentation);
  expect(mine.id).not.toBe(stranger.id);
  await eventually('the offer of the member', async () => (await discountOn(own, mine.id)) || undefined);
  expect(await discountOn(typed, stranger.id)).toBe(0);
  const paid = await payAt(till, shop, (await endTrip(typed, stranger.id)).transferCode);
  // The number was let go: the basket is nobody's.
  const status = await eventually('what became of the points', async () => {
    const now = (await readReceipt(till, paid.id))?.points?.status;
    return now === 'PENDING' ? undefined : now;
  });
  expect(status).toBe('NO_MEMBER');
  await cancelTrip(own, mine.id);
}, 120_000);
