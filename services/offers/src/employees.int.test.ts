import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, memberOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const dayLong = 86_400_000;
const only: Data = { kind: 'PERSONALISED', employees: 'ONLY' };
const barred: Data = { kind: 'MEMBERS', employees: 'BARRED' };

const join = async ({ employed, consents = true }: { employed: boolean; consents?: boolean }) => {
  const memberId = await shop.enrol();
  if (consents) await shop.consent(memberId, true);
  if (employed) await shop.employ(memberId, true);
  return memberId;
};
const launch = async (audience: Data, change: Data = {}) => {
  const storeId = newId();
  return { storeId, campaignId: await shop.launch({ storeIds: [storeId], audience, ...change }) };
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

// The first of all: no live campaign asks for a consent yet.
test('a dry run goes by who worked here as each sale was paid', async () => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const memberId = await join({ employed: false, consents: false });
  const campaigns = [];
  for (const employees of ['BARRED', null]) {
    const { answer } = await shop.mutate(
      marketer,
      'draftCampaign',
      shop.content({ storeIds: [storeId], audience: { kind: 'MEMBERS', employees } }),
    );
    campaigns.push((answer.campaign as { id: string }).id);
  }
  const sell = () =>
    shop.closeReceipt(
      { tripId: newId(), storeId, deviceId: newId(), memberId },
      [lineFacts({ priceMinor: 1_000 })],
      newId(),
      { closedAt: shop.clock().toISOString() },
    );
  const begin = shop.clock().getTime();
  await sell();
  for (const employed of [true, false]) {
    shop.clock.advance(dayLong);
    await shop.employ(memberId, employed);
    shop.clock.advance(dayLong);
    await sell();
  }
  shop.clock.advance(1);
  const { data } = await shop.ask(
    marketer,
    `mutation ($input: StartDryRunInput!) { startDryRun(input: $input) { ... on DryRunStarted { dryRun { id } } } }`,
    {
      input: {
        commandId: newId(),
        campaignId: campaigns[0],
        against: campaigns[1],
        from: new Date(begin - dayLong).toISOString(),
        to: new Date(begin + 5 * dayLong).toISOString(),
      },
    },
  );
  const id = (data.startDryRun as { dryRun: { id: string } }).dryRun.id;
  const run = await until(async () => {
    const { data: found } = await shop.ask(
      marketer,
      `query ($id: ID!) { dryRun(id: $id) { state byHistoryOfNow result { totals { reachedSales cost { minor } } }
        against { totals { reachedSales cost { minor } } } } }`,
      { id },
    );
    const told = found.dryRun as Data;
    return told.state === 'DONE' && told;
  });
  expect(run).toMatchObject({
    byHistoryOfNow: false,
    result: { totals: [{ reachedSales: 2, cost: { minor: 200 } }] },
    against: { totals: [{ reachedSales: 3, cost: { minor: 300 } }] },
  });
  shop.clock.advance(-4 * dayLong - 1);
});

test('employees who consent get what is for them, and nobody else does; it ends as the mark is taken back', async () => {
  const { storeId } = await launch(only);
  const memberId = await join({ employed: true });
  expect(await discountFor(storeId, memberId)).toBe(50);
  expect(await discountFor(storeId, await join({ employed: false }))).toBe(0);
  expect(await discountFor(storeId, await join({ employed: true, consents: false }))).toBe(0);

  await shop.employ(memberId, false);
  expect(await discountFor(storeId, memberId)).toBe(0);
  await shop.employ(memberId, true);
  expect(await discountFor(storeId, memberId)).toBe(50);
  await shop.consent(memberId, false);
  expect(await discountFor(storeId, memberId)).toBe(0);
});

test('an employee is barred whatever they agreed to, and all others are let in', async () => {
  const { storeId } = await launch(barred);
  for (const consents of [true, false]) {
    expect(await discountFor(storeId, await join({ employed: true, consents }))).toBe(0);
    expect(await discountFor(storeId, await join({ employed: false, consents }))).toBe(50);
  }
});

test('a coupon for anybody but employees gives them nothing, and says that it is not meant', async () => {
  const coupon = `STAFF-${newId().slice(-6)}`;
  const { storeId } = await launch(barred, { coupon });
  const outcome = async (memberId: string) => {
    const trip = await shop.openTrip({ storeId, memberId });
    const { offers } = await shop.offersOf(memberOf(memberId), trip.tripId, [lineFacts()], {
      coupons: [coupon],
    });
    return offers;
  };
  expect(await outcome(await join({ employed: true }))).toMatchObject({
    discount: { minor: 0 },
    coupons: [{ state: 'NOT_MEANT' }],
  });
  expect(await outcome(await join({ employed: false }))).toMatchObject({
    discount: { minor: 50 },
    coupons: [{ state: 'APPLIED' }],
  });
});

test.each([
  ['ended as an employee', true, only, 50],
  ['ended as an employee, for all others', true, barred, 0],
  ['ended before they were one', false, barred, 50],
])('a basket that was %s goes on by that', async (_, employed, audience, discount) => {
  const { storeId } = await launch(audience);
  const memberId = await join({ employed });
  const trip = await shop.openTrip({ storeId, memberId });
  const [kept, removed] = [lineFacts(), lineFacts({ articleId: newId() })];
  await shop.endTrip(trip, [kept, removed]);
  await until(() => shop.adjudicationsOf(trip.tripId).length === 1);
  await shop.employ(memberId, !employed);
  await shop.endTrip(trip, [kept], 2);
  const again = await until(() => shop.adjudicationsOf(trip.tripId)[1]);
  expect(again.discount.minor).toBe(discount);
});

