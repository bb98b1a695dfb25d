import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { readState } from '../demo';
import { findDemonstration } from '../run/find-meant';
import { inMoney, terminalNarrator } from './narrator';
import { playTrip } from './play-trip';

/** `npm run trip`: plays on the Rayon that runs, whatever its port and data. Fails loudly. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    const { running, directory } = findDemonstration('npm run trip', args);
    const startedAt = performance.now();
    const played = await playTrip(
      gatewayClient(running.url),
      readState(join(directory, 'demonstration.json')),
      terminalNarrator(),
    );
    console.log(
      `\n  ✓ Everything was as it should be: ${inMoney(played.total)} paid, ${played.pointsEarned} points earned, ${played.pointsReversed} returned, ${played.messages.length} messages, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`,
    );
    process.exit(0);
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
};
