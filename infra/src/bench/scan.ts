import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../run/free-port';
import { startBareServer } from './bare-server';
import { type Measured, measureScans } from './measure';
import { startMeasured, startMeasuredStore } from './measured-rayon';
import { cpuMilliseconds, processTree } from './process-cpu';
import { type SelfTime, summariseProfile } from './profile-summary';
import { machine, type Row, table, writeReport } from './report';
import { enrolScanningDevices, type ScanningDevice } from './scanning-devices';

const page = join(__dirname, '../../../docs/performance.md');
/** Scans before a measurement, so that everything is compiled and held that a running shop has. */
const warmUpScans = 300;
const devicesMax = 8;

const usage = `
  npm run bench:scan                    1,000 scans through the gateway, one and eight devices at once
  npm run bench:scan -- --scans 5000    more of them
  npm run bench:scan -- --profile       also shows where the processor time of a scan goes
`;

/** What each process of a measured Rayon is called in the table. */
const nameOf = (script: string): string =>
  script.includes('engine/dist/cli')
    ? 'store'
    : (/(?:services\/(\w+)|(gateway))\/dist\/main\.js/.exec(script)?.slice(1).find(Boolean) ?? 'runner');

/** Measures, and says how much processor time each process of the tree used meanwhile. */
const withCpu = async (
  root: number,
  measure: () => Promise<Measured>,
): Promise<Measured & Pick<Row, 'cpu'>> => {
  const tree = processTree(root);
  const before = tree.map(({ pid }) => cpuMilliseconds(pid));
  const measured = await measure();
  const cpu = tree.flatMap(({ pid, script }, index) => {
    const [from, to] = [before[index], cpuMilliseconds(pid)];
    return from === undefined || to === undefined
      ? []
      : [{ process: nameOf(script), milliseconds: (to - from) / measured.scans }];
  });
  return { ...measured, cpu: cpu.filter(({ milliseconds }) => milliseconds >= 0.005) };
};

/** The floor of this machine at this moment: the same driver against a server that does nothing. */
const measureFloor = async (scans: number): Promise<Row[]> => {
  const server = await startBareServer();
  try {
    await measureScans(server.devices(1), warmUpScans);
    const rows: Row[] = [];
    for (const concurrency of [1, devicesMax]) {
      const devices = server.devices(concurrency);
      const measured = await withCpu(server.pid, () => measureScans(devices, scans));
      const cpu = measured.cpu.map((part) => ({ ...part, process: 'server' }));
      rows.push({ how: 'for comparison: a bare Node HTTP server', ...measured, cpu });
    }
    return rows;
  } finally {
    server.stop();
  }
};

const measureMode = async (
  directory: string,
  { how, args, scans }: { how: string; args: readonly string[]; scans: number },
): Promise<Row[]> => {
  const rayon = await startMeasured({ directory, port: await freePort(), args });
  try {
    const stateFile = join(directory, 'demonstration.json');
    const devices = await enrolScanningDevices(rayon.url, { stateFile, count: devicesMax });
    await measureScans(devices, warmUpScans);
    const rows: Row[] = [];
    for (const concurrency of [1, devicesMax]) {
      const some: ScanningDevice[] = devices.slice(0, concurrency);
      const measured = await withCpu(rayon.pid, () => measureScans(some, scans));
      rows.push({ how, ...measured, cpu: named(measured.cpu, args) });
    }
    return rows;
  } finally {
    await rayon.stop();
  }
};

/** In one process the runner is gateway and services at once. */
const named = (cpu: Row['cpu'], args: readonly string[]): Row['cpu'] =>
  args.includes('--services')
    ? cpu
    : cpu.map((part) => (part.process === 'runner' ? { ...part, process: 'gateway and services' } : part));

const profileScans = async (directory: string, scans: number): Promise<void> => {
  const profiles = join(directory, 'profiles');
  mkdirSync(profiles);
  const nodeArgs = (name: string) => ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}`];
  const store = await startMeasuredStore(join(directory, 'store'), nodeArgs('store.cpuprofile'));
  let from = 0;
  try {
    const rayon = await startMeasured({
      directory,
      port: await freePort(),
      args: [],
      nodeArgs: nodeArgs('gateway and services.cpuprofile'),
      environment: { MONGODB_URL: store.url },
    });
    const stateFile = join(directory, 'demonstration.json');
    const devices = await enrolScanningDevices(rayon.url, { stateFile, count: devicesMax });
    await measureScans(devices, warmUpScans);
    from = Number(process.hrtime.bigint() / 1000n);
    await measureScans(devices, scans);
    await rayon.stop();
  } finally {
    await store.stop();
  }
  for (const name of readdirSync(profiles).sort()) {
    const { packages, functions, milliseconds } = summariseProfile(join(profiles, name), from);
    console.log(`\n  ${name.replace('.cpuprofile', '')}: ${(milliseconds / scans).toFixed(2)} ms per scan`);
    print(packages.slice(0, 12), scans);
    console.log('  its functions');
    print(functions.slice(0, 16), scans);
  }
};

const print = (times: readonly SelfTime[], scans: number) => {
  for (const { name, milliseconds, share } of times)
    console.log(
      `    ${(share * 100).toFixed(1).padStart(5)} %  ${(milliseconds / scans).toFixed(3)} ms  ${name}`,
    );
};

/** `npm run bench:scan`: scan latency through the gateway, written to docs/performance.md. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scans: { type: 'string', default: '1000' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const scans = Number(values.scans);
  if (values.help || !Number.isInteger(scans) || scans < 1) {
    console.log(usage);
    return;
  }
  const on = machine();
  const directory = mkdtempSync(join(tmpdir(), 'rayon-bench-'));
  try {
    console.log(`  ${on}`);
    const rows: Row[] = await measureFloor(scans);
    for (const mode of [
      { how: 'in one process, embedded store', args: [] },
      { how: 'one process each, embedded store, events through the store', args: ['--services'] },
    ]) {
      console.log(`  Measuring ${mode.how}…`);
      rows.push(...(await measureMode(directory, { ...mode, scans })));
    }
    console.log(`\n${table(rows)}\n`);
    writeReport(page, { rows, day: new Date().toISOString().slice(0, 10), on });
    if (values.profile) await profileScans(directory, scans);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
