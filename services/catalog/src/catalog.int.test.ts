import type { Principal } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { type ArticleFacts, AssortmentChangedV1, BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { withCheckDigit } from '@rayon/gs1';
import { type Envelope, manualClock, newId, openEnvelope } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { type RunningService } from '@rayon/subgraph';
import {
  createGatewayDouble,
  type Data,
  deviceOf,
  staffOf,
  startTestStore,
  type TestStore,
} from '@rayon/testkit';
import mongoose from 'mongoose';
import { articleIdOf } from './domain/article-row';
import { storeIdOf } from './domain/store';
import { createCatalogService } from './service';

const administrator = staffOf('administrator');
const device = deviceOf('d1', storeIdOf('S1'));

let store: TestStore;
let service: RunningService;
const clock = manualClock('2026-03-02T09:00:00Z');
const gateway = createGatewayDouble({ clock });
const bus = createInProcessBus();
const published: Envelope[] = [];
const logger = createLogger('catalog', { level: 'silent' });

beforeAll(async () => {
  store = await startTestStore();
  await bus.tap([StoreDefinedV1.subject, BrandDefinedV1.subject, AssortmentChangedV1.subject], (envelope) =>
    published.push(envelope),
  );
  service = await startService(bus);
});

/** A process of the catalogue on the store of this test; the events of another are heard by nobody. */
const startService = (heardBy = createInProcessBus()): Promise<RunningService> =>
  createCatalogService({
    storeUrl: store.monitoredUrl,
    databasePrefix: store.prefix,
    bus: heardBy,
    clock,
    logger,
    hops: gateway.hops,
  });

afterAll(async () => {
  await service?.stop();
  await bus.close();
  await store?.stop();
});

/** What stands at a path of an answer; the type is the test's expectation of it. */
const at = <Value = Data>(data: Data, path: string): Value =>
  path.split('.').reduce<unknown>((value, member) => (value as Data)[member], data) as Value;
const listAt = (data: Data, path: string): Data[] => at<Data[]>(data, path);

const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await gateway.ask(service, principal, query, { variables });
  return { data: data ?? {}, errors };
};

const refusal = '... on CatalogRefusal { reason field message }';
const mutate = (principal: Principal, name: string, input: object, success: string): Promise<Data> =>
  mutateAt(service, principal, name, input, success);
const mutateAt = async (
  process: RunningService,
  principal: Principal,
  name: string,
  input: object,
  success: string,
): Promise<Data> => {
  const { data, errors } = await gateway.change(process, principal, {
    mutation: name,
    input: { commandId: newId(), ...input },
    selection: `${success} ${refusal}`,
  });
  expect(errors).toEqual([]);
  return data?.[name] as Data;
};

const defineStore = (reference: string, change: object = {}) =>
  mutate(
    administrator,
    'defineStore',
    {
      reference,
      name: `Rayon ${reference}`,
      city: 'Lyon',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      ...change,
    },
    '... on StoreDefined { store { id name currency } }',
  );

const imported =
  '... on ArticlesImported { created changed unchanged rejected { row reference field reason message } }';
const row = (number: number, change: object = {}) => ({
  reference: `R${number}`,
  name: `Article ${number}`,
  brand: `Marque ${number % 7}`,
  category: ['Épicerie', 'Crèmerie', 'Boissons'][number % 3],
  codes: [withCheckDigit(`30${String(number).padStart(10, '0')}`)],
  soldBy: 'UNIT',
  prices: [{ storeReference: 'S1', minor: 100 + number }],
  ...change,
});
const importRows = (rows: object[], change: object = {}, principal: Principal = administrator) =>
  mutate(principal, 'importArticles', { rows, ...change }, imported);

/** Everything published so far, once the relay has nothing left. */
const settled = async (): Promise<Envelope[]> => {
  await service.settled();
  return published;
};

const articlesTold = async (): Promise<ArticleFacts[]> =>
  (await settled())
    .filter((envelope) => envelope.type === AssortmentChangedV1.subject)
    .flatMap((envelope) => openEnvelope(AssortmentChangedV1, envelope).data.articles);

