import { attempt, gatewayClient, isRefusal, perform } from '@rayon/client';
import { type DraftCampaignInput, draftCampaignDocument } from '@rayon/client/operations/console';
import { importArticlesDocument } from '@rayon/client/operations/retailer';
import { currentTripDocument } from '@rayon/client/operations/scanner';
import { returnLinesDocument } from '@rayon/client/operations/shop';
import {
  cancelTrip,
  claimBasket,
  confirmPayment,
  eventually,
  launchCampaign,
  openTrip,
  receiptWithPoints,
  returnLines,
  scan,
  settleChecks,
} from '@rayon/client/shop';
import { inStoreCode } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { at, endedBasket } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire, openSmallShop, type SmallShop } from '../faults/small-shop';

/** What one article costs in a shop of each currency, and what two of them earn. */
const currencies = [
  { currency: 'JPY', minor: 800, points: 16 },
  { currency: 'KWD', minor: 10_500, points: 21 },
  { currency: 'VND', minor: 520_000, points: 104 },
  // Two of them are beyond 2^31.
  { currency: 'IRR', minor: 3_000_000_000, points: 60 },
] as const;
type Code = (typeof currencies)[number]['currency'];

let house: SmallHouse;
const shops = new Map<Code, SmallShop>();
beforeAll(async () => {
  house = await openSmallHouse();
  const gateway = gatewayClient(house.shop.admin.url);
  for (const { currency, minor } of currencies) {
    const name = `Shop in ${currency}`;
    const fittings = { handhelds: 1, tills: 1, name, currency, priceOf: () => minor };
    shops.set(currency, await openSmallShop(gateway, fittings));
  }
});
afterAll(() => house?.stop());

const shopIn = (currency: Code): SmallShop => {
  const shop = shops.get(currency);
  if (!shop) throw new Error(`no shop in ${currency}`);
  return shop;
};

/** A receipt of two articles without a deposit, paid with a card shown. */
const shopOnce = async (shop: SmallShop) => {
  const codes = [at(shop.codes, 1), at(shop.codes, 2)];
  const { tripId, transferCode } = await endedBasket(at(shop.handhelds, 0), {
    codes,
    gsrn: at(shop.shoppers, 0).gsrn,
  });
  const till = at(shop.tills, 0);
  const basket = await claimBasket(till, transferCode);
  await settleChecks(shop.associate, basket);
  if (!basket.due) throw new Error('nothing is due');
  const businessDate = new Date().toISOString().slice(0, 10);
  const paid = await confirmPayment(till, { tripId, due: basket.due, receiptNumber: tripId, businessDate });
  return { basket, receipt: await receiptWithPoints(till, paid.id) };
};

test.each(currencies)(
  'a trip in $currency is priced, paid, rewarded and brought back in it, and at no till of another',
  async ({ currency, minor, points }) => {
    const shop = shopIn(currency);
    const { basket, receipt } = await shopOnce(shop);
    expect(basket.subtotal).toEqual({ minor: 2 * minor, currency });
    expect(receipt.total).toEqual({ minor: 2 * minor, currency });
    expect(receipt.points).toMatchObject({ earned: points });

    const lineId = at(receipt.lines, 0).id;
    const back = { receiptId: receipt.id, lines: [{ lineId, quantity: 1 }] };
    const foreign = await attempt(at(house.shop.tills, 0), returnLinesDocument, {
      commandId: newId(),
      ...back,
    });
    expect(foreign).toMatchObject({ reason: 'RECEIPT_IN_OTHER_CURRENCY' });
    expect(isRefusal(foreign) && foreign.message).toMatch(new RegExp(`${currency}.*EUR`));

    const { refund } = await returnLines(at(shop.tills, 0), back);
    expect(refund).toEqual({ minor, currency });
    const earned = receipt.points?.lines.find((line) => line.lineId === lineId)?.earned;
    await eventually('the points of the article to go', async () => {
      const after = await receiptWithPoints(at(shop.tills, 0), receipt.id);
      return after.points?.reversed === earned || undefined;
    });
  },
);

const hour = 3_600_000;
const campaign = (content: Partial<DraftCampaignInput> & Pick<DraftCampaignInput, 'benefit'>) => ({
  title: { fr: 'Biscuits', en: 'Biscuits' },
  body: { fr: 'Cette semaine', en: 'This week' },
  from: new Date(Date.now() - hour).toISOString(),
  to: new Date(Date.now() + hour).toISOString(),
  target: { categories: ['Biscuits'] },
  ...content,
});
const off = async (currency: Code) => {
  const shop = shopIn(currency);
  const handheld = at(shop.handhelds, 0);
  const trip = await openTrip(handheld);
  const scanned = await scan(handheld, { tripId: trip.id, code: at(shop.codes, 1) });
  await cancelTrip(handheld, trip.id);
  return isRefusal(scanned) ? undefined : scanned.trip.offers?.discount;
};

