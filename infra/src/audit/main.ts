import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startWhenFree } from '../run/embedded-store';
import { readDataOption, usualDirectory } from '../run/options';
import { CannotStart } from '../run/preconditions';
import { findRunning } from '../run/running-file';
import { socketOf } from '../run/store-socket';
import { auditBooks, type BooksAudit } from './audit-books';

const root = join(__dirname, '../../..');

/** The store of a directory: that of the Rayon that runs on it, of `MONGODB_URL`, or opened for as long as it is read. */
const openStoreOf = async (directory: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const keep = (url: string) => ({ url, stop: async () => undefined });
  const running = findRunning(directory);
  if (running?.storeUrl) return keep(running.storeUrl);
  if (process.env.MONGODB_URL) return keep(process.env.MONGODB_URL);
  if (running)
    throw new CannotStart(
      `Rayon at ${running.url} is still starting, or keeps its rows in a MongoDB: then name it with MONGODB_URL.`,
    );
  const at = join(directory, 'store');
  if (!existsSync(at)) throw new CannotStart(`There is no data of an embedded store in ${directory}.`);
  return startWhenFree({ directory: at, socket: socketOf(at) });
};

const print = ({ accounts, transfers, outstanding, receipts, differences }: BooksAudit): void => {
  const rows: readonly [string, number][] = [
    ['accounts', accounts],
    ['transfers', transfers],
    ['points members hold together', outstanding],
    ['receipts that were closed', receipts.closed],
    ['receipts the ledger knows', receipts.ledger],
    ['differences', differences.length],
  ];
  console.log('');
  for (const [name, figure] of rows) console.log(`  ${name.padEnd(28)} ${String(figure).padStart(12)}`);
  console.log('');
  for (const difference of differences) console.log(`  ✗ ${difference}`);
  console.log(
    differences.length === 0
      ? '  ✓ Every balance is the sum of its entries, and every receipt has what it earns.\n'
      : '\n  Nothing was changed. What to do: docs/runbook.md, "Audit the ledger".\n',
  );
};

/** `npm run audit:ledger`: of the data Rayon keeps here, whether it runs or not; ends with 0, with 1 where something differs, with 2 where it could not look. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    process.umask(0o077);
    const { directory = usualDirectory(root) } = readDataOption('npm run audit:ledger', args);
    const store = await openStoreOf(directory);
    const audit = await auditBooks(store.url).finally(store.stop);
    print(audit);
    process.exit(audit.differences.length === 0 ? 0 : 1);
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
};