test('a store is defined once per reference, told to others, and keeps the currency its prices are in', async () => {
  const defined = await defineStore('S1');
  expect(defined).toMatchObject({
    __typename: 'StoreDefined',
    store: { id: storeIdOf('S1'), name: 'Rayon S1' },
  });
  for (const currency of ['XYZ', 'ZZZ', 'XXX', 'HRK', 'eur'])
    expect(await defineStore('S2', { currency })).toMatchObject({ reason: 'BAD_CURRENCY' });
  expect(await defineStore('S2', { timeZone: 'Mars/Olympus' })).toMatchObject({ reason: 'BAD_TIME_ZONE' });
  expect(await defineStore('S1', { name: 'Rayon Lyon' })).toMatchObject({ store: { name: 'Rayon Lyon' } });
  await defineStore('S2');
  const told = (await settled()).filter((envelope) => envelope.type === StoreDefinedV1.subject);
  expect(told.map((envelope) => [envelope.subject, envelope.sequence])).toEqual([
    [storeIdOf('S1'), 1],
    [storeIdOf('S1'), 2],
    [storeIdOf('S2'), 1],
  ]);

  expect(await defineStore('S2', { currency: 'CHF' })).toMatchObject({ __typename: 'StoreDefined' });
  await importRows([row(1)]);
  expect(await defineStore('S1', { currency: 'CHF' })).toMatchObject({ reason: 'CURRENCY_IN_USE' });
});

test('five hundred rows are taken in one call and leave as small ordered events', async () => {
  const rows = Array.from({ length: 500 }, (_, index) => row(1000 + index));
  const before = published.length;
  expect(await importRows(rows)).toMatchObject({ created: 500, changed: 0, unchanged: 0, rejected: [] });
  expect(await importRows(rows)).toMatchObject({ created: 0, changed: 0, unchanged: 500 });
  const dearer = rows.map((one, index) => ({
    ...one,
    prices: [{ storeReference: 'S1', minor: 5000 + index }],
  }));
  expect(await importRows(dearer)).toMatchObject({ created: 0, changed: 500 });

  const events = (await settled()).slice(before).filter((one) => one.type === AssortmentChangedV1.subject);
  expect(events.length).toBe(20);
  expect(Math.max(...events.map((one) => JSON.stringify(one.data).length))).toBeLessThanOrEqual(60_000);
  const sequences = events.map((one) => one.sequence);
  expect(sequences).toEqual([...sequences].sort((left, right) => left - right));
  expect(new Set(sequences).size).toBe(sequences.length);
});

/** Commands that the service's transactions send to the store while something is done. */
const roundTripsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = mongoose.connections
    .find(({ name }) => name === store.database('rayon-catalog'))
    ?.getClient();
  if (!client) throw new Error('no connection');
  const seen: string[] = [];
  const see = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (command.autocommit === false) seen.push(`${commandName} ${command[commandName]}`);
  };
  client.on('commandStarted', see);
  await work();
  client.off('commandStarted', see);
  return seen;
};

test('an import takes the same few round trips however many rows, brands and stores it has', async () => {
  const stores = ['S1', 'S2', 'S3', 'S4'];
  for (const reference of stores) await defineStore(reference);
  const rows = (from: number, count: number, price: number) =>
    Array.from({ length: count }, (_, index) =>
      row(from + index, {
        brand: `Maison ${from + index}`,
        prices: stores.map((storeReference) => ({ storeReference, minor: price })),
      }),
    );
  const few = await roundTripsOf(() => importRows(rows(40_000, 2, 199)));
  const many = await roundTripsOf(() => importRows(rows(41_000, 200, 199)));
  expect(many).toEqual(few);
  expect(few.filter((command) => command === 'commitTransaction 1')).toHaveLength(1);
  expect(few.length).toBeLessThanOrEqual(20);
  const dearer = await roundTripsOf(() => importRows(rows(41_000, 200, 249)));
  expect(dearer.length).toBeLessThanOrEqual(few.length);
  const dry = await roundTripsOf(() => importRows(rows(41_000, 200, 299), { dryRun: true }));
  expect(dry.every((command) => /^(find|aggregate|commitTransaction) /.test(command))).toBe(true);
  if (process.env.TEST_MEASURE)
    console.log(`new: ${few.join(', ')}\ndearer: ${dearer.join(', ')}\ndry: ${dry.join(', ')}`);
});

