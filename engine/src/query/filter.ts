/** Filters: parsed, compiled, and able to say which array position matched. */

import { commandScope, type Scope } from '../agg/expression';
import { type Doc, decode } from '../bson';
import type { Collation } from './collation';
import { compileMatch } from './matcher';
import { parseFilter } from './parse';
import { arrayIndex } from './positional';
import type { Predicate } from './predicate';

/** Above this many conditions decoding once is cheaper than looking up each field in the bytes. */
const RAW_CONDITIONS_MAX = 4;

/** A compiled filter. */
export type Filter = Readonly<{
  /** The parsed filter, for the planner. */
  predicate: Predicate;
  /** Set when strings compare by a language's rules: an index in plain order cannot serve strings then. */
  collation: Collation | undefined;
  matches(doc: Doc): boolean;
  /** The same on a stored document's bytes, decoding only what is needed. */
  matchesRaw(bytes: Buffer): boolean;
  /** For a matching document: the array position that matched, which positional `$` stands for. */
  arrayIndex(doc: Doc): number | undefined;
}>;

/** What a filter may name, and how it compares. */
export type FilterOptions = Readonly<{
  /** Values of variables for `$expr` (`$$name`). */
  let?: Doc | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
}>;

/** Compiles a filter. Refuses what it cannot answer exactly, with MongoDB's code. */
export const compileFilter = (filter: Doc, options: FilterOptions = {}): Filter =>
  compileFilterIn(filter, commandScope(options));

/** The same with variables in scope, as a stage of a pipeline has them. */
export const compileFilterIn = (filter: Doc, scope: Scope): Filter => {
  const predicate = parseFilter(filter, scope);
  const strings = scope.collation?.strings;
  const match = compileMatch(predicate, strings);
  const few = countTests(predicate) <= RAW_CONDITIONS_MAX;
  return {
    predicate,
    collation: scope.collation,
    matches: match,
    matchesRaw: (bytes) => match(few ? bytes : decode(bytes)),
    arrayIndex: (doc) => arrayIndex(predicate, doc, strings),
  };
};

const countTests = (predicate: Predicate): number => {
  if ('children' in predicate) return predicate.children.reduce((sum, child) => sum + countTests(child), 0);
  if (predicate.kind === 'not') return countTests(predicate.child);
  return predicate.kind === 'expr' ? RAW_CONDITIONS_MAX + 1 : 1;
};
