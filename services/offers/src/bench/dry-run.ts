import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus } from '@rayon/bus';
import { newId, silent, systemClock } from '@rayon/kernel';
import { createRelay, openParked } from '@rayon/messaging';
import { connectStore, createDatabase, ensureIndexes } from '@rayon/store';
import { startTestStore } from '@rayon/testkit';
import type { StoredCampaign } from '../domain/campaign-change';
import type { CampaignContent } from '../domain/campaign-content';
import { aiming, exampleContent } from '../domain/examples';
import type { Sale } from '../domain/sale';
import { dayMilliseconds } from '../domain/utc-day';
import { openDryRuns } from '../dry-runs/dry-runs';
import { rememberDeclines } from '../memory/known-declines';
import { openRecords, type Records, recordTables } from '../records/records';
import { answer, campaignCount, openMemory } from './answer-scan';
import { linesFrom, scanCampaigns } from './scan-campaigns';

/**
 * Drafts tried on stored sales of about ten lines beside fifty live campaigns, on the embedded store, which works in the
 * same process; and how long scans that come meanwhile wait for the answer of offers, from the moment they are due.
 */
const salesCount = 100_000;
const insertedTogether = 1_000;
const scanEveryMilliseconds = 20;
const scannedLines = 10;
const members = 5_000;
const stores = 10;

const now = new Date();
const window = {
  from: new Date(now.getTime() - 30 * dayMilliseconds),
  to: new Date(now.getTime() + 30 * dayMilliseconds),
};

const stored = (content: CampaignContent, status: StoredCampaign['status'], change: number) => ({
  campaignId: newId(),
  version: 1,
  status,
  content,
  revision: 1,
  change,
  createdAt: now,
  updatedAt: now,
});

const launch = async ({ campaigns }: Records): Promise<void> => {
  const live = scanCampaigns(campaignCount);
  for (let at = 0; at < campaignCount; at += 1) {
    const { content } = live.get(`campaign-${String(at).padStart(3, '0')}`) ?? {};
    if (!content) throw new Error('no campaign');
    const row = stored({ ...content, ...window }, 'live', at + 1);
    await campaigns.insert({ row, events: [] }, { correlationId: 'bench', at: now });
  }
};

const saleAt = (at: number): Sale => {
  const paidAt = new Date(
    now.getTime() - 28 * dayMilliseconds + Math.floor((at / salesCount) * 27 * dayMilliseconds),
  );
  return {
    receiptId: newId(),
    storeId: `store-${at % stores}`,
    at: paidAt,
    businessDate: paidAt.toISOString().slice(0, 10),
    currency: 'EUR',
    ...(at % 2 === 0 ? { memberId: `member-${(at * 31) % members}` } : {}),
    lines: linesFrom(at * 101, 6 + (at % 9)).map(({ lineId: _, sequence: __, ...line }) => line),
    given: [{ campaignId: 'campaign-000', discountMinor: 50 }],
  };
};

const ofABrand = exampleContent({
  id: 'brand',
  benefit: { kind: 'n-for-m', take: 3, pay: 2 },
  target: { brandIds: ['brand-300'] },
});
const ofACategory = exampleContent({
  id: 'category',
  benefit: { kind: 'percent-off', percent: 15 },
  target: { categories: ['category-1'] },
});
/** Looked at with each scan of each sale. */
const aMessage = exampleContent({
  id: 'message',
  benefit: { kind: 'message' },
  trigger: 'line-scanned',
  conditions: [{ target: aiming(), minimumMinor: 3_000, fromPercent: 80 }],
});

const drafts: Readonly<Record<string, readonly CampaignContent[]>> = {
  'of a brand': [ofABrand],
  'of a category': [ofACategory],
  'both side by side': [ofABrand, ofACategory],
  'a message on the way to an amount': [aMessage],
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length * share)] ?? 0;

/** Scans that come one after another until told otherwise; how long each waited for its answer. */
const scan = async (isOver: () => boolean): Promise<number[]> => {
  const memory = openMemory();
  const facts = { storeId: 'store', deviceId: 'device', memberId: 'member', currency: 'EUR' };
  const waited: number[] = [];
  for (let trip = 0; !isOver(); trip += 1) {
    const lines = linesFrom(trip * 101, scannedLines);
    memory.trips.opened(`trip-${trip}`, facts, 1);
    for (let count = 1; count <= scannedLines && !isOver(); count += 1) {
      const due = performance.now() + scanEveryMilliseconds;
      await pause(scanEveryMilliseconds);
      await answer(memory, `trip-${trip}`, { currency: 'EUR', lines: lines.slice(0, count) });
      waited.push(performance.now() - due);
    }
  }
  return waited;
};

const tell = (what: string, waited: readonly number[]) =>
  console.log(
    `| ${what} | ${waited.length} | ${[0.5, 0.99, 1].map((share) => quantile(waited, Math.min(share, 1 - 1 / waited.length)).toFixed(1)).join(' | ')} |`,
  );

const main = async (): Promise<void> => {
  const store = await startTestStore();
  const connection = await connectStore({ url: store.url, database: store.database('offers') });
  const bus = createInProcessBus();
  const relay = createRelay({ bus, parked: openParked(connection, 'offers'), logger: silent });
  const records = openRecords(createDatabase(connection, relay));
  await ensureIndexes(connection, recordTables);
  await launch(records);
  for (let at = 0; at < salesCount; at += insertedTogether)
    await records.sales.insert(Array.from({ length: insertedTogether }, (_, more) => saleAt(at + more)));

  let isOver = false;
  const quiet = scan(() => isOver);
  await pause(5_000);
  isOver = true;
  const before = await quiet;

  const dryRuns = openDryRuns(records, {
    clock: systemClock,
    logger: silent,
    place: (campaign) => campaign,
    declines: rememberDeclines(),
    messagesPerWeek: 20,
  });
  const [processor] = cpus();
  console.log(
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; ${salesCount} sales, ${campaignCount} live campaigns\n`,
  );
  console.log('| draft | seconds | processor seconds | sales reached |\n| --- | ---: | ---: | ---: |');
  isOver = false;
  const scans = scan(() => isOver);
  for (const [name, contents] of Object.entries(drafts)) {
    const started = performance.now();
    const usage = process.cpuUsage();
    const campaigns = contents.map((content) => stored(content, 'draft', 0));
    const asked = { runId: newId(), actor: 'bench', inputHash: '', campaigns };
    const sales = { from: window.from, to: now };
    await dryRuns.start({ ...asked, sales });
    let row = await dryRuns.find(asked.runId);
    while (row?.state === 'running') {
      await pause(200);
      row = await dryRuns.find(asked.runId);
    }
    const seconds = (performance.now() - started) / 1_000;
    const { user, system } = process.cpuUsage(usage);
    const reached = row?.tried.map(({ totals }) => totals[0]?.reachedSales).join(', ');
    console.log(
      `| ${name} | ${seconds.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} | ${reached} (${row?.state}, ${row?.looked}) |`,
    );
  }
  isOver = true;
  console.log('\n| scans | number | p50 ms | p99 ms | longest ms |\n| --- | ---: | ---: | ---: | ---: |');
  tell('before', before);
  tell('meanwhile', await scans);
  await dryRuns.stop();
  await connection.close();
  await store.stop();
};

void main();