test('two imports that take one code at once leave it to one article', async () => {
  const code = row(42_000).codes;
  const both = await Promise.all([
    importRows([row(42_000, { codes: code })]),
    importRows([row(42_001, { codes: code })]),
  ]);
  expect(both.map(({ created }) => created).sort()).toEqual([0, 1]);
  const loser = both.find(({ created }) => created === 0);
  expect(listAt(loser ?? {}, 'rejected')).toMatchObject([{ reason: 'DUPLICATE_CODE' }]);
});

test('a command id that came for one store, brand or article is refused for another', async () => {
  const commandId = newId();
  const first = await defineStore('S8', { commandId });
  expect(await defineStore('S8', { commandId })).toEqual(first);
  expect(await defineStore('S9', { commandId })).toMatchObject({
    reason: 'COMMAND_ID_REUSED',
    field: 'commandId',
  });
  const brand = { commandId, name: 'Une autre marque' };
  expect(
    await mutate(administrator, 'defineBrand', brand, '... on BrandDefined { brand { id } }'),
  ).toMatchObject({
    reason: 'COMMAND_ID_REUSED',
  });
  expect(await importRows([row(43_000)], { commandId })).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
});

test("good rows are taken, bad ones reported in the caller's language, and nothing of a bad one is kept", async () => {
  const answer = await importRows([
    row(2001),
    row(2002, { codes: ['3017620422004'] }),
    row(2003, { name: ' ' }),
    row(2004, { prices: [{ storeReference: 'nowhere', minor: 1 }] }),
    row(2005, { prices: [{ storeReference: 'S1', minor: -5 }] }),
    row(2006, { codes: row(2001).codes }),
  ]);
  expect(answer).toMatchObject({ created: 1, changed: 0, unchanged: 0 });
  expect(listAt(answer, 'rejected').map((one) => [one.row, one.reference, one.reason])).toEqual([
    [1, 'R2002', 'WRONG_CHECK_DIGIT'],
    [2, 'R2003', 'MISSING'],
    [3, 'R2004', 'UNKNOWN_STORE'],
    [4, 'R2005', 'NEGATIVE_PRICE'],
    [5, 'R2006', 'DUPLICATE_CODE'],
  ]);
  expect(listAt(answer, 'rejected')[3]?.message).toBe('A price cannot be negative.');
  const { data } = await ask(device, '{ articles(search: "R2005") { items { id } } }');
  expect(at(data, 'articles.items')).toEqual([]);
});

test('a dry run says what would happen, changes nothing and leaves the command id free', async () => {
  const commandId = newId();
  const would = await importRows([row(3001)], { commandId, dryRun: true });
  expect(would).toMatchObject({ created: 1 });
  expect(
    at((await ask(device, '{ articles(search: "R3001") { items { id } } }')).data, 'articles.items'),
  ).toEqual([]);
  expect(await importRows([row(3001)], { commandId })).toMatchObject({ created: 1 });
  expect(await importRows([row(3001)], { commandId })).toMatchObject({ created: 1 });
  expect(await importRows([row(3002)], { commandId })).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
});

test('a scan finds the article by any form of its code, with price, brand and deposit', async () => {
  await importRows([
    row(4001, { codes: ['036000291452'], depositReference: 'R4002' }),
    row(4002, { deposit: true, prices: [{ storeReference: 'S1', minor: 25 }] }),
    row(4003, {
      codes: ['2100001000004'],
      soldBy: 'WEIGHT',
      prices: [{ storeReference: 'S1', minor: 1290 }],
    }),
  ]);
  const fields = `reference codes soldBy brand { name } depositArticle { reference deposit }
    price(storeId: "${storeIdOf('S1')}") { amount { minor currency } per priceListVersion lowestPrior30Days { minor } }`;
  const query = `{ upc: articleByCode(code: "0036000291452") { ${fields} } cheese: articleByCode(code: "2100001027506") { ${fields} }
    nobody: articleByCode(code: "12345") { id } }`;
  const { data, errors } = await ask(device, query);
  expect(errors).toEqual([]);
  expect(data.nobody).toBeNull();
  expect(data.upc).toMatchObject({
    codes: ['00036000291452'],
    brand: { name: 'Marque 4' },
    depositArticle: { reference: 'R4002', deposit: true },
    price: { amount: { minor: 4101, currency: 'EUR' }, per: 'UNIT', lowestPrior30Days: null },
  });
  expect(data.cheese).toMatchObject({ soldBy: 'WEIGHT', price: { per: 'KILOGRAM' } });
});

