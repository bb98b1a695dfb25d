import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBareServer } from './bare-server';
import { type Mode, openMeasuredShop } from './measured-shop';
import { fullPlan, type Plan, quickPlan } from './plan';
import { profileScans } from './profile-scans';
import { machine, type Report, reportText, writeReport } from './report';
import { measureIdle, measureScanning, measureTills } from './run-mode';

const page = join(__dirname, '../../../docs/performance.md');

const usage = `
  npm run bench:scan                  scans, checkouts and the quiet minute, written to docs/performance.md
  npm run bench:scan -- --quick       a rough look in two minutes; writes nothing
  npm run bench:scan -- --rounds 5    more rounds, of which the middle figure is shown
  npm run bench:scan -- --profile     shows instead where the processor time of a scan goes
`;

const modes: readonly Mode[] = [
  { how: 'in one process, embedded store', args: [] },
  { how: 'one process each, embedded store, events through the store', args: ['--services'] },
];

const measureMode = async (
  directory: string,
  { mode, plan }: { mode: Mode; plan: Plan },
): Promise<Report> => {
  const devices = Math.max(...plan.atOnce);
  const shop = await openMeasuredShop(directory, mode, { ...plan, devices });
  const bare = await startBareServer(devices);
  const { how } = mode;
  try {
    const idle = plan.idleSeconds > 0 ? [await measureIdle({ shop, how }, plan)] : [];
    const scans = await measureScanning({ shop, bare, how }, plan, (text) => console.log(`    ${text}`));
    return { scans, checkouts: await measureTills({ shop, how }, plan), idle };
  } finally {
    bare.stop();
    await shop.stop();
  }
};

const measureAll = async (directory: string, plan: Plan): Promise<Report> => {
  const reports: Report[] = [];
  for (const mode of plan.bothModes ? modes : modes.slice(0, 1)) {
    console.log(`  Measuring ${mode.how}…`);
    reports.push(await measureMode(directory, { mode, plan }));
  }
  return {
    scans: reports.flatMap(({ scans }) => scans),
    checkouts: reports.flatMap(({ checkouts }) => checkouts),
    idle: reports.flatMap(({ idle }) => idle),
  };
};

/** What the command line asks for; nothing when it is not understood. */
const readAsked = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
};

/** `npm run bench:scan`: what a shopper waits for, measured through the gateway. */
export const main = async (args: readonly string[]): Promise<void> => {
  const values = readAsked(args);
  const usual = values?.quick ? quickPlan : fullPlan;
  const rounds = Number(values?.rounds ?? usual.rounds);
  if (!values || values.help || !Number.isInteger(rounds) || rounds < 1) {
    console.log(usage);
    process.exitCode = values?.help ? 0 : 1;
    return;
  }
  // Ends by way of 'exit', at which what was started is ended too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const on = machine();
  const directory = mkdtempSync(join(tmpdir(), 'rayon-bench-'));
  try {
    console.log(`  ${on}`);
    if (values.profile) return await profileScans(directory);
    const report = await measureAll(directory, { ...usual, rounds });
    console.log(`\n${reportText(report)}\n`);
    if (!values.quick) writeReport(page, { report, day: new Date().toISOString().slice(0, 10), on });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
