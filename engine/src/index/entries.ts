/** Which entries a document has in an index. */

import { type Doc, encodeKey, hasAnyPath, indexKeys, type Value } from '../bson';
import { compileFilter, type Filter } from '../query';
import type { Index } from '../storage/catalog';
import { INDEX_KEY_BYTES_MAX, KIND, withPrefix } from '../storage/keys';

/** The entries of one document in one index; `keys` are without kind, index id and document. */
export type Entries = Readonly<{
  keys: readonly Buffer[];
  values: readonly Value[][];
  multikey: boolean;
  inexact: boolean;
}>;

const NONE: Entries = { keys: [], values: [], multikey: false, inexact: false };

/** What is derived from an index definition once. */
type Compiled = Readonly<{ paths: string[]; directions: (1 | -1)[]; partial: Filter | undefined }>;
const compiled = new WeakMap<Index, Compiled>();

const compile = (index: Index): Compiled => {
  let known = compiled.get(index);
  if (!known) {
    known = {
      paths: index.fields.map(({ path }) => path),
      directions: index.fields.map(({ direction }) => direction),
      partial: index.partialFilter && compileFilter(index.partialFilter),
    };
    compiled.set(index, known);
  }
  return known;
};

/** The entries of `document` in `index`: none when a sparse or partial index leaves it out. */
export const entriesOf = (index: Index, document: Doc): Entries => {
  const { paths, directions, partial } = compile(index);
  if (index.sparse && !hasAnyPath(document, paths)) return NONE;
  if (partial && !partial.matches(document)) return NONE;
  const { keys: values, multikey } = indexKeys(document, paths);
  let inexact = false;
  const keys = values.map((parts) => {
    const { bytes, exact } = encodeKey(parts, directions, INDEX_KEY_BYTES_MAX);
    if (!exact) inexact = true;
    return bytes;
  });
  return { keys, values, multikey, inexact };
};

/** The stored key of an entry: unique ones end with the fields, others with the document's id. */
export const entryKey = (index: Index, key: Buffer, id: Buffer): Buffer =>
  index.unique ? withPrefix(KIND.index, index.id, key) : withPrefix(KIND.index, index.id, key, id);

/** The stored value of an entry. */
export const entryValue = (index: Index, id: Buffer): Buffer =>
  index.unique ? id : Buffer.from([id.length >> 8, id.length & 0xff]);

/** The document an entry leads to. */
export const entryId = (index: Index, key: Buffer, value: Buffer): Buffer =>
  index.unique ? value : key.subarray(key.length - (((value[0] as number) << 8) | (value[1] as number)));
