import { join } from 'node:path';
import { readDataOption, usualDirectory } from './options';
import { CannotStart } from './preconditions';
import { findEveryRunning, findRunning, type Running } from './running-file';

const root = join(__dirname, '../../..');

type Found = Readonly<{ running: Running; directory: string }>;

/** The Rayon that is meant: on the data that was named, else the only one that runs, else the one on the usual data. Throws `CannotStart`. */
const findMeant = (command: string, named: string | undefined): Found => {
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
      `Several Rayons run here; say which: ${others.map(({ directory }) => `${command} -- --data ${directory}`).join(', ')}`,
    );
  return only;
};

/** The Rayon that is meant by what a command was told, whose demonstration it plays with. Throws `CannotStart`. */
export const findDemonstration = (command: string, args: readonly string[]): Found => {
  const found = findMeant(command, readDataOption(command, args).directory);
  if (!found.running.demo)
    throw new CannotStart(
      `Rayon at ${found.running.url} runs without the demonstration retailer, whose people and articles this is played with. Start one with it: npm start`,
    );
  return found;
};
