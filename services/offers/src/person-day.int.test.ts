import { newId } from '@rayon/kernel';
import { type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

/** Now is the first of June, at noon in UTC. */
const today = '06-01';
const dayLong = 86_400_000;
const around = (of: 'BIRTHDAY' | 'JOINED', daysBefore = 0, daysAfter = 0): Data => ({
  kind: 'PERSONALISED',
  day: { of, daysBefore, daysAfter },
});

const born = async (birthday: string | null): Promise<string> => {
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  if (birthday) await shop.sayBirthday(memberId, birthday);
  return memberId;
};
/** What the aisle shows, which is what the end gives. */
const discountFor = async (storeId: string, memberId: string): Promise<number> => {
  const trip = await shop.openTrip({ storeId, memberId });
  const basket = [lineFacts()];
  const shown = await shop.discountOf(memberOf(memberId), trip.tripId, basket);
  await shop.endTrip(trip, basket);
  const word = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
  expect(word.discount.minor).toBe(shown);
  await shop.cancelTrip(trip);
  return shown;
};
const launch = async (audience: Data, change: Data = {}) => {
  const storeId = newId();
  return { storeId, campaignId: await shop.launch({ storeIds: [storeId], audience, ...change }) };
};

test('who has their birthday, or has it soon, gets it while they consent and say so', async () => {
  const { storeId } = await launch(around('BIRTHDAY', 3, 1));
  const [now, soon, gone, silent] = await Promise.all(['06-01', '06-04', '05-30', null].map(born));
  for (const [memberId, discount] of [
    [now, 50],
    [soon, 50],
    [gone, 0],
    [silent, 0],
  ] as const)
    expect(await discountFor(storeId, memberId ?? '')).toBe(discount);

  const memberId = now ?? '';
  await shop.consent(memberId, false);
  expect(await discountFor(storeId, memberId)).toBe(0);
  await shop.consent(memberId, true);
  expect(await discountFor(storeId, memberId)).toBe(50);
  await shop.sayBirthday(memberId, null);
  expect(await discountFor(storeId, memberId)).toBe(0);
});

test('the anniversary of joining is not the day of joining', async () => {
  const { storeId } = await launch(around('JOINED', 0, 2), { to: '2027-12-31T00:00:00.000Z' });
  const memberId = await born(null);
  expect(await discountFor(storeId, memberId)).toBe(0);
  shop.clock.advance(365 * dayLong);
  expect(await discountFor(storeId, memberId)).toBe(50);
  shop.clock.advance(-365 * dayLong);
});

test('a day is one of the calendar of the store', async () => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  await shop.launch({ storeIds: [storeId], audience: around('BIRTHDAY') });
  const memberId = await born('06-02');
  const trip = await shop.openTrip({ storeId, memberId });
  const shown = () => shop.discountOf(memberOf(memberId), trip.tripId, [lineFacts()]);
  expect(await shown()).toBe(0);
  // In Paris it is past midnight.
  shop.clock.advance(10.5 * 3_600_000);
  expect(await shown()).toBe(50);
  shop.clock.advance(-10.5 * 3_600_000);
});

test('a basket that was ended goes on by the day of then', async () => {
  const { storeId } = await launch(around('BIRTHDAY'));
  const memberId = await born(today);
  const trip = await shop.openTrip({ storeId, memberId });
  const [kept, removed] = [lineFacts(), lineFacts({ articleId: newId() })];
  await shop.endTrip(trip, [kept, removed]);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  await shop.sayBirthday(memberId, '01-01');
  shop.clock.advance(2 * dayLong);
  await shop.endTrip(trip, [kept], 2);
  const again = await until(() => shop.adjudicationsOf(trip.tripId)[1]);
  expect(again.discount.minor).toBe(50);
  shop.clock.advance(-2 * dayLong);
});

test('a message greets on the day alone', async () => {
  const { storeId, campaignId } = await launch(around('BIRTHDAY'), {
    benefit: { kind: 'MESSAGE' },
    trigger: { kind: 'TRIP_OPENED' },
  });
  const [now, other] = [await born(today), await born('07-14')];
  const [greeted, plain] = [
    await shop.openTrip({ storeId, memberId: now }),
    await shop.openTrip({ storeId, memberId: other }),
  ];
  const said = await until(() => shop.messagesOf(greeted.tripId)[0]);
  expect(said.campaignId).toBe(campaignId);
  expect(shop.messagesOf(plain.tripId)).toEqual([]);
});

