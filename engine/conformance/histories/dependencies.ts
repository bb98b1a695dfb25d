/** Who depends on whom: the order of versions of each list, and the edges that follow from it. */

import type { History, Operation, Transaction } from './history';

/** `ww` wrote the next version, `wr` read the version, `rw` wrote the version after the one that was read. */
export type Dependency = Readonly<{ kind: 'ww' | 'wr' | 'rw'; from: number; to: number; key: string }>;

/** The list before the transaction's own appends to it, for each first read of a key. */
export const externalReads = (transaction: Transaction): Map<string, readonly number[]> => {
  const reads = new Map<string, readonly number[]>();
  const own = new Map<string, number>();
  for (const operation of transaction.operations) {
    const before = own.get(operation.key) ?? 0;
    if (operation.kind === 'append') own.set(operation.key, before + 1);
    else if (!reads.has(operation.key))
      reads.set(operation.key, operation.list.slice(0, operation.list.length - before));
  }
  return reads;
};

/** Which committed transaction appended each value. */
export const writersOf = (history: History): Map<number, Transaction> => {
  const writers = new Map<number, Transaction>();
  for (const transaction of history.transactions)
    for (const operation of transaction.operations)
      if (operation.kind === 'append') writers.set(operation.value, transaction);
  return writers;
};

/** All dependencies between different committed transactions. */
export const dependenciesOf = (history: History): Dependency[] => {
  const writers = writersOf(history);
  const found: Dependency[] = [];
  const add = (
    kind: Dependency['kind'],
    from: number | undefined,
    to: number | undefined,
    key: string,
  ): void => {
    if (from !== undefined && to !== undefined && from !== to) found.push({ kind, from, to, key });
  };
  const writer = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : writers.get(value)?.id;
  for (const [key, versions] of history.final)
    for (let at = 1; at < versions.length; at++)
      add('ww', writer(versions[at - 1]), writer(versions[at]), key);
  for (const transaction of history.transactions) {
    if (transaction.outcome !== 'committed') continue;
    for (const [key, list] of externalReads(transaction)) {
      add('wr', writer(list.at(-1)), transaction.id, key);
      add(
        'rw',
        transaction.id,
        nextWriter(history.final.get(key) ?? [], list.length, transaction.id, writer),
        key,
      );
    }
  }
  return found;
};

/** Whoever else wrote first after the version that was read. */
const nextWriter = (
  versions: readonly number[],
  from: number,
  reader: number,
  writer: (value: number | undefined) => number | undefined,
): number | undefined => {
  for (let at = from; at < versions.length; at++) {
    const next = writer(versions[at]);
    if (next !== reader) return next;
  }
  return undefined;
};

/** Values appended by the transaction to the key, in order. */
export const appendsTo = (transaction: Transaction, key: string): number[] =>
  transaction.operations
    .filter((operation): operation is Extract<Operation, { kind: 'append' }> => operation.kind === 'append')
    .filter((operation) => operation.key === key)
    .map((operation) => operation.value);
