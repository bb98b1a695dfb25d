/** Finding the document a write is about, inside the write itself, or before it when the search is long. */

import { decode } from '../bson';
import { planQuery } from '../plan/plan';
import { type Found, findDocuments } from '../plan/scan';
import { Sorter } from '../query';
import { LockedByTransaction } from '../storage/conflicts';
import { documentKey } from '../storage/keys';
import type { Writer } from '../storage/writer';
import type { Operation } from './operation';
import { orderedSteps, type Query } from './query';

/** A search inside a shared write that takes longer is done outside of it. */
const SEARCH_MILLISECONDS = 4;
const STEPS_PER_LOOK = 16;

/** A command writes for so long within one commit before others get their turn. */
export const SHARE_MILLISECONDS = 5;

/** The search must be done outside of the write. Nothing was written. */
export class SearchTooLong extends Error {}

/** The document of a query within a write; throws `SearchTooLong` when `limited` and it takes too long. */
export const locate = (
  writer: Writer,
  namespace: string,
  query: Query,
  limited: boolean,
): Found | undefined => {
  const collection = writer.catalog.view.get(namespace);
  if (!collection) return undefined;
  const { filter, sort, hint } = query;
  const plan = planQuery(collection, { filter, sort, hint });
  const until = limited ? performance.now() + SEARCH_MILLISECONDS : Number.POSITIVE_INFINITY;
  const sorter = sort && !plan.sorted ? new Sorter<Found>(sort, 1) : undefined;
  let steps = 0;
  for (const found of findDocuments(writer, collection, plan, filter, { expected: sorter ? 64 : 1 })) {
    if (found && !sorter) return found;
    if (found && sort) sorter?.add(sort.key(decode(found.bytes)), found, found.bytes.length);
    if (limited && (!found || ++steps % STEPS_PER_LOOK === 0) && performance.now() > until)
      throw new SearchTooLong();
  }
  return sorter?.finish()[0];
};

/** Marks that the document found before the write is gone or changed: search again. */
const AGAIN = Symbol('again');

/**
 * Runs `act` in a write with the document of the query (or `undefined`). A long search happens before the write,
 * which then checks that the document still matches.
 */
export const writeFound = async <T>(
  operation: Operation,
  namespace: string,
  query: Query,
  act: (writer: Writer, found: Found | undefined) => T,
): Promise<T> => {
  try {
    return await operation.write((writer) =>
      act(writer, locate(writer, namespace, query, operation.sharesWriter)),
    );
  } catch (error) {
    if (!(error instanceof SearchTooLong)) throw error;
  }
  for (;;) {
    const candidate = await searchOutside(operation, query);
    const result = await operation.write((writer): T | typeof AGAIN => {
      const collection = writer.catalog.view.get(namespace);
      if (!candidate || !collection) return act(writer, undefined);
      const bytes = writer.get(documentKey(collection.id, candidate.id));
      if (!bytes || !query.filter.matchesRaw(bytes)) return AGAIN;
      return act(writer, { id: candidate.id, bytes });
    });
    if (result !== AGAIN) return result as T;
  }
};

const searchOutside = async (operation: Operation, query: Query): Promise<Found | undefined> => {
  operation.release();
  for (const found of orderedSteps(operation, { ...query, skip: 0, limit: 1 })) {
    if (found) return found;
    if (operation.slice.over) await operation.slice.rest();
  }
  return undefined;
};

/** Writes every document of a query, some per commit; each is looked at again when its turn comes. */
export const writeEach = async (
  operation: Operation,
  namespace: string,
  query: Query,
  act: (writer: Writer, found: Found) => void,
): Promise<void> => {
  const ids = await locateAll(operation, query);
  let next = 0;
  while (next < ids.length) {
    let failure: unknown;
    const reached = await operation.write((writer) => {
      const collection = writer.catalog.view.get(namespace);
      const until = performance.now() + SHARE_MILLISECONDS;
      let at = next;
      for (; at < ids.length; at++) {
        if (at > next && performance.now() > until) break;
        const id = ids[at] as Buffer;
        const bytes = collection && writer.get(documentKey(collection.id, id));
        if (!bytes || !query.filter.matchesRaw(bytes)) continue;
        try {
          act(writer, { id, bytes });
        } catch (error) {
          // What was written before stays, as in MongoDB; a lock is waited for when nothing was written yet.
          if (at === next) throw error;
          failure = error;
          break;
        }
      }
      return at;
    });
    next = reached;
    if (failure !== undefined && !(failure instanceof LockedByTransaction)) throw failure;
    if (operation.slice.over) await operation.slice.rest();
  }
};

/** The keys of all documents of a query, as they are now, giving way to others meanwhile. */
const locateAll = async (operation: Operation, query: Query): Promise<Buffer[]> => {
  operation.release();
  const ids: Buffer[] = [];
  let steps = 0;
  for (const found of orderedSteps(operation, { ...query, sort: undefined, skip: 0, limit: 0 })) {
    if (found) ids.push(found.id);
    if ((!found || ++steps % STEPS_PER_LOOK === 0) && operation.slice.over) await operation.slice.rest();
  }
  return ids;
};