test('a price change keeps the history a reduction is checked against', async () => {
  await importRows([row(5001)]);
  const articleId = articleIdOf('R5001');
  const storeId = storeIdOf('S1');
  const price = (minor: number, change: object = {}) =>
    mutate(
      staffOf('marketer'),
      'setPrice',
      { articleId, storeId, minor, ...change },
      `... on PriceSet { article { version price(storeId: "${storeId}") { amount { minor } priceListVersion lowestPrior30Days { minor } } } }`,
    );
  clock.advance(60_000);
  const first = await price(499);
  clock.advance(60_000);
  const second = await price(399);
  expect(at(second, 'article.price')).toMatchObject({
    amount: { minor: 399 },
    lowestPrior30Days: { minor: 499 },
  });
  expect(at<number>(second, 'article.price.priceListVersion')).toBe(
    at<number>(first, 'article.price.priceListVersion') + 1,
  );
  expect(at(await price(399), 'article.version')).toBe(at(second, 'article.version'));
  expect(await price(-1)).toMatchObject({ reason: 'NEGATIVE_PRICE', field: 'minor' });
  expect(await price(1, { storeId: newId() })).toMatchObject({ reason: 'UNKNOWN_STORE' });
  expect(await price(1, { articleId: newId() })).toMatchObject({ reason: 'UNKNOWN_ARTICLE' });
  expect(await price(1, { storeId: 'x' })).toMatchObject({ reason: 'BAD_INPUT', field: 'storeId' });
  expect(await price(1, { commandId: 'x' })).toMatchObject({ reason: 'BAD_INPUT', field: 'commandId' });

  const history = `{ article(id: "${articleId}") { priceHistory(storeId: "${storeId}") { amount { minor } } } }`;
  const { data } = await ask(staffOf('marketer'), history);
  expect(listAt(data, 'article.priceHistory').map((step) => at(step, 'amount.minor'))).toEqual([
    399, 499, 5101,
  ]);
  expect((await ask(device, history)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  const told = (await articlesTold()).filter((one) => one.articleId === articleId);
  expect(told.at(-1)?.prices).toMatchObject([{ minor: 399, lowestPrior30DaysMinor: 499 }]);
});

test('many prices at once all count, and the events of the articles have one order', async () => {
  await importRows(Array.from({ length: 8 }, (_, index) => row(6000 + index)));
  const changes = Array.from({ length: 8 }, (_, index) =>
    mutate(
      administrator,
      'setPrice',
      { articleId: articleIdOf(`R${6000 + index}`), storeId: storeIdOf('S1'), minor: 10_000 + index },
      '... on PriceSet { article { version } }',
    ),
  );
  for (const change of await Promise.all(changes)) expect(change).toMatchObject({ article: { version: 2 } });
  const all = (await settled()).filter((one) => one.type === AssortmentChangedV1.subject);
  expect(all.map((one) => one.sequence)).toEqual(all.map((_, index) => index + 1));
});

test('the same rows from two sides at once are created once, and the same command answers the same', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(9000 + index));
  const both = await Promise.all([importRows(rows), importRows(rows)]);
  expect(both.map((one) => [one.created, one.unchanged]).sort()).toEqual([
    [0, 60],
    [60, 0],
  ]);
  const commandId = newId();
  const same = [row(9500), row(9501)];
  const [first, second] = await Promise.all([
    importRows(same, { commandId }),
    importRows(same, { commandId }),
  ]);
  expect(first).toMatchObject({ created: 2 });
  expect(second).toEqual(first);
});

test('a lot that is marked down less tells what its sticker said before', async () => {
  await importRows([row(7050)]);
  const articleId = articleIdOf('R7050');
  const facts = { articleId, storeId: storeIdOf('S1'), lot: 'L1', expiresOn: '2026-03-20' };
  const put = async (markdownPercent: number) => {
    clock.advance(60_000);
    await mutate(administrator, 'putLot', { ...facts, markdownPercent }, '__typename');
    const told = await articlesTold();
    return told.filter((article) => article.articleId === articleId).at(-1)?.lots;
  };
  expect(await put(50)).toEqual([expect.not.objectContaining({ earlier: expect.anything() })]);
  const earlier = [{ markdownPercent: 50, until: new Date(clock().getTime() + 60_000).toISOString() }];
  expect(await put(10)).toMatchObject([{ markdownPercent: 10, earlier }]);
  expect(await put(10)).toMatchObject([{ markdownPercent: 10, earlier }]);
});

