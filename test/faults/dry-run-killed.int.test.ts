import { perform } from '@rayon/client';
import { draftCampaignDocument, dryRunDocument, startDryRunDocument } from '@rayon/client/operations/console';
import { type HouseOfProcesses, shutdownOrder } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { MongoClient } from 'mongodb';
import { campaignContent } from '../access/campaign';
import { openHouseOfProcesses } from './house-of-processes';
import { type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

const { directory, remove } = passingDirectory();
const shutdown = shutdownOrder();
const salesCount = 20_000;
let house: HouseOfProcesses;
let shop: SmallShop;
let store: MongoClient;

beforeAll(async () => {
  const opened = await openHouseOfProcesses(directory, shutdown);
  ({ house, shop } = opened);
  store = await MongoClient.connect(opened.storeUrl);
});
afterAll(async () => {
  await store?.close();
  await shutdown.stop();
  remove();
});

const line = {
  articleId: 'article',
  gtin: '03017620422003',
  category: 'Boissons',
  quantity: 1,
  unitPriceMinor: 100,
  amountMinor: 100,
  deposit: false,
};

/** Sales of the last week, past the tills: so many would take an hour there. */
const sellMany = () => {
  const sales = store.db('rayon-offers').collection<{ _id: string }>('sales');
  const week = 7 * 86_400_000;
  return sales.insertMany(
    Array.from({ length: salesCount }, (_, at) => ({
      _id: newId(),
      storeId: shop.storeId,
      at: new Date(Date.now() - week + at),
      businessDate: '2026-06-01',
      currency: 'EUR',
      lines: Array.from({ length: 10 }, () => line),
      given: [],
    })),
  );
};

/** Everything that offers keep of campaigns and what they gave. */
const kept = async () => {
  const names = [
    'campaigns',
    'campaignCounters',
    'memberUses',
    'redemptions',
    'receipts',
    'purchases',
    'trips',
  ];
  const database = store.db('rayon-offers');
  return Promise.all(
    names.map(async (name) => {
      const rows = await database.collection(name).find().sort({ _id: 1 }).toArray();
      return rows.map(({ meta, ...row }) => ({ ...row, sequence: meta?.sequence }));
    }),
  );
};

test('a dry run whose process is killed leaves nothing behind, says so within the minute, and can be begun again', async () => {
  await sellMany();
  const { title, body, from, to } = campaignContent({ storeId: shop.storeId, brandId: newId() });
  const { campaign } = await perform(shop.admin, draftCampaignDocument, {
    commandId: newId(),
    title,
    body,
    from,
    to,
    storeIds: [shop.storeId],
    audience: { kind: 'EVERYBODY' },
    target: {},
    trigger: { kind: 'BASKET' },
    benefit: { kind: 'PERCENT_OFF', percent: 10 },
  });
  const start = async () => {
    const period = {
      from: new Date(Date.now() - 8 * 86_400_000).toISOString(),
      to: new Date().toISOString(),
    };
    const asked = { commandId: newId(), campaignId: campaign.id, ...period };
    return (await perform(shop.admin, startDryRunDocument, asked)).dryRun.id;
  };
  const find = async (id: string) => (await shop.admin.ask(dryRunDocument, { id })).dryRun;
  const over = async (id: string) => {
    for (;;) {
      const run = await find(id);
      if (run?.state !== 'RUNNING') return run;
      await new Promise((next) => setTimeout(next, 500));
    }
  };

  const before = await kept();
  const id = await start();
  const offers = house.processes.offers;
  const pid = offers.pid();
  if (pid === undefined) throw new Error('offers do not run');
  process.kill(pid, 'SIGKILL');
  while (offers.pid() === pid) await new Promise((next) => setTimeout(next, 5));
  await offers.whenReady();

  expect(await find(id)).toMatchObject({ state: 'RUNNING', result: null });
  expect(await over(id)).toMatchObject({ state: 'STOPPED', result: null });
  expect(await kept()).toEqual(before);
  const again = await over(await start());
  expect(again).toMatchObject({ state: 'DONE', looked: salesCount });
  expect(again?.result?.totals).toMatchObject([
    { reachedSales: salesCount, cost: { minor: 100 * salesCount } },
  ]);
  expect(await kept()).toEqual(before);
}, 300_000);
