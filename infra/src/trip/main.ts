import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { readState } from '../demo';
import { readDataOption, usualDirectory } from '../run/options';
import { CannotStart } from '../run/preconditions';
import { findEveryRunning, findRunning, type Running } from '../run/running-file';
import { inMoney, terminalNarrator } from './narrator';
import { playTrip } from './play-trip';

const root = join(__dirname, '../../..');

type Found = Readonly<{ running: Running; directory: string }>;

/** The Rayon that is meant: on the data that was named, else the only one that runs, else the one on the usual data. Throws `CannotStart`. */
const findMeant = (named: string | undefined): Found => {
  const usual = named ?? usualDirectory(root);
  const there = findRunning(usual);
  if (there) return { running: there, directory: usual };
  if (named !== undefined)
    throw new CannotStart(
      `No Rayon runs on ${named}. Start it in another terminal: npm start -- --data ${named}`,
    );
  const others = findEveryRunning().flatMap((running) =>
    running.directory === undefined ? [] : [{ running, directory: running.directory }],
  );
  const [only, ...more] = others;
  if (!only) throw new CannotStart('No Rayon runs here. Start it in another terminal first: npm start');
  if (more.length > 0)
    throw new CannotStart(
      `Several Rayons run here; say which: ${others.map(({ directory }) => `npm run trip -- --data ${directory}`).join(', or ')}`,
    );
  return only;
};

/** `npm run trip`: plays on the Rayon that runs, whatever its port and data. Fails loudly. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    const { running, directory } = findMeant(readDataOption('npm run trip', args).directory);
    if (!running.demo)
      throw new CannotStart(
        `Rayon at ${running.url} runs without the demonstration retailer, whose people and articles the trip is played with. Start one with it: npm start`,
      );
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
