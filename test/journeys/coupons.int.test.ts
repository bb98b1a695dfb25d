import { attempt, isRefusal, perform } from '@rayon/client';
import {
  campaignCodesDocument,
  draftCampaignDocument,
  generateCodesDocument,
  importCodesDocument,
} from '@rayon/client/operations/console';
import { enterCouponDocument, removeCouponDocument, scanDocument } from '@rayon/client/operations/scanner';
import { claimedBasketDocument, enterCouponAtTillDocument } from '@rayon/client/operations/till';
import {
  claimBasket,
  confirmPayment,
  endTrip,
  eventually,
  launchCampaign,
  openTrip,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire } from '../faults/small-shop';

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse();
});
afterAll(() => house?.stop());

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const month = 31 * 86_400_000;
const withCode = (coupon: string, percent: number, to = new Date(Date.now() + month)) => ({
  title: { fr: `Code ${coupon}`, en: `Code ${coupon}` },
  body: { fr: `−${percent} %`, en: `−${percent}%` },
  from: new Date(Date.now() - month).toISOString(),
  to: to.toISOString(),
  coupon,
  benefit: { kind: 'PERCENT_OFF' as const, percent },
  stacking: 'ALWAYS' as const,
});

test('a code counts as it is printed, on the handheld and at the till, and the receipt names its campaign', async () => {
  const { shop } = house;
  const by = { author: await hire(shop.admin, { role: 'MARKETER', storeIds: [] }), approver: shop.admin };
  await launchCampaign(by, withCode('TEN', 10));
  await launchCampaign(by, withCode('Extra', 50));
  const again = { commandId: newId(), ...withCode('TEN', 20) };
  expect(await attempt(shop.admin, draftCampaignDocument, again)).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'coupon',
  });

  const handheld = at(shop.handhelds, 0);
  const trip = await openTrip(handheld);
  const scanned = await scan(handheld, { tripId: trip.id, code: at(shop.codes, 0) });
  if (isRefusal(scanned)) throw new Error(scanned.reason);
  const { subtotal } = scanned.trip;
  // A deposit beside it is paid in full.
  const off = Math.round(scanned.line.amount.minor / 10);
  const enter = async (code: string) => {
    const entered = await perform(handheld, enterCouponDocument, {
      commandId: newId(),
      tripId: trip.id,
      code,
    });
    return entered.trip.offers;
  };
  expect((await enter('ten'))?.coupons).toMatchObject([{ code: 'ten', state: 'UNKNOWN', title: null }]);
  const offers = await eventually('the campaign to be live', async () => {
    const told = await enter('TEN');
    return told?.coupons.some(({ state }) => state === 'APPLIED') ? told : undefined;
  });
  expect(offers.discount).toEqual(euros(off));
  expect(offers.coupons.map(({ code, state }) => [code, state])).toEqual([
    ['ten', 'UNKNOWN'],
    ['TEN', 'APPLIED'],
  ]);
  const left = await perform(handheld, removeCouponDocument, {
    commandId: newId(),
    tripId: trip.id,
    code: 'ten',
  });
  expect(left.trip.offers?.coupons).toHaveLength(1);
  const without = await perform(handheld, removeCouponDocument, {
    commandId: newId(),
    tripId: trip.id,
    code: 'TEN',
  });
  // Whoever took a code away is not told that it is gone.
  expect(without.trip.offers).toMatchObject({ discount: euros(0), coupons: [], changed: [] });
  await enter('TEN');

  const { transferCode } = await endTrip(handheld, trip.id);
  const till = at(shop.tills, 0);
  const claimed = await claimBasket(till, transferCode);
  expect(claimed.due).toEqual(euros(subtotal.minor - off));
  const atTill = await perform(till, enterCouponAtTillDocument, {
    commandId: newId(),
    tripId: trip.id,
    code: 'Extra',
  });
  expect(atTill.trip.due).toBeNull();
  const basket = await eventually('the basket to be priced anew', async () => {
    const { trip: looked } = await till.ask(claimedBasketDocument, { id: trip.id });
    return looked?.due ? looked : undefined;
  });
  expect(basket.discounts.map(({ title }) => title).sort()).toEqual(['Code Extra', 'Code TEN']);
  await settleChecks(shop.associate, claimed);
  const receipt = await confirmPayment(till, {
    tripId: trip.id,
    due: basket.due ?? euros(0),
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
  expect(receipt.total).toEqual(basket.due);
});

test('a code that works once pays for one basket, is told used to the next, and a GS1 coupon is scanned like any code', async () => {
  const { shop } = house;
  const marketer = await hire(shop.admin, { role: 'MARKETER', storeIds: [] });
  const { coupon: _, ...withCodes } = { ...withCode('ONCE', 10), usesPerCode: 1 };
  const campaignId = await launchCampaign({ author: marketer, approver: shop.admin }, withCodes);
  const made = await perform(marketer, generateCodesDocument, {
    commandId: newId(),
    campaignId,
    count: 1,
    prefix: 'GIFT',
  });
  const code = made.codes[0] ?? '';
  const gs1 = '8112001234561234560123456';
  const taken = await perform(marketer, importCodesDocument, {
    commandId: newId(),
    campaignId,
    codes: [gs1, ''],
  });
  expect(taken).toMatchObject({ imported: 1, refused: [{ line: 2 }] });

  const handheld = at(shop.handhelds, 0);
  const shopWith = async (entered: string, state: string) => {
    const trip = await openTrip(handheld);
    const scanned = await scan(handheld, { tripId: trip.id, code: at(shop.codes, 0) });
    if (isRefusal(scanned)) throw new Error(scanned.reason);
    const enter = async () =>
      (await perform(handheld, enterCouponDocument, { commandId: newId(), tripId: trip.id, code: entered }))
        .trip.offers;
    const offers = await eventually('the code to be looked at', async () => {
      const told = await enter();
      return told?.coupons.some((coupon) => coupon.state === state) ? told : undefined;
    });
    return { trip, subtotal: scanned.trip.subtotal, amount: scanned.line.amount, offers };
  };
  const { trip, subtotal, amount, offers } = await shopWith(code.toLowerCase(), 'APPLIED');
  expect(offers.discount).toEqual(euros(Math.round(amount.minor / 10)));
  const { transferCode } = await endTrip(handheld, trip.id);
  const till = at(shop.tills, 0);
  const claimed = await claimBasket(till, transferCode);
  expect(claimed.due).toEqual(euros(subtotal.minor - Math.round(amount.minor / 10)));
  await settleChecks(shop.associate, claimed);
  await confirmPayment(till, {
    tripId: trip.id,
    due: claimed.due ?? euros(0),
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
  await eventually('the receipt to be heard', async () => {
    const { campaign } = await marketer.ask(campaignCodesDocument, { id: campaignId });
    return campaign?.codes?.used === 1 ? campaign.codes : undefined;
  });

  const again = await shopWith(code, 'USED');
  expect(again.offers.discount).toEqual(euros(0));
  const refused = await attempt(handheld, scanDocument, {
    commandId: newId(),
    tripId: again.trip.id,
    code: gs1,
    quantity: 1,
  });
  expect(refused).toMatchObject({ reason: 'COUPON_SCANNED' });
  const entered = await perform(handheld, enterCouponDocument, {
    commandId: newId(),
    tripId: again.trip.id,
    code: gs1,
  });
  expect(entered.trip.offers?.coupons).toMatchObject([
    { state: 'USED' },
    { code: 'GS1:123456:123456:123456', state: 'APPLIED' },
  ]);
});