test('an associate puts lots in their own stores only; a sale stop is for marketers', async () => {
  await importRows([row(7001)]);
  const articleId = articleIdOf('R7001');
  const lot = {
    articleId,
    storeId: storeIdOf('S1'),
    lot: 'L1',
    expiresOn: '2026-03-20',
    markdownPercent: 30,
  };
  const fields = `... on LotPut { article { lots(storeId: "${storeIdOf('S1')}") { lot expiresOn markdownPercent recalled } } }`;
  const own = staffOf('associate', [storeIdOf('S1')]);
  expect(await mutate(own, 'putLot', lot, fields)).toMatchObject({
    article: { lots: [{ lot: 'L1', expiresOn: '2026-03-20', markdownPercent: 30, recalled: false }] },
  });
  expect(await mutate(own, 'putLot', { ...lot, storeId: storeIdOf('S2') }, fields)).toMatchObject({
    reason: 'NOT_YOUR_STORE',
  });
  expect(await mutate(own, 'putLot', { ...lot, expiresOn: '2026-02-30' }, fields)).toMatchObject({
    reason: 'BAD_DATE',
  });
  const stop = `mutation { setSaleStop(input: { commandId: "${newId()}", articleId: "${articleId}", saleStop: RECALLED }) { __typename ... on SaleStopSet { article { saleStop } } } }`;
  expect((await ask(own, stop)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await ask(administrator, stop)).data.setSaleStop).toMatchObject({
    article: { saleStop: 'RECALLED' },
  });
});

test('a wrong age is put right at once, told to everybody who keeps a copy, and is an age', async () => {
  await importRows([row(7101)]);
  const articleId = articleIdOf('R7101');
  const fields = '... on MinimumAgeSet { article { minimumAge version } }';
  const sixteen = { articleId, minimumAge: 16 };
  expect(await mutate(administrator, 'setMinimumAge', sixteen, fields)).toMatchObject({
    article: { minimumAge: 16, version: 2 },
  });
  expect(await mutate(administrator, 'setMinimumAge', sixteen, fields)).toMatchObject({
    article: { version: 2 },
  });
  const told = (await articlesTold()).filter((article) => article.articleId === articleId);
  expect(told.map(({ minimumAge }) => minimumAge)).toEqual([0, 16]);
  expect(await mutate(administrator, 'setMinimumAge', { ...sixteen, minimumAge: 100 }, fields)).toMatchObject(
    {
      reason: 'BAD_AGE',
      field: 'minimumAge',
    },
  );
});

test('a VAT rate comes with an import, is put right at once or taken away, and told to everybody who keeps a copy', async () => {
  await importRows([row(7102, { vatPercent: 5.5 })]);
  const articleId = articleIdOf('R7102');
  const setTo = (vatPercent: number | null) =>
    mutate(
      administrator,
      'setVatRate',
      { articleId, vatPercent },
      '... on VatRateSet { article { vatPercent version } }',
    );
  expect(await importRows([row(7102)])).toMatchObject({ unchanged: 1 });
  expect(await setTo(5.5)).toMatchObject({ article: { vatPercent: 5.5, version: 1 } });
  expect(await setTo(20)).toMatchObject({ article: { vatPercent: 20, version: 2 } });
  expect(await setTo(null)).toMatchObject({ article: { vatPercent: null, version: 3 } });
  expect(await setTo(null)).toMatchObject({ article: { version: 3 } });
  const told = (await articlesTold()).filter((article) => article.articleId === articleId);
  expect(told.map(({ vatBasisPoints }) => vatBasisPoints)).toEqual([550, 2_000, undefined]);

  for (const vatPercent of [-1, 100.5, 5.555])
    expect(await setTo(vatPercent)).toEqual({
      __typename: 'CatalogRefusal',
      reason: 'BAD_VAT_RATE',
      field: 'vatPercent',
      message: 'The VAT rate is 0 to 100 percent, with two decimals at most: 5.5 for example.',
    });
  expect(await importRows([row(7103, { vatPercent: 5.555 }), row(7104, { vatPercent: 0 })])).toMatchObject({
    created: 1,
    rejected: [{ reference: 'R7103', field: 'vatPercent', reason: 'BAD_VAT_RATE' }],
  });
  const { data } = await ask(device, `{ article(id: "${articleIdOf('R7104')}") { vatPercent } }`);
  expect(data).toEqual({ article: { vatPercent: 0 } });
});

