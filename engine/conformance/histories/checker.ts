/** Everything in a history that snapshot isolation forbids. */

import { forbiddenCycles } from './cycles';
import { appendsTo, writersOf } from './dependencies';
import type { Anomaly, History, Transaction } from './history';

/** The anomalies of a history; none is what the engine promises. */
export const anomaliesOf = (history: History): Anomaly[] => {
  const writers = writersOf(history);
  return [
    ...checkFinal(history),
    ...history.transactions.flatMap((transaction) => checkReads(history, transaction, writers)),
    ...forbiddenCycles(history),
  ];
};

/** Committed appends are there exactly once, aborted ones not at all. */
const checkFinal = ({ transactions, final }: History): Anomaly[] => {
  const found: Anomaly[] = [];
  const counts = new Map<number, number>();
  for (const list of final.values())
    for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const { id, outcome, operations } of transactions)
    for (const operation of operations) {
      if (operation.kind !== 'append') continue;
      const count = counts.get(operation.value) ?? 0;
      const detail = `T${id} ${outcome}, appended ${operation.value} to ${operation.key}`;
      if (outcome === 'committed' && count === 0) found.push({ name: 'lost update', detail });
      if (count > 1) found.push({ name: 'applied twice', detail });
      if (outcome === 'aborted' && count > 0) found.push({ name: 'G1a dirty read', detail });
    }
  return found;
};

const checkReads = (
  history: History,
  transaction: Transaction,
  writers: ReadonlyMap<number, Transaction>,
): Anomaly[] => {
  const found: Anomaly[] = [];
  const expected = new Map<string, readonly number[]>();
  for (const operation of transaction.operations) {
    const known = expected.get(operation.key);
    if (operation.kind === 'append') {
      if (known) expected.set(operation.key, [...known, operation.value]);
      continue;
    }
    const detail = `T${transaction.id} read ${operation.key} as [${operation.list}]`;
    if (known && !sameList(known, operation.list))
      found.push({ name: 'non-repeatable read', detail: `${detail} after [${known}]` });
    expected.set(operation.key, operation.list);
    found.push(...checkVersion(history, transaction, operation, writers, detail));
  }
  return found;
};

const checkVersion = (
  history: History,
  reader: Transaction,
  { key, list }: { key: string; list: readonly number[] },
  writers: ReadonlyMap<number, Transaction>,
  detail: string,
): Anomaly[] => {
  const foreign = list.filter((value) => writers.get(value)?.id !== reader.id);
  if (foreign.some((value) => writers.get(value)?.outcome !== 'committed'))
    return [{ name: 'G1a dirty read', detail }];
  const last = foreign.at(-1);
  const writer = last === undefined ? undefined : writers.get(last);
  if (writer && appendsTo(writer, key).at(-1) !== last) return [{ name: 'G1b intermediate read', detail }];
  // What an aborted transaction read of itself is in no version.
  const versions = history.final.get(key) ?? [];
  return sameList(foreign, versions.slice(0, foreign.length)) || reader.outcome === 'aborted'
    ? []
    : [{ name: 'forked versions', detail: `${detail}, which is no beginning of [${versions}]` }];
};

const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);
