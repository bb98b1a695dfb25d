#!/usr/bin/env node
/** `rayon-embedded-mongo --dir PATH [--port N] ...`: runs the engine until it is told to stop. */

import { parseArgs } from 'node:util';
import { startInProcess } from './index';
import { DIRECTORY_IN_USE_EXIT_CODE, DirectoryInUse } from './storage/lock-file';
import { Store } from './storage/store';

const USAGE = `rayon-embedded-mongo --dir PATH [options]

  --dir PATH               where the data lives; made when missing
  --port N                 port to listen on (0: a free one; default 27017)
  --host ADDRESS           address to listen on (default 127.0.0.1; there is no authentication)
  --socket PATH            listen on a socket in the file system instead (PATH ends in .sock)
  --ttl-sweep SECONDS      how often expired documents are removed (default 60)
  --transaction-seconds N  longest life of a transaction (default 60)
  --free-bytes-min N       refuse writes while the disk has less room (default 16 MB)
  --test-commands          accept configureFailPoint
  --backup PATH            copy the store of --dir, which no process may use, to PATH and end
                           (a running one: the command { backup: 1, path } on admin)
`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      port: { type: 'string', default: '27017' },
      host: { type: 'string', default: '127.0.0.1' },
      socket: { type: 'string' },
      'ttl-sweep': { type: 'string' },
      'transaction-seconds': { type: 'string' },
      'free-bytes-min': { type: 'string' },
      'test-commands': { type: 'boolean', default: false },
      'with-parent': { type: 'boolean', default: false },
      backup: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || !values.dir) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  if (values.backup) {
    const store = Store.open({ directory: values.dir });
    await store.backup(values.backup);
    await store.close();
    return;
  }
  const running = await startInProcess({
    directory: values.dir,
    port: wholeNumber(values.port, '--port'),
    host: values.host,
    socket: values.socket,
    testCommands: values['test-commands'],
    ttlSweepSeconds: optionalNumber(values['ttl-sweep'], '--ttl-sweep'),
    freeBytesMin: optionalNumber(values['free-bytes-min'], '--free-bytes-min'),
    transactionSeconds: optionalNumber(values['transaction-seconds'], '--transaction-seconds'),
  });
  const stop = (): void => {
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values['with-parent']) process.once('disconnect', stop);
  process.stdout.write(`${JSON.stringify({ url: running.url, port: running.port, pid: process.pid })}\n`);
};

const wholeNumber = (value: string, name: string): number => {
  if (!/^\d+$/.test(value)) throw new Error(`${name} takes a whole number, not '${value}'`);
  return Number(value);
};

const optionalNumber = (value: string | undefined, name: string): number | undefined =>
  value === undefined ? undefined : wholeNumber(value, name);

// LMDB rejects a promise of its own, which nobody holds, when a commit fails; whoever waited was told already.
process.on('unhandledRejection', (error) => console.error(error));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof DirectoryInUse ? DIRECTORY_IN_USE_EXIT_CODE : 1);
});