test('a cap on what offers take off comes with an import, is put right at once or taken away, and told to everybody who keeps a copy', async () => {
  await importRows([row(7112, { promotionCapPercent: 34 })]);
  const articleId = articleIdOf('R7112');
  const setTo = (promotionCapPercent: number | null) =>
    mutate(
      administrator,
      'setPromotionCap',
      { articleId, promotionCapPercent },
      '... on PromotionCapSet { article { promotionCapPercent version } }',
    );
  expect(await importRows([row(7112)])).toMatchObject({ unchanged: 1 });
  expect(await setTo(34)).toMatchObject({ article: { promotionCapPercent: 34, version: 1 } });
  expect(await setTo(20)).toMatchObject({ article: { promotionCapPercent: 20, version: 2 } });
  expect(await setTo(null)).toMatchObject({ article: { promotionCapPercent: null, version: 3 } });
  expect(await setTo(null)).toMatchObject({ article: { version: 3 } });
  const told = (await articlesTold()).filter((article) => article.articleId === articleId);
  expect(told.map(({ promotionCapBasisPoints }) => promotionCapBasisPoints)).toEqual([
    3_400,
    2_000,
    undefined,
  ]);

  for (const promotionCapPercent of [-1, 100.5, 5.555])
    expect(await setTo(promotionCapPercent)).toEqual({
      __typename: 'CatalogRefusal',
      reason: 'BAD_PROMOTION_CAP',
      field: 'promotionCapPercent',
      message: 'The cap on discounts is 0 to 100 percent, with two decimals at most: 34 for example.',
    });
  expect(
    await importRows([row(7113, { promotionCapPercent: 5.555 }), row(7114, { promotionCapPercent: 0 })]),
  ).toMatchObject({
    created: 1,
    rejected: [{ reference: 'R7113', field: 'promotionCapPercent', reason: 'BAD_PROMOTION_CAP' }],
  });
  const { data } = await ask(device, `{ article(id: "${articleIdOf('R7114')}") { promotionCapPercent } }`);
  expect(data).toEqual({ article: { promotionCapPercent: 0 } });
});

test('a purchase price comes with an import, is put right at once or taken away, and told to services alone', async () => {
  await importRows([row(7121, { purchasePrices: [{ currency: 'EUR', minor: 120 }] })]);
  const articleId = articleIdOf('R7121');
  const setTo = (minor: number | null, currency = 'EUR') =>
    mutate(
      administrator,
      'setPurchasePrice',
      { articleId, currency, minor },
      '... on PurchasePriceSet { article { purchasePrices { minor currency } version } }',
    );
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  expect(await importRows([row(7121)])).toMatchObject({ unchanged: 1 });
  expect(await setTo(120)).toMatchObject({ article: { purchasePrices: [euros(120)], version: 1 } });
  expect(await setTo(125)).toMatchObject({ article: { purchasePrices: [euros(125)], version: 2 } });
  expect(await setTo(130, 'CHF')).toMatchObject({
    article: { purchasePrices: [{ minor: 130, currency: 'CHF' }, euros(125)], version: 3 },
  });
  expect(await setTo(null, 'CHF')).toMatchObject({ article: { purchasePrices: [euros(125)], version: 4 } });
  expect(await setTo(null)).toMatchObject({ article: { purchasePrices: [], version: 5 } });
  expect(await setTo(null)).toMatchObject({ article: { version: 5 } });
  const told = (await articlesTold()).filter((article) => article.articleId === articleId);
  expect(told.map(({ purchasePrices = [] }) => purchasePrices.length)).toEqual([1, 1, 2, 1, 0]);

  expect(await setTo(-1)).toMatchObject({ reason: 'NEGATIVE_PRICE', field: 'minor' });
  expect(await setTo(1, 'XXX')).toMatchObject({ reason: 'BAD_CURRENCY', field: 'currency' });
  expect(await setTo(1_000_000_000)).toMatchObject({ reason: 'PRICE_TOO_HIGH', field: 'minor' });

  const asked = `{ article(id: "${articleId}") { name purchasePrices { minor } } }`;
  for (const principal of [device, staffOf('associate', [storeIdOf('S1')])]) {
    const { errors } = await ask(principal, asked);
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  }
});

