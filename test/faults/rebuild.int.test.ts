import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gatewayClient, isRefusal, perform } from '@rayon/client';
import { setBirthdayDocument, setConsentDocument } from '@rayon/client/operations/card';
import { setEmployeeDocument } from '@rayon/client/operations/console';
import { importArticlesDocument } from '@rayon/client/operations/retailer';
import { eventually, openTrip, scan } from '@rayon/client/shop';
import { freePort, inStoreCode } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { serviceNames } from '@rayon/services';
import { MongoClient } from 'mongodb';
import { seededChance } from './chance';
import type { Troubles } from './insist';
import { scanningHandheld } from './scanning-handheld';
import { openSmallShop, type SmallShop } from './small-shop';
import {
  administratorOf,
  childrenOf,
  passingDirectory,
  type StartedRayon,
  startRayon,
} from './started-rayon';

const built = join(__dirname, '../../infra/dist/rebuild/main.js');

type ArticleCopy = { _id: string; name: string; followed: number };

/** Enough articles that a rebuild takes long enough to be killed in the middle. */
const stockMax = 1_500;
const rowsPerImport = 500;
const stock = Array.from({ length: stockMax }, (_, index) => index);
const codeOf = (index: number) => inStoreCode(1_000 + index);

describe.each([
  ['in one process', []],
  ['one process each', ['--services']],
])('%s', (_, args) => {
  const { directory, remove } = passingDirectory();
  let port: number;
  let rayon: StartedRayon;
  let shop: SmallShop;

  const start = async () => {
    rayon = startRayon(['--data', directory, '--port', String(port), '--no-demo', ...args]);
    await rayon.ready;
  };
  beforeAll(async () => {
    port = await freePort();
    await start();
    const gateway = gatewayClient(`http://127.0.0.1:${port}`);
    shop = await openSmallShop(gateway, { credentials: administratorOf(directory), handhelds: 2 });
    for (let from = 0; from < stockMax; from += rowsPerImport)
      await setPrices(stock.slice(from, from + rowsPerImport), (index) => 500 + index);
    const waiting = () => onScanner((articles) => articles.countDocuments({ name: /^Stock/ }));
    await eventually('the stock to be known', async () => (await waiting()) === stockMax || undefined);
  });
  afterAll(async () => {
    rayon.child.kill('SIGINT');
    await rayon.ended;
    remove();
  });

  const setPrices = (indexes: readonly number[], minorOf: (index: number) => number) =>
    perform(shop.admin, importArticlesDocument, {
      commandId: newId(),
      rows: indexes.map((index) => ({
        reference: `stock-${index}`,
        name: `Stock ${index}`,
        category: 'Stock',
        brand: 'Own brand',
        codes: [codeOf(index)],
        soldBy: 'UNIT' as const,
        prices: [{ storeReference: shop.reference, minor: minorOf(index) }],
      })),
    });

  /** What `npm run rebuild -- …words` runs after its building. */
  const rebuild = (...words: string[]): Promise<{ code: number; printed: string }> =>
    new Promise((done) => {
      const script = `require(${JSON.stringify(built)}).main(process.argv.slice(1))`;
      const child = execFile(
        process.execPath,
        ['-e', script, '--', ...words, '--data', directory],
        { env: { ...process.env, MONGODB_URL: '' } },
        (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, printed: `${stdout}${stderr}` }),
      );
    });

  /** Past every service, into the store that runs now. */
  const onStore = async <Found>(look: (client: MongoClient) => Promise<Found>): Promise<Found> => {
    const { storeUrl } = JSON.parse(readFileSync(join(directory, 'running.json'), 'utf8')) as {
      storeUrl: string;
    };
    const client = await MongoClient.connect(storeUrl);
    return look(client).finally(() => client.close());
  };
  const articlesOf = (client: MongoClient) => client.db('rayon-scanner').collection<ArticleCopy>('articles');
  const onScanner = <Found>(look: (articles: ReturnType<typeof articlesOf>) => Promise<Found>) =>
    onStore((client) => look(articlesOf(client)));

  /** Spoils what the scanner has copied of articles: some cost a cent, some are gone. */
  const damage = (cheap: readonly number[], gone: readonly number[]) =>
    onScanner(async (articles) => {
      const names = (indexes: readonly number[]) => indexes.map((index) => `Stock ${index}`);
      const spoilt = { $set: { 'prices.0.minor': 1, followed: 1_000_000 } };
      await articles.updateMany({ name: { $in: names(cheap) } }, spoilt);
      await articles.deleteMany({ name: { $in: names(gone) } });
    });

  const pricesOf = async (indexes: readonly number[]): Promise<(number | string)[]> => {
    const handheld = shop.handhelds[0] ?? shop.admin;
    const trip = await openTrip(handheld);
    const prices: (number | string)[] = [];
    for (const index of indexes) {
      const answer = await scan(handheld, { tripId: trip.id, code: codeOf(index) });
      prices.push(isRefusal(answer) ? answer.reason : answer.line.amount.minor);
    }
    return prices;
  };

  test('every projection is listed, and made anew is what it was', async () => {
    const [first] = shop.shoppers;
    // Said, taken back and said again: what stands is told once more.
    for (const birthday of [{ month: 1, day: 2 }, null, { month: 2, day: 29 }])
      if (first) await perform(first.client, setBirthdayDocument, { commandId: newId(), birthday });
    // Marked, taken back and marked again: each is told once more, with its time.
    for (const employed of [true, false, true])
      await perform(shop.admin, setEmployeeDocument, {
        commandId: newId(),
        cardNumber: first?.gsrn ?? '',
        employed,
      });
    const decided = { purpose: 'personalised-offers', wordingVersion: 1 };
    for (const [index, { client }] of shop.shoppers.entries())
      for (const granted of index === 0 ? [true, false, true] : [true, false])
        await perform(client, setConsentDocument, { commandId: newId(), ...decided, granted });
    const upTo = (followed: number) =>
      onStore((client) => client.db('rayon-offers').collection('members').countDocuments({ followed }));
    const isKnown = async () => (await upTo(10)) === 1 && (await upTo(3)) === 1;
    await eventually('the consents to be known', async () => (await isKnown()) || undefined);

    const { code, printed } = await rebuild();
    expect(code).toBe(0);
    const listed = [
      ...printed.matchAll(/^ {2}(\w+) +(\w+) +(\d+) rows {2}current, newest event of \d{4}-/gm),
    ];
    const projections = listed.map(([, service = '', name = '']) => ({ service, name }));
    expect(projections.map(({ service, name }) => `${service} ${name}`)).toEqual([
      'members knownStores',
      'members knownBrands',
      'offers knownArticles',
      'offers members',
      'offers knownStores',
      'offers knownBrands',
      'scanner articles',
      'scanner stores',
      'scanner card_keys',
    ]);

    const rows = () =>
      onStore((client) =>
        Promise.all(
          projections.map(({ service, name }) =>
            client
              .db(`rayon-${service}`)
              .collection(name)
              .find({}, { projection: { followedAt: 0 } })
              .sort({ _id: 1 })
              .toArray(),
          ),
        ),
      );
    const before = await rows();
    const rebuildAll = async (of: string) => {
      for (const { service, name } of projections.filter((one) => one.service === of)) {
        const { code, printed } = await rebuild(service, name);
        expect(printed).toMatch(
          new RegExp(
            `✓ ${name} of ${service} is made anew: [1-9]\\d* rows from [1-9]\\d* events .*, in [\\d.]+ s`,
          ),
        );
        expect(code).toBe(0);
      }
    };
    await Promise.all(serviceNames.map(rebuildAll));
    expect(await rows()).toEqual(before);
  });

  test('while a trip goes on and prices change no scan is refused, and damaged articles are repaired', async () => {
    const [cheap, gone] = [stock.slice(0, 5), stock.slice(5, 10)];
    const moving = stock.slice(10, 20);
    await damage(cheap, gone);
    expect(await pricesOf(gone.slice(0, 1))).not.toEqual([505]);

    const troubles: Troubles = new Map();
    const client = shop.handhelds[1] ?? shop.admin;
    const handheld = scanningHandheld({
      client,
      tripId: (await openTrip(client)).id,
      codes: [...shop.codes, ...moving.map(codeOf)],
      chance: seededChance(),
      troubles,
    });
    let raised = 0;
    let raising = true;
    const changing = (async () => {
      while (raising) {
        await setPrices(moving, (index) => 1_000 + index + raised + 1);
        raised += 1;
        await pause(50);
      }
    })();
    const { code, printed } = await rebuild('scanner', 'articles');
    raising = false;
    await changing;
    await handheld.stop();
    expect(printed).toContain('articles of scanner is made anew');
    expect(code).toBe(0);
    expect(Object.fromEntries(troubles)).toEqual({});
    expect(handheld.acknowledged.length).toBeGreaterThan(20);
    expect(raised).toBeGreaterThan(5);

    expect(await pricesOf([...cheap, ...gone])).toEqual([...cheap, ...gone].map((index) => 500 + index));
    const expected = moving.map((index) => 1_000 + index + raised);
    await eventually('the last prices to be scanned', async () => {
      const prices = await pricesOf(moving);
      return prices.join() === expected.join() || undefined;
    });
  });

  test('killed in the middle and called again it finishes', async () => {
    const [cheap, gone] = [stock.slice(20, 25), stock.slice(25, 30)];
    await damage(cheap, gone);
    const cut = rebuild('scanner', 'articles');
    const isMiddle = () =>
      onStore(async (client) => {
        const found = await client.db('rayon-scanner').listCollections({}, { nameOnly: true }).toArray();
        const next = found.find(({ name }) => name.startsWith('articles~next~'));
        return next && (await client.db('rayon-scanner').collection(next.name).countDocuments({})) > 0;
      });
    await eventually('the rebuild to be under way', async () => (await isMiddle()) || undefined, {
      pauseMilliseconds: 1,
    });
    if (args.length === 0) {
      rayon.child.kill('SIGKILL');
      await rayon.ended;
      expect((await cut).code).toBe(1);
      await start();
    } else {
      const scanner = childrenOf(rayon).find((pid) =>
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('services/scanner'),
      );
      process.kill(scanner ?? 0, 'SIGKILL');
    }
    const [first, second] = [await rebuild('scanner', 'articles'), await cut];
    expect(first.printed).toContain('articles of scanner is made anew');
    // A service that was started again finishes what it was asked before, for whoever still waits.
    if (args.length > 0) expect(second.printed).toBe(first.printed);
    expect(await pricesOf([...cheap, ...gone])).toEqual([...cheap, ...gone].map((index) => 500 + index));
  });

  if (args.length === 0)
    test.each([
      [['till', 'articles'], new RegExp(`There is no service till; there is: ${serviceNames.join(', ')}\\.`)],
      [['scanner', 'coupons'], /scanner has no projection coupons; there is: articles, stores, card_keys\./],
      [['points', 'accounts'], /points has no projections\./],
      [['scanner'], /npm run rebuild -- scanner articles/],
      [['scanner', 'articles', 'stores'], /npm run rebuild -- scanner articles/],
    ])('%j is answered in a sentence', async (words, sentence) => {
      const { code, printed } = await rebuild(...words);
      expect(printed).toMatch(sentence);
      expect(printed).not.toMatch(/\n\s+at /);
      expect(code).toBe(1);
    });

  test('without a Rayon that runs, it says so', async () => {
    rayon.child.kill('SIGINT');
    await rayon.ended;
    const { code, printed } = await rebuild('scanner', 'articles');
    expect(printed).toMatch(/No Rayon runs on .*Start it first/);
    expect(code).toBe(1);
  });
});
