import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { patientAsking } from '../demo';
import { freePort } from '../run/free-port';
import { basketsOf } from './baskets';
import { closedLoop } from './loops';
import { startMeasured, startMeasuredStore } from './measured-rayon';
import { type SelfTime, summariseProfile } from './profile-summary';
import { enrolScanningDevices } from './scanning-devices';

const devicesProfiled = 16;
const linesProfiled = 10;
const fillsProfiled = 10;

const print = (times: readonly SelfTime[], scans: number) => {
  for (const { name, milliseconds, share } of times)
    console.log(
      `    ${(share * 100).toFixed(1).padStart(5)} %  ${(milliseconds / scans).toFixed(3)} ms  ${name}`,
    );
};

/** Shows where the processor time of a scan goes, in one process and in its store. */
export const profileScans = async (directory: string): Promise<void> => {
  const profiles = join(directory, 'profiles');
  mkdirSync(profiles);
  const nodeArgs = (name: string) => ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}`];
  const store = await startMeasuredStore(join(directory, 'store'), nodeArgs('store.cpuprofile'));
  let from = 0;
  let scans = 0;
  try {
    const rayon = await startMeasured({
      directory,
      port: await freePort(),
      args: [],
      nodeArgs: nodeArgs('gateway and services.cpuprofile'),
      environment: { MONGODB_URL: store.url },
    });
    const stateFile = join(directory, 'demonstration.json');
    const devices = await enrolScanningDevices(gatewayClient(rayon.url, patientAsking), {
      stateFile,
      count: devicesProfiled,
    });
    const baskets = basketsOf(devices, linesProfiled);
    await baskets.fill();
    from = Number(process.hrtime.bigint() / 1000n);
    for (let fill = 0; fill < fillsProfiled; fill += 1) {
      if (fill > 0) await baskets.fill();
      const count = baskets.left();
      await closedLoop(baskets.scan, { atOnce: devicesProfiled, count });
      scans += count;
    }
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
