/** The stable API: a client that declares version 1 with `apiStrict` is held to it. */

import type { Doc } from '../bson';
import { mongoError } from '../errors';

const VERSION_1 = new Set(
  [
    'abortTransaction aggregate bulkWrite collMod commitTransaction count create createIndexes delete drop',
    'dropDatabase dropIndexes endSessions explain find findAndModify getMore hello insert killCursors',
    'listCollections listDatabases listIndexes ping refreshSessions update',
  ]
    .join(' ')
    .split(' '),
);

/** Stages about the server rather than about documents. */
const OUTSIDE = ['$collStats', '$currentOp', '$indexStats', '$listLocalSessions', '$listSessions'].concat([
  ...['$planCacheStats', '$listSearchIndexes', '$search', '$searchMeta', '$vectorSearch'],
]);

/** Refuses another version (322), a half declaration (72), and with `apiStrict` what version 1 has not (323). */
export const checkApiVersion = (name: string, body: Doc): void => {
  const version = body.get('apiVersion');
  if (version === undefined) {
    if (body.has('apiStrict') || body.has('apiDeprecationErrors'))
      throw mongoError(72, "Provided 'apiStrict' or 'apiDeprecationErrors' without passing 'apiVersion'");
    return;
  }
  if (version !== '1') throw mongoError(322, 'API version must be "1"');
  if (body.get('apiStrict') !== true) return;
  if (!VERSION_1.has(name))
    throw mongoError(323, `Provided apiStrict:true, but the command ${name} is not in API Version 1`);
  const pipeline = name === 'aggregate' ? body.get('pipeline') : undefined;
  for (const stage of Array.isArray(pipeline) ? pipeline : [])
    if (stage instanceof Map)
      for (const operator of stage.keys())
        if (OUTSIDE.includes(operator))
          throw mongoError(323, `stage ${operator} is not allowed with 'apiStrict: true' in API Version 1`);
};