test('a challenge is chosen by no employee who is barred', async () => {
  const campaignId = await shop.launch({
    audience: barred,
    target: { categories: ['Boissons'] },
    benefit: {
      kind: 'CHALLENGE',
      challenge: { count: 'RECEIPTS', withinDays: 28, steps: [{ from: 1, points: 10 }] },
    },
  });
  const choose = async (memberId: string) => {
    const { data } = await shop.ask(
      memberOf(memberId),
      'mutation M($input: ChooseChallengeInput!) { chooseChallenge(input: $input) { __typename } }',
      { input: { commandId: newId(), campaignId } },
    );
    return (data.chooseChallenge as Data).__typename;
  };
  expect(await choose(await join({ employed: true }))).toBe('OffersRefusal');
  expect(await choose(await join({ employed: false }))).toBe('ChallengeChanged');
});

test('the card lists it for employees, and says why', async () => {
  const { campaignId } = await launch(only);
  const listed = async (memberId: string) => {
    const { data } = await shop.ask(
      memberOf(memberId),
      '{ myOffers(first: 100) { items { id why { reason explanation } } } }',
    );
    const { items } = data.myOffers as { items: { id: string; why: Data }[] };
    return items.find(({ id }) => id === campaignId)?.why;
  };
  expect(await listed(await join({ employed: true }))).toEqual({
    reason: 'EMPLOYEE',
    explanation:
      'Because you work here. You agreed to personalised offers, and can change your mind on your card.',
  });
  expect(await listed(await join({ employed: false }))).toBeUndefined();
});

test.each([
  [only, false, 'NOT_EMPLOYEE', 'It is for employees of the retailer: this member is not marked as one.'],
  [barred, true, 'EMPLOYEE', 'It is not for employees of the retailer: this member is one.'],
])('staff are told why not: %j', async (audience, employed, reason, explanation) => {
  const { storeId, campaignId } = await launch(audience);
  const trip = await shop.openTrip({ storeId, memberId: await join({ employed }) });
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip {
      whyNot(campaignId: $id) { reason explanation } } } }`,
    {
      of: [{ __typename: 'Trip', id: trip.tripId, basket: basketOf([lineFacts()]), earnsOnly: false }],
      id: campaignId,
    },
  );
  const [told] = data._entities as { whyNot: Data }[];
  expect(told?.whyNot).toEqual({ reason, explanation });
});

test('how many it is for is counted, and no brand asks for it', async () => {
  const reach = async (args: string, principal = marketer) =>
    shop.ask(principal, `{ audienceReach(${args}) { members among } }`);
  const counted = async (args: string) =>
    (await reach(args)).data.audienceReach as { members: number; among: number };
  const asked = [
    'PERSONALISED, employees: ONLY',
    'PERSONALISED, employees: BARRED',
    'MEMBERS, employees: BARRED',
  ];
  const all = () => Promise.all(asked.map((one) => counted(`kind: ${one}`)));
  const before = await all();
  await join({ employed: true });
  await join({ employed: true, consents: false });
  await join({ employed: false });
  await join({ employed: false, consents: false });
  await shop.employ(await join({ employed: true }), false);
  const after = await all();
  expect(after.map(({ members }, at) => members - (before[at]?.members ?? 0))).toEqual([1, 2, 3]);
  expect(after.map(({ among }, at) => among - (before[at]?.among ?? 0))).toEqual([3, 3, 5]);

  const { errors } = await reach('kind: MEMBERS, employees: BARRED', brandUserOf(newId()));
  expect(errors?.[0]?.message).toBe(
    'Who is an employee is the retailer’s to know: what a brand writes or pays part of does not ask for it.',
  );
});

test.each([
  ['audience.employees', { audience: { kind: 'EVERYBODY', employees: 'BARRED' } }],
  ['audience.employees', { audience: { kind: 'MEMBERS', employees: 'ONLY' } }],
])('%s is refused: %j', async (field, change) => {
  const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
  expect(answer).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('no brand writes it, nor pays part of it, nor makes it so by a revision', async () => {
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const brand = brandUserOf(brandId);
  const refused = { reason: 'BAD_INPUT', field: 'audience.employees' };
  for (const audience of [only, barred]) {
    expect((await shop.mutate(brand, 'draftCampaign', shop.content({ audience }))).answer).toMatchObject(
      refused,
    );
    const paid = shop.content({ audience, contribution: { percent: 50, brandId } });
    expect((await shop.mutate(marketer, 'draftCampaign', paid)).answer).toMatchObject(refused);
  }
  const { answer } = await shop.mutate(
    brand,
    'draftCampaign',
    shop.content({ audience: { kind: 'MEMBERS' } }),
  );
  const { id } = answer.campaign as { id: string };
  const revised = await shop.mutate(brand, 'reviseCampaign', {
    campaignId: id,
    ...shop.content({ audience: barred }),
  });
  expect(revised.answer).toMatchObject(refused);
});
