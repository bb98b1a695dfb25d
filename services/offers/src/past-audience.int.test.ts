import { newId } from '@rayon/kernel';
import { type Data, memberOf, until } from '@rayon/testkit';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const twiceCoffee = { target: { categories: ['Café'] }, withinDays: 30, count: 'PIECES', atLeast: 2 };
const audienceOf = (...past: Data[]) => ({ kind: 'PERSONALISED', past });

const consenting = async (): Promise<string> => {
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  return memberId;
};
const buy = async (storeId: string, memberId: string, quantity: number) => {
  const line = lineFacts({ category: 'Café', quantity });
  const trip = await shop.openTrip({ storeId, memberId });
  return { line, receiptId: await shop.closeReceipt(trip, [line]) };
};
/** What of the past counts is what was before this hour. */
const anHourLater = () => shop.clock.advance(3_600_000);

test('who bought enough lately gets it, in the aisle and at the end, until it was brought back or is too long ago', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], audience: audienceOf(twiceCoffee) });
  const [often, once] = [await consenting(), await consenting()];
  const { line, receiptId } = await buy(storeId, often, 2);
  await buy(storeId, once, 1);
  anHourLater();

  const discountFor = async (memberId: string): Promise<number> => {
    const trip = await shop.openTrip({ storeId, memberId });
    const basket = [lineFacts()];
    const shown = await shop.discountOf(memberOf(memberId), trip.tripId, basket);
    await shop.endTrip(trip, basket);
    const word = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
    expect(word.discount.minor).toBe(shown);
    await shop.cancelTrip(trip);
    return shown;
  };
  expect([await discountFor(often), await discountFor(once)]).toEqual([50, 0]);

  await shop.consent(often, false);
  expect(await discountFor(often)).toBe(0);
  await shop.consent(often, true);
  expect(await discountFor(often)).toBe(50);

  await shop.returnLine(receiptId, line, 1, 1);
  expect(await discountFor(often)).toBe(0);
  await buy(storeId, often, 1);
  anHourLater();
  expect(await discountFor(often)).toBe(50);
  shop.clock.advance(31 * 86_400_000);
  expect(await discountFor(often)).toBe(0);
});

test('a basket that was ended goes on by the past of then', async () => {
  const storeId = newId();
  await shop.launch({
    storeIds: [storeId],
    audience: audienceOf({ ...twiceCoffee, count: 'RECEIPTS', atLeast: undefined, atMost: 0 }),
  });
  const memberId = await consenting();
  const trip = await shop.openTrip({ storeId, memberId });
  const [kept, removed] = [lineFacts(), lineFacts({ articleId: newId() })];
  await shop.endTrip(trip, [kept, removed]);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  await buy(storeId, memberId, 1);
  anHourLater();
  await shop.endTrip(trip, [kept], 2);
  const again = await until(() => shop.adjudicationsOf(trip.tripId)[1]);
  expect(again.discount.minor).toBe(50);
});

test('new members', async () => {
  const storeId = newId();
  await shop.launch({ storeIds: [storeId], audience: { kind: 'PERSONALISED', joinedWithinDays: 7 } });
  const memberId = await consenting();
  const discount = async () => {
    const trip = await shop.openTrip({ storeId, memberId });
    return shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts()]);
  };
  expect(await discount()).toBe(50);
  shop.clock.advance(8 * 86_400_000);
  expect(await discount()).toBe(0);
});

describe('refused', () => {
  test.each([
    ['audience.past.0', audienceOf({ withinDays: 30, count: 'PIECES' })],
    ['audience.past.0.atMost', audienceOf({ withinDays: 30, count: 'PIECES', atLeast: 3, atMost: 2 })],
    ['audience.past.0.withinDays', audienceOf({ withinDays: 401, count: 'PIECES', atLeast: 1 })],
    ['audience.past.1.withinDays', audienceOf(twiceCoffee, { ...twiceCoffee, withinDays: 0 })],
    ['audience.past', audienceOf(...Array.from({ length: 6 }, () => twiceCoffee))],
    ['audience.joinedWithinDays', { kind: 'PERSONALISED', joinedWithinDays: 0 }],
    ['audience.past.0.atLeast', audienceOf({ withinDays: 30, count: 'AMOUNT', atLeast: 200_000_000 })],
  ])('%s', async (field, audience) => {
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content({ audience }));
    expect(answer).toMatchObject({ reason: 'BAD_INPUT', field });
  });

  test('only of those who agreed to personal offers', async () => {
    const audience = { ...audienceOf(twiceCoffee), kind: 'MEMBERS' };
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content({ audience }));
    expect(answer).toMatchObject({ reason: 'BAD_INPUT' });
  });
});

test('an amount has a currency, and everything comes back as it was said', async () => {
  const audience = audienceOf({ ...twiceCoffee, count: 'AMOUNT', atLeast: 2_000 });
  const { answer } = await shop.mutate(
    marketer,
    'draftCampaign',
    shop.content({ audience }),
    'campaign { currency audience { kind past { target { categories } withinDays count atLeast atMost } joinedWithinDays } }',
  );
  expect(answer).toMatchObject({
    campaign: {
      currency: 'EUR',
      audience: {
        kind: 'PERSONALISED',
        past: [
          { target: { categories: ['Café'] }, withinDays: 30, count: 'AMOUNT', atLeast: 2_000, atMost: null },
        ],
        joinedWithinDays: null,
      },
    },
  });
});
