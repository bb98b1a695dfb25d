import { join } from 'node:path';
import { WrongSettings } from '@rayon/process';
import type * as store from '@rayon/store';
import type * as bringingUp from './run/bring-up';
import { readOptions } from './run/options';
import { CannotStart, refuseBusyPort, refuseSecondCopy, refuseUnwritable } from './run/preconditions';
import { progressOn } from './run/progress';
import { checkedEnvironment } from './run/settings';
import { shutdownOrder } from './run/shutdown';
import { usage } from './run/usage';

const root = join(__dirname, '../..');

const progress = progressOn(process.stdout);

const sentenceOf = (error: unknown): string => {
  if (error instanceof CannotStart || error instanceof WrongSettings) return error.message;
  const { isOutage } = require('@rayon/store') as typeof store;
  return process.env.MONGODB_URL && isOutage(error)
    ? 'The store of MONGODB_URL does not answer. See that it runs and that the address is right, then start again.'
    : `Rayon could not start: ${(error as Error).stack}`;
};

/** `npm start`: runs until Ctrl-C, then stops everything in order. */
export const start = async (args: readonly string[]): Promise<void> => {
  process.umask(0o077);
  const shutdown = shutdownOrder();
  let leaving = false;
  const leave = async (code: number) => {
    leaving = true;
    await shutdown.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('\n  Stopping…');
      void leave(0);
    });
  try {
    const options = readOptions(args, root);
    if (options.help) {
      console.log(usage());
      return;
    }
    const said = checkedEnvironment(process.env);
    refuseSecondCopy(options.directory);
    refuseUnwritable(options.directory);
    await refuseBusyPort(options.port);
    // Loaded when nothing refuses the start, and nothing is forgotten before: a slip is answered at once.
    const { bringUp } = require('./run/bring-up') as typeof bringingUp;
    await bringUp(options, { said, shutdown, progress });
    // Counted from the start of the process, so that installing and building are in it.
    console.log(`  Ready in ${(performance.now() / 1000).toFixed(1)} s. Ctrl-C stops.\n`);
  } catch (error) {
    // Stopped while it was starting: what fails then fails because of that.
    if (leaving) return;
    progress.done();
    console.error(`\n  ✗ ${sentenceOf(error)}\n`);
    await leave(1);
  }
};
