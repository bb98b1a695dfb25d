import { createInProcessBus } from '@rayon/bus';
import { AssortmentChangedV1, BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { type Envelope, idFromName, manualClock, newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import type { RunningService } from '@rayon/subgraph';
import { createGatewayDouble, staffOf, startTestStore, type TestStore } from '@rayon/testkit';
import mongoose from 'mongoose';
import { articleIdOf } from './domain/article-row';
import { brandIdOf } from './domain/brand';
import { storeIdOf } from './domain/store';
import { createCatalogService } from './service';

const clock = manualClock('2026-03-02T09:00:00Z');
const gateway = createGatewayDouble({ clock });
const administrator = staffOf('administrator');
const bus = createInProcessBus();
const published: Envelope[] = [];
let store: TestStore;
let service: RunningService;

const storeId = storeIdOf('S1');
const articleId = articleIdOf('R1');
const brandId = brandIdOf('Marque');
/** By the comparison of before, to which an apostrophe of print was another sign. */
const curlyBrandId = idFromName('brand:l’étoile');
const since = new Date('2026-01-01T08:00:00Z');

/** What version 0.1 left in the store, and a member that nobody reads any more. */
const olderRows: Readonly<Record<string, Record<string, unknown> & { _id: string }>> = {
  stores: {
    _id: storeId,
    reference: 'S1',
    version: 2,
    name: 'Rayon Lyon',
    city: 'Lyon',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    priceListVersion: 7,
    formerly: 'Rayon S1',
  },
  brands: { _id: brandId, name: 'Marque', plainName: 'marque', version: 3 },
  articles: {
    _id: articleId,
    reference: 'R1',
    version: 4,
    name: 'Crème',
    brandId,
    category: 'Crèmerie',
    codes: ['03017620422003'],
    soldBy: 'unit',
    minimumAge: 0,
    deposit: false,
    saleStop: 'none',
    prices: [{ storeId, minor: 299, currency: 'EUR', since, priceListVersion: 7, earlier: [] }],
    lots: [],
    plainName: 'creme',
    searchText: 'creme marque r1',
  },
  price_steps: {
    _id: `${articleId}/${storeId}/7`,
    articleId,
    storeId,
    minor: 299,
    currency: 'EUR',
    soldBy: 'unit',
    since,
    priceListVersion: 7,
    actor: 'staff:1',
  },
  sequences: { _id: 'assortment', value: 41 },
};

beforeAll(async () => {
  store = await startTestStore();
  const database = await mongoose
    .createConnection(store.url, { dbName: store.database('rayon-catalog') })
    .asPromise();
  for (const [name, row] of Object.entries(olderRows))
    await database.collection<{ _id: string }>(name).insertOne(row);
  const sharp = { _id: brandIdOf('Straße'), name: 'Straße', plainName: 'straße', version: 1 };
  await database.collection<{ _id: string }>('brands').insertOne(sharp);
  const star = { _id: curlyBrandId, name: 'L’Étoile', plainName: "l'etoile", version: 1 };
  await database.collection<{ _id: string }>('brands').insertOne(star);
  const eggs = { ...olderRows.articles, _id: articleIdOf('R2'), reference: 'R2', name: 'Œufs', codes: [] };
  const searched = { brandId: sharp._id, plainName: 'œufs', searchText: 'œufs straße r2' };
  await database.collection<{ _id: string }>('articles').insertOne({ ...eggs, ...searched });
  await database.close();
  await bus.tap([StoreDefinedV1.subject, BrandDefinedV1.subject, AssortmentChangedV1.subject], (envelope) =>
    published.push(envelope),
  );
  service = await createCatalogService({
    storeUrl: store.url,
    databasePrefix: store.prefix,
    bus,
    clock,
    logger: createLogger('catalog', { level: 'silent' }),
    hops: gateway.hops,
  });
});
afterAll(async () => {
  await service?.stop();
  await bus.close();
  await store?.stop();
});

const change = async (mutation: string, input: object, selection: string) => {
  const { data, errors } = await gateway.change(service, administrator, {
    mutation,
    input: { commandId: newId(), ...input },
    selection,
  });
  expect(errors).toEqual([]);
  return data?.[mutation];
};

test('an article of the version before is found by the words of today', async () => {
  const query =
    '{ articles(search: "oeufs strasse") { items { name vatPercent } } brands(search: "strasse") { items { name } } }';
  const { data } = await gateway.ask(service, administrator, query);
  expect(data).toEqual({
    articles: { items: [{ name: 'Œufs', vatPercent: null }] },
    brands: { items: [{ name: 'Straße' }] },
  });
});

test('an article of the version before is found by any spelling of its category', async () => {
  const query = '{ articles(category: "CRE\u0300\u034fMERIE") { items { name } } categories }';
  const { data } = await gateway.ask(service, administrator, query);
  expect(data).toEqual({
    articles: { items: [{ name: 'Crème' }, { name: 'Œufs' }] },
    categories: ['Crèmerie'],
  });
});

test('rows of the version before open, and their events go on counting where they were', async () => {
  const facts = { reference: 'S1', name: 'Rayon Bellecour', city: 'Lyon', timeZone: 'Europe/Paris' };
  expect(
    await change('defineStore', { ...facts, currency: 'CHF' }, '... on CatalogRefusal { reason }'),
  ).toMatchObject({ reason: 'CURRENCY_IN_USE' });
  await change('defineStore', { ...facts, currency: 'EUR' }, '__typename');
  await change('defineBrand', { name: 'MARQUE' }, '__typename');
  expect(
    await change(
      'setPrice',
      { articleId, storeId, minor: 249 },
      `... on PriceSet { article { version name brand { name } price(storeId: "${storeId}") { priceListVersion
        lowestPrior30Days { minor } } priceHistory(storeId: "${storeId}") { amount { minor } } } }`,
    ),
  ).toMatchObject({
    article: {
      version: 5,
      name: 'Crème',
      brand: { name: 'MARQUE' },
      price: { priceListVersion: 8, lowestPrior30Days: { minor: 299 } },
      priceHistory: [{ amount: { minor: 249 } }, { amount: { minor: 299 } }],
    },
  });
  await service.settled();
  expect(published.map(({ type, sequence }) => [type, sequence])).toEqual([
    [StoreDefinedV1.subject, 3],
    [BrandDefinedV1.subject, 4],
    [AssortmentChangedV1.subject, 42],
  ]);
});

test('a brand keeps the id it was given by an earlier comparison of names, whatever spelling comes in', async () => {
  for (const name of ['L’Étoile', "L'étoile"]) {
    const brand = '... on BrandDefined { brand { id name } }';
    expect(await change('defineBrand', { name }, brand)).toMatchObject({ brand: { id: curlyBrandId, name } });
  }
  const query = '{ brands(search: "etoile") { items { id } } }';
  const { data } = await gateway.ask(service, administrator, query);
  expect(data).toEqual({ brands: { items: [{ id: curlyBrandId }] } });
});
