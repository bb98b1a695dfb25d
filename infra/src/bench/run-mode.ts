import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../run/random';
import type { startBareServer } from './bare-server';
import { basketsOf } from './baskets';
import type { Figures } from './figures';
import { arrivals, closedLoop, openLoop, type Timed } from './loops';
import { type CheckoutRow, measureCheckouts, measureOpenings } from './measure-checkouts';
import { measured } from './measured';
import type { MeasuredShop } from './measured-shop';
import type { Plan } from './plan';
import { cpuMilliseconds } from './process-cpu';
import { type IdleRow, rowOf, type ScanRow } from './rows';

/** The bare server answers so many times more often that as many of its answers take about as long. */
const bareScansFactor = 10;
/** Share of the rate found in the closed loop at which scans arrive in the open one. */
const openShare = 0.7;

type Bare = Awaited<ReturnType<typeof startBareServer>>;
type Round = Readonly<{ rayon: Figures; bare: Figures }>;
type Progress = (text: string) => void;

/** Closed loop, then open loop, each of Rayon and of the bare server right after it. */
const measurePair = async (
  { shop, bare }: { shop: MeasuredShop; bare: Bare },
  { scan, atOnce, count, seed }: { scan: () => Promise<void>; atOnce: number; count: number; seed: number },
): Promise<{ closed: Round; open: Round }> => {
  const ofRayon = (loop: () => Promise<Timed>) => measured(shop, loop);
  const ofBare = (loop: () => Promise<Timed>) => measured(bare, loop);
  const closed = {
    rayon: await ofRayon(() => closedLoop(scan, { atOnce, count })),
    bare: await ofBare(() => closedLoop(bare.ask, { atOnce, count: count * bareScansFactor })),
  };
  const due = arrivals(count, closed.rayon.perSecond * openShare, randomFrom(seed));
  const open = {
    rayon: await ofRayon(() => openLoop(scan, { atOnce, due })),
    bare: await ofBare(() => openLoop(bare.ask, { atOnce, due })),
  };
  return { closed, open };
};

/** All rows of one way Rayon runs; the rounds are interleaved, so that a slow minute of the machine meets all rows. */
export const measureScanning = async (
  { shop, bare, how }: { shop: MeasuredShop; bare: Bare; how: string },
  plan: Plan,
  progress: Progress,
): Promise<ScanRow[]> => {
  const count = plan.scans;
  const rounds = new Map<string, { lines: number; atOnce: number; closed: Round[]; open: Round[] }>();
  // The largest baskets first: filling them warms up whatever a running shop has warm.
  const largestFirst = [...plan.lines].sort((left, right) => right - left);
  for (let round = 0; round < plan.rounds; round += 1)
    for (const lines of largestFirst) {
      progress(`round ${round + 1} of ${plan.rounds}, ${lines} lines`);
      const baskets = basketsOf(shop.devices, lines);
      for (const atOnce of plan.atOnce) {
        if (baskets.left() < 2 * count) await baskets.fill();
        const pair = await measurePair(
          { shop, bare },
          { scan: baskets.scan, atOnce, count, seed: 1 + round * 1_000 + lines + atOnce },
        );
        const found = rounds.get(`${lines}/${atOnce}`) ?? { lines, atOnce, closed: [], open: [] };
        found.closed.push(pair.closed);
        found.open.push(pair.open);
        rounds.set(`${lines}/${atOnce}`, found);
      }
    }
  return [...rounds.values()]
    .sort((left, right) => left.lines - right.lines)
    .flatMap(({ closed, open, ...what }) => [
      rowOf({ how, ...what, loop: 'closed' }, closed),
      rowOf({ how, ...what, loop: 'open' }, open),
    ]);
};

/** Checkouts of small baskets, at one till and at all of them; in between the opening of trips. */
export const measureTills = async (
  { shop, how }: { shop: MeasuredShop; how: string },
  plan: Plan,
): Promise<CheckoutRow[]> => {
  const lines = Math.min(...plan.lines);
  const rows: CheckoutRow[] = [];
  for (const tills of new Set([1, shop.tills.length])) {
    await basketsOf(shop.devices, lines).fill(lines);
    const measuredTills = shop.tills.slice(0, tills);
    const associate = await shop.associate();
    const { devices, commands } = shop;
    const row = await measureCheckouts(devices, { tills: measuredTills, associate, commands });
    const opening = tills === 1 ? await measureOpenings(devices, commands) : undefined;
    rows.push({ how, lines, ...row, opening });
  }
  return rows;
};

/** What Rayon takes while nobody does anything. */
export const measureIdle = async (
  { shop, how }: { shop: MeasuredShop; how: string },
  { idleSeconds }: Plan,
): Promise<IdleRow> => {
  const used = () => shop.processes.map(({ pid }) => cpuMilliseconds(pid) ?? Number.NaN);
  const [commands, before, startedAt] = [await shop.commands(), used(), performance.now()];
  await pause(idleSeconds * 1000);
  const milliseconds = performance.now() - startedAt;
  const after = used();
  return {
    how,
    seconds: milliseconds / 1000,
    commandsPerSecond: ((await shop.commands()) - commands) / (milliseconds / 1000),
    shares: shop.processes.map(({ process }, index) => ({
      process,
      percent: (((after[index] ?? Number.NaN) - (before[index] ?? Number.NaN)) / milliseconds) * 100,
    })),
  };
};
