/** Which collation a command compares strings by. */

import type { Doc } from '../bson';
import { type Collation, parseCollation } from '../query';
import type { Collection } from '../storage/catalog';

/** The collation that the arguments name, else that of the collection; `{locale: 'simple'}` is none. */
export const collationOf = (body: Doc, collection: Collection | undefined): Collation | undefined =>
  parseCollation(body.get('collation') ?? collection?.options.get('collation'));