test('the assortment is searched without accents and paged without losing or repeating an article', async () => {
  await importRows([row(8001, { name: 'Pâté de campagne (Breton) 100%' })]);
  const { data } = await ask(
    device,
    '{ articles(search: "PATE breton) 100%") { items { name } } categories brands(search: "marqué") { items { name } } }',
  );
  expect(at(data, 'articles.items')).toEqual([{ name: 'Pâté de campagne (Breton) 100%' }]);
  expect(data.categories).toEqual(['Boissons', 'Crèmerie', 'Épicerie']);
  expect(listAt(data, 'brands.items')).toHaveLength(7);

  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await ask(
      device,
      'query Q($after: String) { articles(category: "Boissons", first: 50, after: $after) { items { id } next } }',
      { after },
    );
    seen.push(...listAt(page.data, 'articles.items').map((one) => one.id as string));
    after = at<string | null>(page.data, 'articles.next');
  } while (after);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(150);
  expect((await ask(device, '{ articles(after: "x") { next } }')).errors[0]?.extensions?.code).toBe(
    'BAD_INPUT',
  );
});

test('brands are paged in the order of their names, and no page is longer than a hundred', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await ask(
      device,
      'query Q($after: String) { brands(first: 3, after: $after, search: "marque") { items { name } next } }',
      { after },
    );
    const names = listAt(page.data, 'brands.items').map((one) => one.name as string);
    expect(names.length).toBeLessThanOrEqual(3);
    seen.push(...names);
    after = at<string | null>(page.data, 'brands.next');
  } while (after);
  expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `Marque ${n}`));

  for (const query of ['{ brands(first: 101) { next } }', '{ articles(first: 101) { next } }'])
    expect((await ask(device, query)).errors[0]).toMatchObject({
      message: 'A page holds 1 to 100 items.',
      extensions: { code: 'BAD_INPUT', field: 'first', limit: 100 },
    });
});

