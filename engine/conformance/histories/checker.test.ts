import { anomaliesOf } from './checker';
import { writeSkew } from './cycles';
import type { History, Operation, Transaction } from './history';

const read = (key: string, ...list: number[]): Operation => ({ kind: 'read', key, list });
const append = (key: string, value: number): Operation => ({ kind: 'append', key, value });

/** Overlapping in time, so that only what they read and wrote orders them. */
const transactions = (...each: (readonly Operation[] | { aborted: readonly Operation[] })[]): Transaction[] =>
  each.map((entry, id) => ({
    id,
    outcome: 'aborted' in entry ? 'aborted' : 'committed',
    began: 0,
    ended: 10,
    operations: 'aborted' in entry ? entry.aborted : entry,
  }));

const history = (list: Transaction[], final: Record<string, number[]>): History => ({
  transactions: list,
  final: new Map(Object.entries(final)),
});

const names = (list: Transaction[], final: Record<string, number[]>): string[] => [
  ...new Set(anomaliesOf(history(list, final)).map(({ name }) => name)),
];

test('finds nothing in a history that is in order', () => {
  const list = transactions([append('x', 1)], [read('x', 1), append('x', 2), read('x', 1, 2)], [read('x')]);
  expect(names(list, { x: [1, 2] })).toEqual([]);
});

test('finds a lost update', () => {
  expect(names(transactions([append('x', 1)], [append('x', 2)]), { x: [2] })).toContain('lost update');
});

test('finds two writers on one version as a violation of the snapshot', () => {
  const list = transactions([read('x'), append('x', 1)], [read('x'), append('x', 2)]);
  expect(names(list, { x: [1, 2] })).toEqual(['G-single snapshot violation']);
});

test('finds what was applied twice', () => {
  expect(names(transactions([append('x', 1)]), { x: [1, 1] })).toContain('applied twice');
});

test('finds a dirty read', () => {
  expect(names(transactions({ aborted: [append('x', 1)] }, [read('x', 1)]), { x: [] })).toContain(
    'G1a dirty read',
  );
});

test('finds an intermediate read', () => {
  const list = transactions([append('x', 1), append('x', 2)], [read('x', 1)]);
  expect(names(list, { x: [1, 2] })).toContain('G1b intermediate read');
});

test('finds a read that does not repeat', () => {
  const list = transactions([append('x', 1)], [read('x'), read('x', 1)]);
  expect(names(list, { x: [1] })).toContain('non-repeatable read');
});

test('finds circular information flow', () => {
  const list = transactions([append('x', 1), read('y', 2)], [append('y', 2), read('x', 1)]);
  expect(names(list, { x: [1], y: [2] })).toEqual(['G1c circular information flow']);
});

test('finds writes in opposite orders', () => {
  const list = transactions([append('x', 1), append('y', 2)], [append('x', 3), append('y', 4)]);
  expect(names(list, { x: [1, 3], y: [4, 2] })).toEqual(['G0 write cycle']);
});

test('finds a commit of which only a half was seen', () => {
  const list = transactions([append('x', 1), append('y', 2)], [read('x', 1), read('y')]);
  expect(names(list, { x: [1], y: [2] })).toEqual(['G-single snapshot violation']);
});

test('finds two readers who disagree about the order of two writers', () => {
  const list = transactions(
    [append('x', 1)],
    [append('y', 2)],
    [read('x', 1), read('y')],
    [read('x'), read('y', 2)],
  );
  expect(names(list, { x: [1], y: [2] })).toEqual(['G-single snapshot violation']);
});

test('finds a snapshot older than what was acknowledged before', () => {
  const [writer, reader] = transactions([append('x', 1)], [read('x')]) as [Transaction, Transaction];
  const later = { ...reader, began: 11, ended: 20 };
  expect(names([writer, later], { x: [1] })).toEqual(['stale snapshot']);
});

test('allows write skew and names it', () => {
  const list = transactions([read('x'), append('y', 1)], [read('y'), append('x', 2)]);
  expect(names(list, { x: [2], y: [1] })).toEqual([]);
  expect(writeSkew(history(list, { x: [2], y: [1] }))).toContain('-rw');
});
