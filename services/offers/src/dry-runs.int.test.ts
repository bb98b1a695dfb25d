import type { Principal } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { newId } from '@rayon/kernel';
import { openRows } from '@rayon/store';
import { brandUserOf, type Data, memberOf, staffOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { sales } from './rows/sales';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
let database: mongoose.Connection;
beforeAll(async () => {
  shop = await startOffers();
  database = await mongoose
    .createConnection(shop.store.url, { dbName: `${shop.store.prefix}rayon-offers` })
    .asPromise();
});
afterAll(async () => {
  await database?.close();
  await shop?.stop();
});

const period = { from: '2026-05-20T00:00:00.000Z', to: '2026-06-02T00:00:00.000Z' };

const thatDay = '2026-06-01T10:00:00.000Z';
const dayBefore = '2026-05-31T10:00:00.000Z';

const figures = `currency sales reachedSales reachedMembers cost { minor } raised { minor } points takenFromOthers { minor }
  net { minor } goods { minor } revenueBefore { minor } revenueAfter { minor } takenOffThen { minor }
  marginKnown marginBefore { minor } marginAfter { minor }`;
const told = `id state progress looked inAll from to knownSince byHistoryOfNow byConsentOfNow withheldBelow result { ...R } against { ...R }`;
const fragment = `fragment R on DryRunResult { campaignId version message title { en } totals { ${figures} } stores { store { id } figures { ${figures} } }
  days { day figures { ${figures} } } taken { campaignId title { en } less { minor currency } } }`;

const start = async (principal: Principal, input: Data, of = shop.service): Promise<Data> => {
  const { data, errors } = await shop.ask(
    principal,
    `mutation ($input: StartDryRunInput!) { startDryRun(input: $input) {
      ... on DryRunStarted { dryRun { id state } } ... on OffersRefusal { reason message field } } }`,
    { input: { commandId: newId(), ...period, ...input } },
    { of },
  );
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return data.startDryRun as Data;
};

const find = async (principal: Principal, id: unknown): Promise<Data | null> => {
  const { data, errors } = await shop.ask(
    principal,
    `query ($id: ID!) { dryRun(id: $id) { ${told} } } ${fragment}`,
    {
      id,
    },
  );
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return data.dryRun as Data | null;
};

const over = async (principal: Principal, started: Data): Promise<Data> => {
  const id = (started.dryRun as Data | undefined)?.id;
  if (!id) throw new Error(JSON.stringify(started));
  return until(async () => {
    const run = await find(principal, id);
    return run !== null && run.state !== 'RUNNING' && run;
  });
};

const tried = async (input: Data, principal = marketer) => over(principal, await start(principal, input));

const resultsOf = (run: Data) =>
  [run.result, run.against].filter((result) => result !== null) as (Data &
    Record<'totals' | 'stores' | 'days' | 'taken', Data[]>)[];
const totalOf = (run: Data, at = 0): Data => resultsOf(run)[at]?.totals[0] ?? {};

const draft = async (change: Data = {}, author = marketer): Promise<string> => {
  const { answer } = await shop.mutate(author, 'draftCampaign', shop.content(change));
  const id = (answer.campaign as Data | undefined)?.id;
  if (typeof id !== 'string') throw new Error(JSON.stringify(answer));
  return id;
};

/** A member says what they do not want. */
const wish = async (memberId: string, mutation: 'setDeclined' | 'setQuiet', input: Data) => {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await shop.ask(
    memberOf(memberId),
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ... on OffersRefusal { reason } } }`,
    { input: { commandId: newId(), ...input } },
  );
  expect([data?.[mutation], errors]).toEqual([{}, []]);
};

const openStore = async (): Promise<string> => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  return storeId;
};

/** Sells something for ten euros, unless the lines say something else. */
const sell = async (
  storeId: string,
  {
    memberId,
    lines = [lineFacts({ priceMinor: 1_000 })],
    more = {},
  }: {
    memberId?: string;
    lines?: Parameters<typeof shop.closeReceipt>[1];
    more?: Parameters<typeof shop.closeReceipt>[3];
  } = {},
) =>
  shop.closeReceipt({ tripId: newId(), storeId, deviceId: newId(), memberId }, lines, newId(), {
    closedAt: thatDay,
    ...more,
  });

/** All that is kept, but for the dry runs themselves, what rows carry to publish their events, and when jobs ran. */
const everything = async () => {
  const names = (await database.listCollections()).map(({ name }) => name);
  const kept: Record<string, unknown[]> = {};
  for (const name of names.sort()) {
    if (name === 'dryRuns' || name === 'jobs') continue;
    const rows = await database.collection(name).find().sort({ _id: 1 }).toArray();
    kept[name] = rows.map(({ meta, ...row }) => ({ ...row, sequence: meta?.sequence }));
  }
  return kept;
};

test('a draft beside another one, on past sales, by store and by day', async () => {
  const [here, there] = [await openStore(), await openStore()];
  const live = await shop.launch({ storeIds: [here], benefit: { kind: 'PERCENT_OFF', percent: 5 } });
  const memberId = await shop.enrol();
  await sell(here, { memberId });
  await sell(here, { memberId, more: { businessDate: '2026-05-31' } });
  await sell(there);
  const soap = lineFacts({ category: 'Entretien', priceMinor: 2_000 });
  await sell(there, { lines: [soap] });

  const stores = {
    storeIds: [here, there],
    from: '2026-07-01T00:00:00.000Z',
    to: '2026-08-01T00:00:00.000Z',
  };
  const drinks = { target: { categories: ['Boissons'] } };
  const campaignId = await draft({ ...stores, ...drinks, benefit: { kind: 'PERCENT_OFF', percent: 10 } });
  const against = await draft({ ...stores, benefit: { kind: 'PERCENT_OFF', percent: 20 } });
  const run = await tried({ campaignId, against });

  expect(run).toMatchObject({ state: 'DONE', progress: 1, looked: 4, inAll: 4, byHistoryOfNow: false });
  expect(run.withheldBelow).toBeNull();
  expect(resultsOf(run).map((result) => result.campaignId)).toEqual([campaignId, against]);
  expect(totalOf(run)).toEqual({
    currency: 'EUR',
    sales: 4,
    reachedSales: 3,
    reachedMembers: 1,
    cost: { minor: 300 },
    raised: { minor: 0 },
    points: 0,
    takenFromOthers: { minor: 100 },
    net: { minor: 200 },
    goods: { minor: 5_000 },
    revenueBefore: { minor: 4_900 },
    revenueAfter: { minor: 4_700 },
    takenOffThen: { minor: 0 },
    marginKnown: 0,
    marginBefore: null,
    marginAfter: null,
  });
  expect(totalOf(run, 1)).toMatchObject({ reachedSales: 4, cost: { minor: 1_000 }, net: { minor: 900 } });
  const [result] = resultsOf(run);
  expect(result?.taken).toEqual([
    { campaignId: live, title: { en: 'Coffee offer' }, less: { minor: 100, currency: 'EUR' } },
  ]);
  const byStore = result?.stores.map(({ store, figures: of }) => [(store as Data).id, (of as Data).cost]);
  expect(new Map(byStore as [string, Data][])).toEqual(
    new Map([
      [here, { minor: 200 }],
      [there, { minor: 100 }],
    ]),
  );
  expect(result?.days.map(({ day, figures: of }) => [day, (of as Data).cost])).toEqual([
    ['2026-05-31', { minor: 100 }],
    ['2026-06-01', { minor: 200 }],
  ]);
});

test('a dry run changes nothing but its own row (behaviour 30)', async () => {
  const storeId = await openStore();
  await shop.launch({ storeIds: [storeId], limits: { total: 2, perMember: 1 }, budgetMinor: 150 });
  await shop.launch({ storeIds: [storeId], trigger: { kind: 'TRIP_OPENED' }, benefit: { kind: 'MESSAGE' } });
  const memberId = await shop.enrol();
  await shop.consent(memberId, true);
  for (let times = 0; times < 5; times += 1) await sell(storeId, { memberId });
  const campaignId = await draft({
    storeIds: [storeId],
    audience: { kind: 'PERSONALISED', boughtCategory: 'Boissons' },
    limits: { total: 3 },
    budgetMinor: 250,
  });
  await shop.service.settled();
  const published = shop.published.length;
  const before = await everything();
  const run = await tried({ campaignId });
  expect(totalOf(run)).toMatchObject({ sales: 5, reachedSales: 2, cost: { minor: 200 } });
  expect(run).toMatchObject({ byHistoryOfNow: true, byConsentOfNow: true });
  expect(await everything()).toEqual(before);
  await shop.service.settled();
  expect(shop.published).toHaveLength(published);
});

test('a message is tried without cost: on which sales it would have been said, beside an offer', async () => {
  const storeId = await openStore();
  const [ann, bob, eve] = [await shop.enrol(), await shop.enrol(), await shop.enrol()];
  const scans = (...minors: readonly number[]) =>
    minors.map((priceMinor, at) => lineFacts({ priceMinor, sequence: at + 1 }));
  // On the receipt the article that was scanned last stands first.
  await sell(storeId, { memberId: ann, lines: scans(1_000, 1_500, 3_000).reverse() });
  await sell(storeId, { memberId: ann, lines: scans(2_500) });
  await sell(storeId, { memberId: bob, lines: scans(3_000, 100) });
  await sell(storeId, { memberId: eve, lines: scans(2_500) });
  await sell(storeId, { lines: scans(2_400) });
  const nearly = await shop.launch({
    storeIds: [storeId],
    benefit: { kind: 'MESSAGE' },
    trigger: { kind: 'LINE_SCANNED' },
    conditions: [{ minimumMinor: 3_000, fromPercent: 80 }],
  });
  const against = await draft({ storeIds: [storeId] });
  await shop.service.settled();
  const before = await everything();
  const published = shop.published.length;
  const run = await tried({ campaignId: nearly, against });
  expect(resultsOf(run).map(({ message }) => message)).toEqual([true, false]);
  const nothing = { cost: { minor: 0 }, points: 0, takenFromOthers: { minor: 0 } };
  expect(totalOf(run)).toMatchObject({ sales: 5, reachedSales: 4, reachedMembers: 2, ...nothing });
  expect(totalOf(run, 1)).toMatchObject({ sales: 5, reachedSales: 5 });
  expect(shop.published).toHaveLength(published);
  expect(await everything()).toEqual(before);

  // Who put it aside, or wants no messages, is not told: as they want it now.
  await wish(eve, 'setDeclined', { campaignId: nearly, declined: true });
  await wish(ann, 'setQuiet', { quiet: true });
  await shop.service.settled();
  expect(totalOf(await tried({ campaignId: nearly }))).toMatchObject({ reachedSales: 1, reachedMembers: 0 });
});

test('what has a say as it is now is told of what was tried: a message asks for no history that another campaign asks for', async () => {
  const storeId = await openStore();
  const message = { storeIds: [storeId], trigger: { kind: 'LINE_SCANNED' }, benefit: { kind: 'MESSAGE' } };
  const personal = { audience: { kind: 'PERSONALISED' } };
  const history = { audience: { kind: 'PERSONALISED', boughtCategory: 'Boissons' } };
  await shop.launch({ storeIds: [storeId], ...history });
  await sell(storeId);
  const told = async (content: Data) => {
    const { byHistoryOfNow, byConsentOfNow } = await tried({ campaignId: await draft(content) });
    return [byHistoryOfNow, byConsentOfNow];
  };
  expect(await told(message)).toEqual([false, false]);
  expect(await told({ ...message, ...personal })).toEqual([false, true]);
  expect(await told({ ...message, ...history })).toEqual([true, true]);
  // The other one may take something from an offer, or give less beside it.
  expect(await told({ storeIds: [storeId] })).toEqual([true, true]);
});

test('limits go to who was first, not to who was heard of first', async () => {
  const storeId = await openStore();
  for (const [price, closedAt] of [
    [3_000, '2026-05-30T10:00:00.000Z'],
    [1_000, '2026-05-28T10:00:00.000Z'],
    [2_000, '2026-05-29T10:00:00.000Z'],
  ] as const)
    await sell(storeId, { lines: [lineFacts({ priceMinor: price })], more: { closedAt } });
  const campaignId = await draft({ storeIds: [storeId], limits: { total: 1 } });
  expect(totalOf(await tried({ campaignId }))).toMatchObject({ sales: 3, cost: { minor: 100 } });
  const later = { from: '2026-05-29T00:00:00.000Z', to: '2026-05-30T10:00:00.000Z' };
  expect(totalOf(await tried({ campaignId, ...later }))).toMatchObject({ sales: 1, cost: { minor: 200 } });
});

test('a number that was typed is nobody, and what is brought back stays sold', async () => {
  const storeId = await openStore();
  const memberId = await shop.enrol();
  const line = lineFacts({ priceMinor: 1_000 });
  const receiptId = await sell(storeId, { memberId, lines: [line], more: { byNumber: true } });
  await shop.returnLine(receiptId, line, 1, 0);
  const early = newId();
  await shop.returnLine(early, line, 1, 0);
  await shop.closeReceipt({ tripId: newId(), storeId, deviceId: newId(), memberId }, [line], early, {
    closedAt: thatDay,
  });

  const forAll = await draft({ storeIds: [storeId] });
  const forMembers = await draft({ storeIds: [storeId], audience: { kind: 'MEMBERS' } });
  const run = await tried({ campaignId: forAll, against: forMembers });
  expect(totalOf(run)).toMatchObject({ sales: 2, reachedSales: 2, reachedMembers: 1 });
  expect(totalOf(run, 1)).toMatchObject({ sales: 2, reachedSales: 1, reachedMembers: 1 });
});

test('a campaign that is live is tried against the others, not against itself', async () => {
  const storeId = await openStore();
  await sell(storeId);
  const campaignId = await shop.launch({ storeIds: [storeId] });
  expect(totalOf(await tried({ campaignId }))).toMatchObject({
    cost: { minor: 100 },
    takenFromOthers: { minor: 0 },
    revenueBefore: { minor: 1_000 },
  });
});

test('the margin is told to the retailer, of what it is known of, by store and day', async () => {
  const storeId = await openStore();
  const cost = { minor: 600, currency: 'EUR' };
  const known = () => lineFacts({ priceMinor: 1_200, vatBasisPoints: 2_000, cost });
  await sell(storeId, { lines: [known(), lineFacts({ priceMinor: 800 })] });
  const run = await tried({ campaignId: await draft({ storeIds: [storeId] }) });
  const margin = { marginKnown: 0.6, marginBefore: { minor: 400 }, marginAfter: { minor: 300 } };
  expect(totalOf(run)).toMatchObject({ goods: { minor: 2_000 }, ...margin });
  expect(resultsOf(run)).toMatchObject([{ stores: [{ figures: margin }], days: [{ figures: margin }] }]);
});

test('a period without sales comes to no figures, and says since when sales are known', async () => {
  const storeId = await openStore();
  const campaignId = await draft({ storeIds: [storeId] });
  const run = await tried({ campaignId });
  expect(run).toMatchObject({ state: 'DONE', progress: 1, looked: 0, inAll: 0 });
  expect(resultsOf(run)).toMatchObject([{ campaignId, totals: [], stores: [], days: [] }]);
  expect(run.knownSince).toBe('2026-05-28T10:00:00.000Z');
});

test('the same command is the same dry run, with other input it is refused', async () => {
  const campaignId = await draft({ storeIds: [await openStore()] });
  const commandId = newId();
  const [first, second] = await Promise.all([
    start(marketer, { campaignId, commandId }),
    start(marketer, { campaignId, commandId }),
  ]);
  expect(first.dryRun).toMatchObject({ id: (second.dryRun as Data).id });
  expect(await start(marketer, { campaignId, commandId, from: '2026-05-21T00:00:00.000Z' })).toMatchObject({
    reason: 'COMMAND_ID_REUSED',
  });
});

test.each([
  ['a period that ends before it begins', { from: period.to, to: period.from }, 'to'],
  [
    'a period that is still to come',
    { from: '2026-06-01T12:00:00.000Z', to: '2026-07-01T00:00:00.000Z' },
    'to',
  ],
  ['a period longer than sales are kept', { from: '2025-01-01T00:00:00.000Z' }, 'from'],
  ['a store that does not exist', { storeIds: [newId()] }, 'storeIds'],
])('%s is refused, naming the field', async (_, input, field) => {
  const campaignId = await draft();
  expect(await start(marketer, { campaignId, ...input })).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('a campaign is not compared with itself, nor with one that does not exist', async () => {
  const campaignId = await draft();
  expect(await start(marketer, { campaignId, against: campaignId })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'against',
    message: 'A campaign is compared with another one. Choose another, or none.',
  });
  expect(await start(marketer, { campaignId, against: newId() })).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
});

test('who is bound to stores looks at their sales alone, and nobody sees the dry run of another', async () => {
  const [mine, other] = [await openStore(), await openStore()];
  await sell(mine);
  await sell(other);
  const campaignId = await draft({ storeIds: [mine, other] });
  const bound = staffOf('marketer', [mine]);
  const run = await tried({ campaignId }, bound);
  expect(totalOf(run)).toMatchObject({ sales: 1 });
  expect(await start(bound, { campaignId, storeIds: [other] })).toMatchObject({ reason: 'NOT_YOUR_STORE' });
  expect(await find(marketer, run.id)).toBeNull();
  expect(await find({ ...bound, storeIds: [other] }, run.id)).toBeNull();
  expect(await find(bound, newId())).toBeNull();
  expect(await find(bound, 'nonsense')).toBeNull();

  const everywhere = await tried({ campaignId });
  const now = await shop.ask(marketer, 'query ($id: ID!) { dryRun(id: $id) { id } }', { id: everywhere.id });
  expect(now.data.dryRun).toEqual({ id: everywhere.id });
});

test('a brand tries its own campaigns and learns what they give to enough people, and nothing else', async () => {
  const storeId = await openStore();
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const brand = brandUserOf(brandId);
  const own = () =>
    lineFacts({ brandId, priceMinor: 1_000, vatBasisPoints: 0, cost: { minor: 400, currency: 'EUR' } });
  for (let times = 0; times < 60; times += 1)
    await sell(storeId, {
      lines: [own()],
      more: { closedAt: dayBefore, businessDate: times < 55 ? '2026-05-31' : '2026-06-01' },
    });
  await sell(storeId, { lines: [own()], more: { businessDate: '2026-06-01' } });
  const campaignId = await draft({ storeIds: [storeId] }, brand);
  const run = await tried({ campaignId, from: '2026-05-20T13:07:00.000Z' }, brand);

  // Days of Paris, where most stores are.
  expect(run).toMatchObject({ from: '2026-05-20T22:00:00.000Z', to: '2026-05-31T22:00:00.000Z' });
  expect(run).toMatchObject({ state: 'DONE', progress: 1, looked: null, inAll: null, withheldBelow: 50 });
  const withheld = {
    currency: 'EUR',
    sales: null,
    reachedMembers: null,
    raised: null,
    takenFromOthers: null,
    net: null,
    goods: null,
    revenueBefore: null,
    revenueAfter: null,
    takenOffThen: null,
    marginKnown: null,
    marginBefore: null,
    marginAfter: null,
  };
  expect(totalOf(run)).toEqual({ ...withheld, reachedSales: 50, cost: { minor: 5_000 }, points: 0 });
  expect(resultsOf(run)[0]?.days.map(({ day }) => day)).toEqual(['2026-05-31']);
  expect(resultsOf(run)[0]?.taken).toEqual([]);

  const few = await tried(
    { campaignId, from: '2026-05-20T00:00:00.000Z', to: '2026-05-21T00:00:00.000Z' },
    brand,
  );
  expect(resultsOf(few)[0]?.totals).toEqual([]);
  expect(await start(brand, { campaignId, from: thatDay })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'from',
    message:
      'Only whole days that are over are looked at: the period has to begin before today. Correct the dates.',
  });
  const another = await draft({ storeIds: [storeId] });
  expect(await start(brand, { campaignId: another })).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  expect(await start(brand, { campaignId, against: another })).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
});

test('a brand learns no figures about fewer than fifty people', async () => {
  const storeId = await openStore();
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const memberId = await shop.enrol();
  for (let times = 0; times < 55; times += 1)
    await sell(storeId, { memberId, lines: [lineFacts({ brandId })], more: { closedAt: dayBefore } });
  const brand = brandUserOf(brandId);
  const run = await tried({ campaignId: await draft({ storeIds: [storeId] }, brand) }, brand);
  expect(totalOf(run)).toMatchObject({ reachedSales: null, cost: null, points: null });
  expect(resultsOf(run)[0]).toMatchObject({ stores: [], days: [] });
});

describe('a process that', () => {
  /** Many sales at once, past the reaction: a dry run of them takes long enough to be looked at. */
  const sellMany = async (storeId: string, count: number) => {
    await openRows(database, sales).insert(
      Array.from({ length: count }, (_, at) => ({
        receiptId: newId(),
        storeId,
        at: new Date(Date.parse(period.from) + at * 1_000),
        businessDate: '2026-05-20',
        currency: 'EUR',
        lines: Array.from({ length: 3 }, (__, line) => ({
          articleId: `article-${line}`,
          gtin: '03017620422003',
          category: 'Boissons',
          quantity: 3,
          unitPriceMinor: 100,
          amountMinor: 300,
          deposit: false,
        })),
        given: [],
      })),
    );
  };

  test('works at two dry runs takes no third, and one again when they are done', async () => {
    const storeId = await openStore();
    await sellMany(storeId, 300);
    const campaignId = await draft({ storeIds: [storeId] });
    const asked = await Promise.all([1, 2, 3].map(() => start(marketer, { campaignId })));
    const begun = asked.filter(({ dryRun }) => dryRun);
    expect(begun).toHaveLength(2);
    expect(asked.find(({ dryRun }) => !dryRun)).toMatchObject({
      reason: 'TOO_MANY_DRY_RUNS',
      message: 'Other dry runs are going on. Try again in a minute.',
    });
    for (const one of begun) expect(await over(marketer, one)).toMatchObject({ state: 'DONE', looked: 300 });
    expect(await tried({ campaignId })).toMatchObject({ state: 'DONE' });
  });

  test('is stopped in the middle leaves no figures, and its dry run says so', async () => {
    const storeId = await openStore();
    await sellMany(storeId, 300);
    const campaignId = await draft({ storeIds: [storeId] });
    const bus = createInProcessBus();
    const other = await shop.startProcess(bus);
    const before = await everything();
    const started = await start(marketer, { campaignId }, other);
    await other.stop();
    await bus.close();
    const run = await over(marketer, started);
    expect(run).toMatchObject({ state: 'STOPPED', result: null });
    expect(run.looked).toBeLessThan(300);
    expect(await everything()).toEqual(before);
  });

  test('was killed is not heard of for a minute, and then its dry run is over', async () => {
    const campaignId = await draft({ storeIds: [await openStore()] });
    const { id } = await tried({ campaignId });
    await database
      .collection('dryRuns')
      .updateOne({ _id: id as never }, { $set: { state: 'running', tried: [] } });
    expect(await find(marketer, id)).toMatchObject({ state: 'RUNNING' });
    shop.clock.advance(61_000);
    expect(await find(marketer, id)).toMatchObject({ state: 'STOPPED', result: null });
  });
});
