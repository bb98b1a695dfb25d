import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { patientAsking, readState } from '../demo';
import { findDemonstration } from '../run/find-meant';
import { playCrowd } from './play-crowd';

/** `npm run crowd`: many members shop on the Rayon that runs, so that its campaigns have something to show. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    const { running, directory } = findDemonstration('npm run crowd', args);
    const startedAt = performance.now();
    const { shoppers, took } = await playCrowd(
      gatewayClient(running.url, patientAsking),
      readState(join(directory, 'demonstration.json')),
      (text) => console.log(`  ${text}`),
    );
    console.log(
      `\n  ✓ ${shoppers} members joined and shopped, ${took} of them took the orange juice, in ${((performance.now() - startedAt) / 1000).toFixed(0)} s. What the campaign changed: ${running.url}/console, campaign “Orange juice 30% off”.\n`,
    );
    process.exit(0);
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
};
