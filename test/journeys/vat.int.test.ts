import { isRefusal, perform } from '@rayon/client';
import { importArticlesDocument } from '@rayon/client/operations/retailer';
import { cancelTrip, eventually, openTrip, returnLines, scan } from '@rayon/client/shop';
import { inStoreCode } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { at, endedBasket } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { payAt } from '../faults/small-shop';
import { launchHalfOffBiscuits } from './half-off-biscuits';

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse();
});
afterAll(() => house?.stop());

const [tin, wine] = [inStoreCode(31), inStoreCode(32)];
/** Biscuits of one rate, wine of another with the deposit of the shop, which has none. */
const rows = (storeReference: string) => [
  {
    reference: 'tin',
    name: 'Tin of biscuits',
    category: 'Biscuits',
    codes: [tin],
    soldBy: 'UNIT' as const,
    vatPercent: 5.5,
    prices: [{ storeReference, minor: 400 }],
  },
  {
    reference: 'wine',
    name: 'Wine',
    category: 'Cellar',
    codes: [wine],
    soldBy: 'UNIT' as const,
    vatPercent: 20,
    depositReference: 'deposit',
    prices: [{ storeReference, minor: 1_200 }],
  },
];

test('the rates of an import are on the receipt, of what was paid after the offer, and stay when something comes back', async () => {
  const { shop } = house;
  const { rejected } = await perform(shop.admin, importArticlesDocument, {
    commandId: newId(),
    rows: rows(shop.reference),
  });
  expect(rejected).toEqual([]);
  await launchHalfOffBiscuits(shop);
  const handheld = at(shop.handhelds, 0);
  const scannedOnce = async (code: string) => {
    const trip = await openTrip(handheld);
    const scanned = await scan(handheld, { tripId: trip.id, code });
    await cancelTrip(handheld, trip.id);
    return isRefusal(scanned) ? undefined : scanned.trip;
  };
  await eventually('the wine to be known', () => scannedOnce(wine));
  await eventually(
    'the offer to be live',
    async () => (await scannedOnce(tin))?.offers?.discount.minor === 200 || undefined,
  );

  const { transferCode } = await endedBasket(handheld, { codes: [tin, at(shop.codes, 2), wine] });
  const till = at(shop.tills, 0);
  const receipt = await payAt(till, shop, transferCode);
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  const vat = [
    { vatPercent: 5.5, gross: euros(200), vat: euros(10) },
    { vatPercent: 20, gross: euros(1_200), vat: euros(200) },
  ];
  // The drink and the deposit have no rate that is known.
  expect(receipt).toMatchObject({ total: euros(200 + 175 + 1_200 + 25), vat });

  const [paid] = receipt.lines;
  const back = await returnLines(till, {
    receiptId: receipt.id,
    lines: [{ lineId: paid?.id ?? '', quantity: 1 }],
  });
  expect(back).toMatchObject({ refund: euros(200), receipt: { vat } });
});