test('others name articles, stores and brands by key; unknown keys are null', async () => {
  const query =
    'query E($of: [_Any!]!) { _entities(representations: $of) { ... on Article { name } ... on Store { city } } }';
  const of = [
    { __typename: 'Article', id: articleIdOf('R1') },
    { __typename: 'Store', id: storeIdOf('S1'), city: 'Paris' },
    { __typename: 'Article', id: newId() },
    { __typename: 'Article', id: { $ne: null } },
    { __typename: 'Article', id: articleIdOf('R1') },
  ];
  const { data, errors } = await ask(device, query, { of });
  expect(errors).toEqual([]);
  expect(data._entities).toEqual([
    { name: 'Article 1' },
    { city: 'Lyon' },
    null,
    null,
    { name: 'Article 1' },
  ]);
  const nobody = await ask({ kind: 'anonymous' }, query, { of: of.slice(0, 1) });
  expect(nobody.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('nobody but administrators and marketers changes the catalogue', async () => {
  for (const principal of [
    device,
    staffOf('associate'),
    { kind: 'brand', brandUserId: 'b', brandId: 'x' } as const,
  ]) {
    const { errors } = await ask(
      principal,
      `mutation { importArticles(input: { commandId: "${newId()}", rows: [] }) { __typename } }`,
    );
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  }
  expect(await importRows([])).toMatchObject({ reason: 'MISSING', field: 'rows' });
  expect(await importRows(Array.from({ length: 501 }, (_, index) => row(index)))).toMatchObject({
    reason: 'TOO_MANY',
  });
});

test('an article is found as people type it, its category in any form, and Œ stands between Od and Of', async () => {
  const names = ['Odette', 'Œufs frais', 'Offrande', 'Straße', 'می\u200cخواهم'];
  await importRows(
    names.map((name, index) =>
      row(8100 + index, {
        name: `${name}\u00ad`.normalize('NFD'),
        category: 'Épicerie  fine',
        brand: 'Fine\u200b',
      }),
    ),
  );
  const found = async (search: string | null, category: string | null = null): Promise<unknown[]> => {
    const query =
      'query ($search: String, $category: String) { articles(search: $search, category: $category) { items { name } } }';
    return listAt((await ask(device, query, { search, category })).data, 'articles.items').map(
      ({ name }) => name,
    );
  };
  expect(await found(null, 'E\u0301picerie fine')).toEqual([
    'Odette',
    'Œufs frais',
    'Offrande',
    'Straße',
    names[4],
  ]);
  for (const typed of ['oeufs', 'ŒUFS', 'œufs frais']) expect(await found(typed)).toEqual(['Œufs frais']);
  for (const typed of ['strasse', 'STRASSE', 'Straße']) expect(await found(typed)).toEqual(['Straße']);
  expect(await found('میخواهم')).toEqual([names[4]]);
  const code = String(row(8101).codes[0]);
  expect(await found(`${code.slice(0, 1)} ${code.slice(1, 7)}\u00a0${code.slice(7)}`)).toEqual([
    'Œufs frais',
  ]);
  expect((await ask(device, '{ brands(search: "fine") { items { name } } }')).data.brands).toEqual({
    items: [{ name: 'Fine' }],
  });
});

test('a category is one however it is spelled: found by any spelling, listed once by the most used', async () => {
  const spellings = [
    "L'eau d'\u0153uvre",
    'L’EAU D’ŒUVRE',
    "L'eau d'œuvre",
    "Ｌ'eau d'œu\u034fvre",
    "l'eau d'oeuvre",
  ];
  await importRows(spellings.map((category, index) => row(8200 + index, { name: `Eau ${index}`, category })));
  const query = 'query ($category: String) { articles(category: $category) { items { name } } categories }';
  for (const category of spellings.slice(0, 4)) {
    const { data } = await ask(device, query, { category });
    expect(listAt(data, 'articles.items').map(({ name }) => name)).toEqual([
      'Eau 0',
      'Eau 1',
      'Eau 2',
      'Eau 3',
    ]);
    expect((data.categories as string[]).filter((name) => /eau d/i.test(name))).toEqual([
      spellings[4],
      spellings[0],
    ]);
  }
});

test('a brand is one however it is spelled', async () => {
  await importRows([row(8300, { brand: "L'Étoile" }), row(8301, { brand: 'L’étoile' })]);
  await importRows([row(8302, { brand: '\uff2c’ÉTOILE' })]);
  const { data } = await ask(
    device,
    '{ brands(search: "etoile") { items { name } } articles(search: "etoile") { items { brand { name } } } }',
  );
  expect(at(data, 'brands.items')).toEqual([{ name: "L'Étoile" }]);
  expect(listAt(data, 'articles.items')).toEqual(Array(3).fill({ brand: { name: "L'Étoile" } }));
});

test.each([
  ['in one process', false],
  ['in two processes', true],
])(
  'two importers at once %s are both answered, round after round, and neither waits for all of the other',
  async (_, apart) => {
    const other = apart ? await startService() : service;
    const rounds = 5;
    const answered: number[] = [];
    const importer = async (side: number) => {
      const at = side === 0 ? service : other;
      for (let round = 0; round < rounds; round += 1) {
        const from = 100_000 + 50_000 * Number(apart) + 10_000 * side + 200 * round;
        const rows = Array.from({ length: 200 }, (_one, index) => row(from + index));
        const done = await mutateAt(at, administrator, 'importArticles', { rows }, imported);
        expect(done).toMatchObject({ created: 200, rejected: [] });
        answered.push(side);
      }
    };
    await Promise.all([importer(0), importer(1)]);
    // Who lost once would otherwise lose to every round of the other, until nobody waits for its answer any more.
    for (const side of [0, 1]) expect(answered.indexOf(side)).toBeLessThan(rounds - 1);
    if (apart) await other.stop();
  },
);

test('an import that was cut off holds the next up for a while only', async () => {
  const turns = mongoose.connections
    .find(({ name }) => name?.endsWith('rayon-catalog'))
    ?.collection<{ _id: string; at: Date }>('importTurns');
  await turns?.insertOne({ _id: newId(), at: clock() });
  expect(await importRows([row(43_000)])).toMatchObject({ created: 1 });
});
