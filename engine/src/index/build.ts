/** Building an index over documents that exist, while others write: writers keep it up to date, readers wait. */

import { decode } from '../bson';
import { MongoError } from '../errors';
import type { Collection, Index } from '../storage/catalog';
import { after, KIND, PREFIX_BYTES, prefix } from '../storage/keys';
import type { Store } from '../storage/store';
import type { Writer } from '../storage/writer';
import { indexDocument } from './documents';

const BUILD_MILLISECONDS = 6;

/** Whether a collection has no documents, so that its indexes need no build. */
export const isEmpty = (writer: Writer, collection: Collection): boolean => {
  const whole = prefix(KIND.document, collection.id);
  return writer.range({ start: whole, end: after(whole), expected: 1 }).next().done === true;
};

/** Fills the given indexes, which are in the catalog as `building`. On a duplicate key they are removed again. */
export const buildIndexes = async (
  store: Store,
  namespace: string,
  names: readonly string[],
): Promise<void> => {
  try {
    let from: Buffer | undefined = Buffer.alloc(0);
    while (from) from = await store.write(buildSome(namespace, names, from));
    await store.write((writer) =>
      changeIndexes(writer, namespace, names, (index) => ({ ...index, building: false })),
    );
  } catch (error) {
    await store.write((writer) => changeIndexes(writer, namespace, names, () => undefined));
    if (error instanceof MongoError && error.code === 11000)
      throw new MongoError(
        11000,
        `Index build failed: Collection ${namespace} :: caused by :: ${error.message}`,
        error.details,
      );
    throw error;
  }
};

/** Adds entries for some documents behind `from`; answers where to go on, or `undefined` at the end. */
const buildSome =
  (namespace: string, names: readonly string[], from: Buffer) =>
  (writer: Writer): Buffer | undefined => {
    const collection = writer.catalog.view.get(namespace);
    const indexes =
      collection?.indexes.filter(({ name, building }) => building && names.includes(name)) ?? [];
    if (!collection || indexes.length === 0) return undefined;
    const whole = prefix(KIND.document, collection.id);
    const until = performance.now() + BUILD_MILLISECONDS;
    for (const { key, value } of writer.range({ start: from.length > 0 ? from : whole, end: after(whole) })) {
      const document = decode(value);
      for (const index of indexes)
        indexDocument(writer, collection, index, key.subarray(PREFIX_BYTES), document);
      if (performance.now() > until) return Buffer.concat([key, Buffer.from([0])]);
    }
    return undefined;
  };

const changeIndexes = (
  writer: Writer,
  namespace: string,
  names: readonly string[],
  change: (index: Index) => Index | undefined,
): void => {
  const collection = writer.catalog.view.get(namespace);
  if (!collection) return;
  const indexes = collection.indexes.flatMap((index) => {
    if (!index.building || !names.includes(index.name)) return [index];
    const changed = change(index);
    if (!changed) writer.discard(KIND.index, index.id);
    return changed ? [changed] : [];
  });
  writer.catalog.set({ ...collection, indexes, version: collection.version + 1 });
};

/** Finishes builds that a stop or crash interrupted. */
export const finishBuilds = async (store: Store): Promise<void> => {
  for (const { namespace, indexes } of store.catalog.values()) {
    const names = indexes.filter(({ building }) => building).map(({ name }) => name);
    if (names.length > 0) await buildIndexes(store, namespace, names);
  }
};