test('the card lists it around the day, and says why', async () => {
  const { campaignId } = await launch(around('BIRTHDAY', 7));
  const listed = async (memberId: string) => {
    const { data } = await shop.ask(
      memberOf(memberId),
      '{ myOffers(first: 100) { items { id why { reason explanation } } } }',
    );
    const { items } = data.myOffers as { items: { id: string; why: Data }[] };
    return items.find(({ id }) => id === campaignId)?.why;
  };
  expect(await listed(await born('06-08'))).toEqual({
    reason: 'DAY',
    explanation:
      'Because it is around your birthday. You agreed to personalised offers, and can change your mind on your card.',
  });
  expect(await listed(await born('06-09'))).toBeUndefined();
});

test('staff are told that it was another day, and no day of anybody', async () => {
  const { storeId, campaignId } = await launch(around('BIRTHDAY'));
  const trip = await shop.openTrip({ storeId, memberId: await born('07-14') });
  const lines = [lineFacts()];
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { reason explanation } } } }`,
    {
      of: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf(lines), earnsOnly: false }],
      id: campaignId,
    },
  );
  const [told] = data._entities as { whyNot: Data }[];
  expect(told?.whyNot).toEqual({
    reason: 'OTHER_DAY',
    explanation:
      'It is for the days around a birthday: it was none of them, or this member has not said theirs.',
  });
  expect(await shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines)).toBe(0);
});

test('how many have their day now is counted', async () => {
  const reach = async (args: string) => {
    const { data } = await shop.ask(
      marketer,
      `{ audienceReach(kind: PERSONALISED, ${args}) { members among } }`,
    );
    return data.audienceReach as { members: number; among: number };
  };
  const before = await reach('dayOf: BIRTHDAY, daysBefore: 2');
  await Promise.all(['06-01', '06-03', '06-04', '05-31'].map(born));
  const after = await reach('dayOf: BIRTHDAY, daysBefore: 2');
  expect(after.members - before.members).toBe(2);
  expect(after.among - before.among).toBe(4);
  // All of them joined in this run.
  expect((await reach('dayOf: JOINED, daysAfter: 30')).members).toBe(0);
  shop.clock.advance(365 * dayLong);
  expect(await reach('dayOf: JOINED, daysAfter: 1')).toEqual({ members: after.among, among: after.among });
  shop.clock.advance(-365 * dayLong);
});

test.each([
  ['audience.day.daysBefore', around('BIRTHDAY', 31)],
  ['audience.day.daysAfter', around('JOINED', 0, -1)],
])('%s is refused', async (field, audience) => {
  const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content({ audience }));
  expect(answer).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('it is asked only of those who agreed to personal offers, and of no challenge', async () => {
  const everybody = { ...around('BIRTHDAY'), kind: 'MEMBERS' };
  expect(
    (await shop.mutate(marketer, 'draftCampaign', shop.content({ audience: everybody }))).answer,
  ).toMatchObject({
    reason: 'BAD_INPUT',
  });
  const challenge = {
    audience: around('BIRTHDAY'),
    target: { categories: ['Boissons'] },
    benefit: {
      kind: 'CHALLENGE',
      challenge: { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 1, points: 10 }] },
    },
  };
  expect((await shop.mutate(marketer, 'draftCampaign', shop.content(challenge))).answer).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'audience.day',
  });
});

test('everything comes back as it was said', async () => {
  const { answer } = await shop.mutate(
    marketer,
    'draftCampaign',
    shop.content({ audience: { kind: 'PERSONALISED', day: { of: 'JOINED', daysAfter: 7 } } }),
    'campaign { audience { day { of daysBefore daysAfter } } }',
  );
  expect(answer).toMatchObject({
    campaign: { audience: { day: { of: 'JOINED', daysBefore: 0, daysAfter: 7 } } },
  });
});
