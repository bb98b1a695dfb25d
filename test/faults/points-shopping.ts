import type { GatewayClient } from '@rayon/client';
import { shopperDocument } from '@rayon/client/operations/shop';
import {
  type ClaimedBasket,
  claimBasket,
  endTrip,
  eventually,
  openTrip,
  presentCard,
  receiptWithPoints,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { at } from './gateway-calls';
import { payAt, type SmallShop } from './small-shop';

/** The code of the card by then, once it is another one: each is good once, and changes every half minute. */
export const freshCode = (member: GatewayClient, used?: string): Promise<string> =>
  eventually(
    'a code of the card that was not used',
    async () => {
      const { me } = await member.ask(shopperDocument, {});
      const content = me?.card.qr.content;
      return content === used ? undefined : content;
    },
    { pauseMilliseconds: 500 },
  );

/** Shopping by the number of the card until it has points: of twenty pieces at 3.97 each they are 79. */
export const earnPoints = async (shop: SmallShop, place: number): Promise<void> => {
  const handheld = at(shop.handhelds, place);
  const { gsrn } = at(shop.shoppers, place);
  const trip = await openTrip(handheld, (await presentCard(handheld, gsrn)).presentation);
  await scan(handheld, { tripId: trip.id, code: at(shop.codes, 8), quantity: 20 });
  const till = at(shop.tills, 0);
  const receipt = await payAt(till, shop, (await endTrip(handheld, trip.id)).transferCode);
  await receiptWithPoints(till, receipt.id);
};

/** A basket of two pieces at 2.49 in the hands of the till, ready to be paid, and the code that opened it. */
export const basketAtTill = async (
  shop: SmallShop,
  place: number,
): Promise<Readonly<{ basket: ClaimedBasket; code: string }>> => {
  const handheld = at(shop.handhelds, place);
  const code = await freshCode(at(shop.shoppers, place).client);
  const trip = await openTrip(handheld, (await presentCard(handheld, code)).presentation);
  await scan(handheld, { tripId: trip.id, code: at(shop.codes, 4), quantity: 2 });
  const basket = await claimBasket(at(shop.tills, 0), (await endTrip(handheld, trip.id)).transferCode);
  await settleChecks(shop.associate, basket);
  return { basket, code };
};

/** What a member can spend. */
export const balanceOf = async (member: GatewayClient): Promise<number | undefined> =>
  (await member.ask(shopperDocument, {})).me?.points?.balance;
