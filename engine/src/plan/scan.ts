/** Carries a plan out: documents as stored bytes, in the plan's order, matching the filter. */

import { entryId } from '../index/entries';
import type { Filter } from '../query';
import type { Collection } from '../storage/catalog';
import { after, documentKey, KIND, PREFIX_BYTES, prefix, withPrefix } from '../storage/keys';
import { type Reader, Snapshot } from '../storage/reader';
import type { KeyRange } from './bounds';
import type { Plan, Scan } from './plan';

/** A document that was found. */
export type Found = Readonly<{ id: Buffer; bytes: Buffer }>;

/** What a scan looked at, for `explain`. */
export type ScanCounts = { keys: number; documents: number };

/** `undefined` is a step without a result: a good moment to look at the clock. */
export type Steps = Generator<Found | undefined, void>;

/** Documents examined between two steps without a result. */
const STEP_DOCUMENTS = 32;

/** Finds the documents of a plan. `expected` documents are read ahead. */
export function* findDocuments(
  reader: Reader,
  collection: Collection,
  plan: Plan,
  filter: Filter,
  { expected = 16, counts = { keys: 0, documents: 0 } }: { expected?: number; counts?: ScanCounts } = {},
): Steps {
  const scans = plan.kind === 'union' ? plan.scans : [plan];
  const several = plan.kind === 'union' || plan.index?.multikey;
  const seen = several ? new Set<string>() : undefined;
  let idle = 0;
  for (const scan of scans) {
    for (const found of scanDocuments(reader, collection, scan, expected, counts)) {
      if (seen) {
        const name = found.id.latin1Slice();
        if (seen.has(name)) continue;
        seen.add(name);
      }
      const trusted = plan.exact && !(reader instanceof Snapshot && reader.generation > 0);
      if (trusted || filter.matchesRaw(found.bytes)) {
        idle = 0;
        yield found;
      } else if (++idle % STEP_DOCUMENTS === 0) yield undefined;
    }
  }
}

function* scanDocuments(
  reader: Reader,
  collection: Collection,
  scan: Scan,
  expected: number,
  counts: ScanCounts,
): Generator<Found, void> {
  const ranges = scan.ranges ?? [{ start: Buffer.alloc(0), end: Buffer.alloc(0), point: false }];
  const ordered = scan.reverse ? [...ranges].reverse() : ranges;
  for (const range of ordered) {
    if (!scan.index) yield* scanById(reader, collection, scan, range, expected, counts);
    else yield* scanIndex(reader, collection, scan, range, expected, counts);
  }
}

function* scanById(
  reader: Reader,
  collection: Collection,
  scan: Scan,
  range: KeyRange,
  expected: number,
  counts: ScanCounts,
): Generator<Found, void> {
  if (range.point) {
    const bytes = reader.get(documentKey(collection.id, range.start));
    counts.keys += 1;
    if (!bytes) return;
    counts.documents += 1;
    yield { id: range.start, bytes };
    return;
  }
  const bounds = keyBounds(KIND.document, collection.id, range);
  for (const { key, value } of reader.range({ ...bounds, reverse: scan.reverse, expected })) {
    counts.documents += 1;
    if (scan.ranges) counts.keys += 1;
    yield { id: key.subarray(PREFIX_BYTES), bytes: value };
  }
}

function* scanIndex(
  reader: Reader,
  collection: Collection,
  scan: Scan,
  range: KeyRange,
  expected: number,
  counts: ScanCounts,
): Generator<Found, void> {
  const { index } = scan;
  if (!index) return;
  if (range.point && index.unique) {
    const id = reader.get(withPrefix(KIND.index, index.id, range.start));
    counts.keys += 1;
    if (id) yield* fetch(reader, collection, id, counts);
    return;
  }
  const bounds = keyBounds(KIND.index, index.id, range);
  for (const { key, value } of reader.range({ ...bounds, reverse: scan.reverse, expected })) {
    counts.keys += 1;
    yield* fetch(reader, collection, entryId(index, key, value), counts);
  }
}

function* fetch(
  reader: Reader,
  collection: Collection,
  id: Buffer,
  counts: ScanCounts,
): Generator<Found, void> {
  const bytes = reader.get(documentKey(collection.id, id));
  if (!bytes) return;
  counts.documents += 1;
  yield { id, bytes };
}

const keyBounds = (kind: number, owner: number, range: KeyRange): { start: Buffer; end: Buffer } => {
  const whole = prefix(kind, owner);
  return {
    start: Buffer.concat([whole, range.start]),
    end: range.end.length === 0 ? after(whole) : Buffer.concat([whole, range.end]),
  };
};
