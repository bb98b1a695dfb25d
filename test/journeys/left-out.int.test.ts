import { type GatewayClient, isRefusal, perform } from '@rayon/client';
import {
  brandsDocument,
  type DraftCampaignInput,
  endCampaignDocument,
  findArticlesDocument,
} from '@rayon/client/operations/console';
import { importArticlesDocument } from '@rayon/client/operations/retailer';
import { cancelTrip, eventually, launchCampaign, openTrip, scan } from '@rayon/client/shop';
import { inStoreCode, lotLabel, lotsOn } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire } from '../faults/small-shop';

let house: SmallHouse;
let marketer: GatewayClient;
beforeAll(async () => {
  house = await openSmallHouse();
  const { admin } = house.shop;
  marketer = await hire(admin, { role: 'MARKETER', storeIds: [] });
  await perform(admin, importArticlesDocument, { commandId: newId(), rows: rows(house.shop.reference) });
});
afterAll(() => house?.stop());

const month = 31 * 86_400_000;
const [, near] = lotsOn(new Date().toISOString().slice(0, 10));
if (!near) throw new Error('there is a lot near its date');

/** €10 each. */
const goods = [
  { reference: 'north-tea', name: 'Tea of the north', brand: 'North', category: 'Teas', number: 401 },
  { reference: 'south-tea', name: 'Tea of the south', brand: 'South', category: 'Teas', number: 402 },
  { reference: 'north-jam', name: 'Jam of the north', brand: 'North', category: 'Jams', number: 403 },
  { reference: 'salad', name: 'Salad', brand: 'South', category: 'Salads', number: 404, lots: [near] },
];
const rows = (storeReference: string) =>
  goods.map(({ number, lots = [], ...row }) => ({
    ...row,
    codes: [inStoreCode(number)],
    soldBy: 'UNIT' as const,
    prices: [{ storeReference, minor: 1_000 }],
    lots: lots.map((lot) => ({ storeReference, ...lot })),
  }));
const [northTea, southTea, northJam, salad] = [401, 402, 403, 404].map(inStoreCode) as [
  string,
  string,
  string,
  string,
];

const found = async (name: string) => {
  const { articles } = await marketer.ask(findArticlesDocument, { search: name });
  const [article] = articles.items;
  if (!article) throw new Error(`${name} is in the catalogue`);
  return article;
};
const brandIdOf = async (name: string) => {
  const { brands } = await marketer.ask(brandsDocument, { search: name });
  const [brand] = brands.items;
  if (!brand) throw new Error(`${name} is in the catalogue`);
  return brand.id;
};

type Content = Pick<DraftCampaignInput, 'target' | 'conditions' | 'limits'> & { percent?: number };

/** What is taken off baskets of these articles while a campaign runs, each in its order. */
const takenOff = async (
  { percent = 10, ...said }: Content,
  baskets: readonly (readonly string[])[],
): Promise<number[]> => {
  const { shop } = house;
  const campaignId = await launchCampaign(
    { author: marketer, approver: shop.admin },
    {
      title: { fr: 'Remise', en: 'Discount' },
      body: { fr: 'Cette semaine', en: 'This week' },
      from: new Date(Date.now() - month).toISOString(),
      to: new Date(Date.now() + month).toISOString(),
      storeIds: [shop.storeId],
      benefit: { kind: 'PERCENT_OFF', percent },
      ...said,
    },
  );
  const handheld = at(shop.handhelds, 0);
  const discountOf = async (codes: readonly string[]) => {
    const trip = await openTrip(handheld);
    let minor = 0;
    for (const code of codes) {
      const scanned = await eventually(`${code} to be known`, async () => {
        const outcome = await scan(handheld, { tripId: trip.id, code });
        return isRefusal(outcome) ? undefined : outcome;
      });
      minor = scanned.trip.offers?.discount.minor ?? 0;
    }
    await cancelTrip(handheld, trip.id);
    return minor;
  };
  const [first = []] = baskets;
  await eventually('the campaign to be live', async () => (await discountOf(first)) > 0 || undefined);
  const off: number[] = [];
  for (const codes of baskets) off.push(await discountOf(codes));
  await perform(shop.admin, endCampaignDocument, { commandId: newId(), campaignId });
  return off;
};

test('everything but a brand: its articles keep their price, whatever else is in the basket', async () => {
  const except = { brandIds: [await brandIdOf('North')] };
  expect(
    await takenOff({ target: { except } }, [[southTea], [northTea, northJam], [northTea, southTea]]),
  ).toEqual([100, 0, 100]);
});

test('what the shop has marked down already is left out, the same article at its price is not', async () => {
  const nearItsDate = lotLabel(404, near);
  expect(
    await takenOff({ target: { categories: ['Salads'], except: { markedDown: true } } }, [
      [salad],
      [nearItsDate],
      [nearItsDate, salad],
    ]),
  ).toEqual([100, 0, 100]);
});

test('a gift does not count towards its own threshold', async () => {
  const gift = { articleIds: [(await found('Jam of the north')).id] };
  const content = {
    percent: 100,
    target: gift,
    conditions: [{ target: { except: gift }, minimumMinor: 2_000 }],
    limits: { perTrip: 1 },
  };
  expect(
    await takenOff(content, [
      [northTea, southTea, northJam],
      [northTea, northJam],
      [northTea, northJam, northJam, northJam],
    ]),
  ).toEqual([1_000, 0, 0]);
});

test('a brand in one aisle: neither the brand elsewhere nor the rest of the aisle', async () => {
  const target = { brandIds: [await brandIdOf('North')], categories: ['Teas'], every: true };
  expect(
    await takenOff({ target }, [[northTea], [southTea], [northJam], [northTea, southTea, northJam]]),
  ).toEqual([100, 0, 0, 100]);
});
