import type { Principal } from '@rayon/auth';
import { ReturnAskedV1, StoreDefinedV1 } from '@rayon/events';
import { idFromName, newId } from '@rayon/kernel';
import { defaultConfig } from './settings';
import { lyon, nantes, noon, shelf } from './testing/example-shop';
import { callers, startScanner } from './testing/running-scanner';

/** From 21 November to the day in spring on which the clocks of the store go forward. */
const returnDays = 127;
const lastDay = '2027-03-28';
const lastMoment = '2027-03-28T21:59:59.999Z';
const midnight = '2027-03-28T22:00:00.000Z';

type Shop = Awaited<ReturnType<typeof startScanner>>;
let shop: Shop;
let withoutBound: Shop;
beforeAll(async () => {
  shop = await startScanner({ config: { ...defaultConfig, returnDays } });
  withoutBound = await startScanner({ config: { ...defaultConfig, returnDays: 0 } });
});
afterAll(async () => {
  await shop.stop();
  await withoutBound.stop();
});

let receipts = 0;
/** A receipt of two coffees, paid in Nantes at noon. */
const bought = async ({ clock, does, adjudicate }: Shop) => {
  receipts += 1;
  clock.set(noon);
  const device = { ...callers.handheld, deviceId: idFromName(`device:window-${receipts}`) } as const;
  const { trip } = await does(device, 'openTrip', {});
  for (let scans = 0; scans < 2; scans += 1)
    await does(device, 'scan', { tripId: trip.id, code: shelf.coffee.codes[0] });
  const { transferCode } = await does(device, 'endTrip', { tripId: trip.id });
  await adjudicate(trip.id);
  await does(callers.till, 'claimBasket', { transferCode });
  const { receipt } = await does(callers.till, 'confirmPayment', {
    tripId: trip.id,
    businessDate: '2026-11-21',
    receiptNumber: `W${receipts}`,
    tenders: [{ kind: 'CASH', amountMinor: 698 }],
  });
  return receipt;
};
const back = (receipt: Awaited<ReturnType<typeof bought>>, at = 0) => ({
  commandId: newId(),
  receiptId: receipt.id,
  lines: [{ lineId: receipt.lines[at].id, quantity: 1 }],
});
const read = async (of: Shop, id: string, caller: Principal = callers.till) =>
  (
    await of.ask(
      caller,
      'query($id: ID!) { receipt(id: $id) { returnableUntil returnWindowOver returnOpen refunded { minor } } }',
      { id },
    )
  ).data.receipt;

test('goods come back until the last moment of the last day, and from midnight on they are refused with that day', async () => {
  const receipt = await bought(shop);
  expect(receipt).toMatchObject({ returnableUntil: lastDay, returnWindowOver: false });
  shop.clock.set(lastMoment);
  expect(await shop.does(callers.till, 'returnLines', back(receipt))).toMatchObject({
    refund: { minor: 349 },
    receipt: {
      returnableUntil: lastDay,
      returnWindowOver: false,
      lines: [
        { quantityKept: 0, paid: { minor: 349 }, keptPaid: { minor: 0 } },
        { quantityKept: 1, paid: { minor: 349 }, keptPaid: { minor: 349 } },
      ],
    },
  });

  shop.clock.set(midnight);
  expect(await shop.does(callers.till, 'returnLines', back(receipt, 1))).toMatchObject({
    reason: 'RETURN_WINDOW_OVER',
    lastDay,
    message: 'These purchases can no longer be returned: their return window ended on 28 March 2027.',
  });
  const inFrench = await shop.does(callers.till, 'returnLines', back(receipt, 1), { locale: 'fr' });
  expect(inFrench.message).toBe(
    'Ces achats ne peuvent plus être rendus : le délai de retour a pris fin le 28 mars 2027.',
  );
  expect(await read(shop, receipt.id)).toEqual({
    returnableUntil: lastDay,
    returnWindowOver: true,
    returnOpen: false,
    refunded: { minor: 349 },
  });
  expect(shop.sent(ReturnAskedV1, receipt.id)).toHaveLength(1);
});

test('a command that was accepted in time answers what it answered, also after it', async () => {
  const receipt = await bought(shop);
  const command = back(receipt);
  shop.clock.set(lastMoment);
  const { refund } = await shop.does(callers.till, 'returnLines', command);
  shop.clock.set('2027-06-01T10:00:00Z');
  expect(await shop.does(callers.till, 'returnLines', command)).toMatchObject({
    refund,
    receipt: { refunded: { minor: 349 }, returnWindowOver: true },
  });
  expect(shop.sent(ReturnAskedV1, receipt.id)).toHaveLength(1);
});

test('the calendar is that of the store that sold, wherever the goods come back', async () => {
  const { storeId, ...facts } = { ...lyon, storeId: idFromName('store:fort-de-france') };
  await shop.tell(StoreDefinedV1, { storeId, ...facts, timeZone: 'America/Martinique' });
  const elsewhere = { ...callers.till, storeId };
  const receipt = await bought(shop);
  // There it is the evening of the last day.
  shop.clock.set(midnight);
  expect(await shop.does(elsewhere, 'returnLines', back(receipt))).toMatchObject({
    reason: 'RETURN_WINDOW_OVER',
  });
  shop.clock.set(lastMoment);
  expect(await shop.does(elsewhere, 'returnLines', back(receipt))).toMatchObject({ refund: { minor: 349 } });
  expect(await read(shop, receipt.id, callers.associate)).toMatchObject({ returnableUntil: lastDay });
});

test('where the retailer sets no bound goods come back years later', async () => {
  const receipt = await bought(withoutBound);
  withoutBound.clock.set('2031-11-21T12:00:00Z');
  expect(await read(withoutBound, receipt.id)).toMatchObject({
    returnableUntil: null,
    returnWindowOver: false,
  });
  expect(await withoutBound.does(callers.till, 'returnLines', back(receipt))).toMatchObject({
    refund: { minor: 349 },
  });
});

test('a receipt nobody knows is none, whatever its age', async () => {
  const command = { receiptId: newId(), lines: [{ lineId: newId(), quantity: 1 }] };
  expect(await shop.does({ ...callers.till, storeId: nantes.storeId }, 'returnLines', command)).toMatchObject(
    { reason: 'RECEIPT_NOT_FOUND' },
  );
});
