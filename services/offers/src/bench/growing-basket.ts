import { cpus } from 'node:os';
import type { BasketLine } from '../domain/basket';
import { answer, campaignCount, type Memory, openMemory } from './answer-scan';
import { linesFrom } from './scan-campaigns';

/**
 * CPU time of answering a scan with the offers of a basket that grows line by line, from the basket handed over to the
 * answer presented, with fifty live campaigns. The last ten lines of each basket are measured, each after ten others.
 */
const sizes = [10, 100, 290];
const measuredLines = 10;
const trips = 50;
const rounds = 5;

/** How the lines of a basket come at each scan: in one process as the objects they were, from another out of a text. */
const ways = {
  'in one process': (lines: readonly BasketLine[]) => lines,
  'from another process': (lines: readonly BasketLine[]) => JSON.parse(JSON.stringify(lines)) as BasketLine[],
} as const;

/** Answers the last scans of a basket; how long those that are measured took together, and what applied. */
const fillBasket = async (memory: Memory, tripId: string, baskets: readonly unknown[]) => {
  const facts = { storeId: 'store', deviceId: 'device', memberId: `member-${tripId}`, currency: 'EUR' };
  memory.trips.opened(tripId, facts, 1);
  for (const basket of baskets.slice(0, -measuredLines)) await answer(memory, tripId, basket);
  let applied = 0;
  const before = process.cpuUsage();
  for (const basket of baskets.slice(-measuredLines)) applied += await answer(memory, tripId, basket);
  const { user, system } = process.cpuUsage(before);
  return { micros: user + system, applied };
};

const measure = async (
  memory: Memory,
  { way, size, name }: { way: keyof typeof ways; size: number; name: string },
) => {
  let micros = 0;
  let applied = 0;
  for (let trip = 0; trip < trips; trip += 1) {
    const lines = linesFrom(trip * 101, size + measuredLines / 2);
    const first = Math.max(1, lines.length - 2 * measuredLines);
    const baskets = Array.from({ length: lines.length - first + 1 }, (_, at) => ({
      currency: 'EUR',
      lines: ways[way](lines.slice(0, first + at)),
    }));
    const filled = await fillBasket(memory, `${way}/${size}/${name}/${trip}`, baskets);
    micros += filled.micros;
    applied += filled.applied;
  }
  const scans = trips * measuredLines;
  return { micros: micros / scans, applied: applied / scans };
};

const middle = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

const main = async (): Promise<void> => {
  const [processor] = cpus();
  console.log(
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  );
  console.log(
    `${campaignCount} live campaigns; the middle of ${rounds} rounds of ${trips * measuredLines} scans, CPU in µs, garbage collection included\n`,
  );
  console.log('| lines come | lines | µs per scan | to 10 lines | offers applied |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  const memory = openMemory();
  for (const way of ['in one process', 'from another process'] as const) {
    const measured = sizes.map(() => [] as Awaited<ReturnType<typeof measure>>[]);
    // Sizes take turns, so that none is measured with colder code; the first rounds only warm it.
    for (let round = -2; round < rounds; round += 1)
      for (const [at, size] of sizes.entries()) {
        const one = await measure(memory, { way, size, name: String(round) });
        if (round >= 0) measured[at]?.push(one);
      }
    const least = middle((measured[0] ?? []).map(({ micros }) => micros));
    for (const [at, size] of sizes.entries()) {
      const micros = middle((measured[at] ?? []).map((one) => one.micros));
      const applied = (measured[at]?.[0]?.applied ?? 0).toFixed(1);
      console.log(
        `| ${way} | ${size} | ${micros.toFixed(0)} | × ${(micros / least).toFixed(1)} | ${applied} |`,
      );
    }
  }
};

void main();