test('an amount names its currency: a campaign for stores of another one is refused, naming them', async () => {
  const storeIds = [house.shop.storeId, shopIn('JPY').storeId, shopIn('KWD').storeId];
  const benefit = { kind: 'AMOUNT_OFF', amountMinor: 100 } as const;
  const drafted = await attempt(house.shop.admin, draftCampaignDocument, {
    commandId: newId(),
    ...campaign({ benefit, storeIds }),
  });
  expect(isRefusal(drafted) && drafted.message).toMatch(/Shop in JPY \(JPY\), Shop in KWD \(KWD\)/);
  expect(isRefusal(drafted) && drafted.message).not.toMatch(/Small shop/);
});

test('an amount acts in the stores of its currency, a percentage in all', async () => {
  const { admin } = house.shop;
  const people = { author: await hire(admin, { role: 'MARKETER', storeIds: [] }), approver: admin };
  await launchCampaign(
    people,
    campaign({ benefit: { kind: 'AMOUNT_OFF', amountMinor: 50 }, currency: 'JPY' }),
  );
  await eventually('50 yen off', async () => (await off('JPY'))?.minor === 50 || undefined);
  expect(await off('KWD')).toEqual({ minor: 0, currency: 'KWD' });

  await launchCampaign(people, campaign({ benefit: { kind: 'PERCENT_OFF', percent: 10 } }));
  for (const { currency, minor } of currencies)
    await eventually(
      `10 percent off in ${currency}`,
      async () => (await off(currency))?.minor === minor / 10 || undefined,
    );
});

test('an amount that is too high for its currency, or for any, is refused as a value', async () => {
  const { admin, reference } = house.shop;
  const row = (minor: number) => ({
    reference: 'dear',
    name: 'Dear',
    category: 'Drinks',
    codes: ['3017620422003'],
    soldBy: 'UNIT' as const,
    prices: [{ storeReference: reference, minor }],
  });
  const importing = (minor: number) =>
    attempt(admin, importArticlesDocument, { commandId: newId(), rows: [row(minor)] });
  expect(await importing(3_000_000_000)).toMatchObject({ rejected: [{ reason: 'PRICE_TOO_HIGH' }] });
  expect(await importing(1e30)).toMatchObject({ reason: 'BAD_INPUT' });
  const benefit = { kind: 'AMOUNT_OFF', amountMinor: 3_000_000_000 } as const;
  const drafted = { commandId: newId(), ...campaign({ benefit }) };
  expect(await attempt(admin, draftCampaignDocument, drafted)).toMatchObject({ reason: 'BAD_INPUT' });
});

test('a percentage for everybody is one of the lowest price of the 30 days before, and says so (behaviour 31)', async () => {
  const { shop } = house;
  const { admin } = shop;
  const code = inStoreCode(41);
  const costing = (minor: number) =>
    perform(admin, importArticlesDocument, {
      commandId: newId(),
      rows: [
        {
          reference: 'raised',
          name: 'Raised',
          category: 'Tins',
          codes: [code],
          soldBy: 'UNIT' as const,
          prices: [{ storeReference: shop.reference, minor }],
        },
      ],
    });
  await costing(400);
  await costing(500);
  const people = { author: await hire(admin, { role: 'MARKETER', storeIds: [] }), approver: admin };
  await launchCampaign(people, {
    ...campaign({ benefit: { kind: 'PERCENT_OFF', percent: 20 } }),
    target: { categories: ['Tins'] },
  });
  const offers = await eventually('the offer to be given on the raised price', async () => {
    const handheld = at(shop.handhelds, 0);
    const trip = await openTrip(handheld);
    const scanned = await scan(handheld, { tripId: trip.id, code });
    const told = (await handheld.ask(currentTripDocument, {})).currentTrip?.offers;
    await cancelTrip(handheld, trip.id);
    return !isRefusal(scanned) && told?.applied[0] ? told : undefined;
  });
  // 20 percent less than 4.00 leaves 3.20 of the 5.00.
  expect(offers).toMatchObject({
    discount: { minor: 180, currency: 'EUR' },
    applied: [{ priorPrices: [{ price: { minor: 400, currency: 'EUR' } }] }],
  });
});
