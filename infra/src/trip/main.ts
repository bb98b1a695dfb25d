import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { readState } from '../demo';
import { freePort } from '../run/free-port';
import { readOptions } from '../run/options';
import { findRunning } from '../run/running-file';
import { shutdownOrder } from '../run/shutdown';
import { bringUp } from '../start';
import { inMoney, terminalNarrator } from './narrator';
import { playTrip } from './play-trip';

const root = join(__dirname, '../../..');

/** `npm run trip`: plays on the Rayon that runs, else on one of its own with passing data. Fails loudly. */
export const main = async (args: readonly string[]): Promise<void> => {
  const shutdown = shutdownOrder();
  let code = 0;
  try {
    const options = readOptions(args, root);
    const running = findRunning(options.directory);
    let { directory } = options;
    let url = running?.url;
    if (!url) {
      console.log('  No Rayon runs here: starting one with passing data (npm start keeps its own).');
      directory = mkdtempSync(join(tmpdir(), 'rayon-trip-'));
      shutdown.add('passing data', async () => rmSync(directory, { recursive: true, force: true }));
      ({ url } = await bringUp({ ...options, directory, port: await freePort(), demo: true }, shutdown));
    }
    const startedAt = performance.now();
    const played = await playTrip(
      gatewayClient(url),
      readState(join(directory, 'demonstration.json')),
      terminalNarrator(),
    );
    console.log(
      `\n  ✓ Everything was as it should be: ${inMoney(played.total)} paid, ${played.pointsEarned} points earned, ${played.pointsReversed} returned, ${played.messages.length} messages, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`,
    );
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    code = 1;
  } finally {
    await shutdown.stop();
  }
  process.exit(code);
};
