/** What an index may be: reads a specification of `createIndexes`, refuses what is not supported. */

import { type Doc, equal, isNumeric, isZero, show, toNumber, type Value } from '../bson';
import { mongoError } from '../errors';
import { compileFilter, type Predicate, parseCollation, wholeCollation } from '../query';
import { type Index, indexFields } from '../storage/catalog';

const FIELDS_MAX = 32;
/** Options that are accepted and change nothing here. */
const IGNORED = ['v', 'key', 'name', 'ns', 'commitQuorum', 'comment'];
const KNOWN = [
  'unique',
  'sparse',
  'hidden',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
].concat('background');
/** Options of kinds of index that are refused by their key anyway. */
const FOREIGN: Readonly<Record<string, string>> = {
  weights: 'text',
  default_language: 'text',
  language_override: 'text',
  textIndexVersion: 'text',
  '2dsphereIndexVersion': '2dsphere',
  bits: '2d',
  min: '2d',
  max: '2d',
  bucketSize: 'geoHaystack',
  wildcardProjection: 'wildcard',
  storageEngine: 'storage engine',
  clustered: 'clustered',
  prepareUnique: 'prepareUnique',
};

/** What an index is, before it has an id. */
export type Definition = Omit<Index, 'id' | 'building'>;

/**
 * Reads one specification; the index has no id yet. `usual` is the collation of the collection, which indexes take
 * over. Refuses with MongoDB's codes 67, 72, 86, 197.
 */
export const parseIndex = (spec: Doc, usual?: Doc): Definition => {
  const keyPattern = spec.get('key');
  if (!(keyPattern instanceof Map))
    throw keyPattern === undefined
      ? mongoError(9, "The 'key' field is a required property of an index specification")
      : mongoError(14, "The field 'key' must be an object");
  checkKey(keyPattern);
  checkVersion(spec.get('v'));
  for (const option of spec.keys()) checkOption(option, keyPattern);
  if (isIdPattern(keyPattern)) checkIdSpec(spec, keyPattern);
  const collation = parseCollation(spec.get('collation') ?? usual);
  const sparse = truth(spec, 'sparse');
  const partial = spec.get('partialFilterExpression');
  if (partial !== undefined) checkPartial(partial, sparse);
  const unique = truth(spec, 'unique');
  if (collation && (unique || partial))
    throw mongoError(67, 'unique and partial indexes with a collation are not supported by this server');
  return {
    name: nameOf(spec),
    keyPattern,
    fields: indexFields(keyPattern),
    unique,
    sparse,
    hidden: truth(spec, 'hidden'),
    background: truth(spec, 'background'),
    expireAfterSeconds: expiry(spec.get('expireAfterSeconds'), keyPattern),
    partialFilter: partial instanceof Map ? partial : undefined,
    collation: collation && wholeCollation(collation),
    multikey: false,
    inexact: false,
  };
};

const checkKey = (key: Doc): void => {
  if (key.size === 0) throw mongoError(67, 'Index keys cannot be empty.');
  if (key.size > FIELDS_MAX) throw mongoError(13103, `Index key pattern has more than ${FIELDS_MAX} fields`);
  for (const [path, direction] of key) {
    if (typeof direction === 'string') {
      const kinds = ['text', '2d', '2dsphere', 'hashed', 'geoHaystack', 'columnstore'];
      throw mongoError(
        67,
        kinds.includes(direction)
          ? `${direction} indexes are not supported by this server`
          : `Unknown index plugin '${direction}'`,
      );
    }
    if (!isNumeric(direction) || isZero(direction) || Number.isNaN(toNumber(direction)))
      throw mongoError(
        67,
        `Values in v:2 index key pattern cannot be of type ${show(direction)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..'))
      throw mongoError(67, 'Index keys cannot contain an empty field.');
    if (path.split('.').some((part) => part === '$**'))
      throw mongoError(67, 'wildcard indexes are not supported by this server');
    if (path.split('.').some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)))
      throw mongoError(67, `Index key contains an illegal field name: field name starts with '$'.`);
  }
};

/** Version 1 is taken and made as 2: they differ in nothing that is seen here. */
const checkVersion = (version: Value | undefined): void => {
  if (version === undefined) return;
  if (!isNumeric(version)) throw mongoError(14, "The field 'v' must be a number");
  const number = toNumber(version);
  if (number !== 1 && number !== 2)
    throw mongoError(67, `Invalid index specification; cannot create an index with v=${number}`);
};

const checkOption = (option: string, key: Doc): void => {
  if (IGNORED.includes(option) || KNOWN.includes(option)) return;
  const kind = FOREIGN[option];
  if (kind) throw mongoError(67, `index option '${option}' (${kind}) is not supported by this server`);
  throw mongoError(
    197,
    `The field '${option}' is not valid for an index specification. Specification: ${show(key)}`,
  );
};

/** `{_id: 1}`, or what is as good as that but written otherwise, which is refused. */
const isIdPattern = (key: Doc): boolean => {
  const direction = key.get('_id') ?? null;
  return key.size === 1 && isNumeric(direction) && Math.abs(Math.trunc(toNumber(direction))) === 1;
};

const ID_OPTIONS = ['v', 'key', 'name', 'ns', 'collation'];

const checkIdSpec = (spec: Doc, key: Doc): void => {
  if (truth(spec, 'hidden')) throw mongoError(2, "can't hide _id index");
  for (const option of spec.keys())
    if (!ID_OPTIONS.includes(option))
      throw mongoError(197, `The field '${option}' is not valid for an _id index specification.`);
  if (!equal(key, ID_KEY))
    throw mongoError(2, `The field 'key' for an _id index must be {_id: 1}, but got ${show(key)}`);
};

const checkPartial = (partial: Value, sparse: boolean): void => {
  if (!(partial instanceof Map))
    throw mongoError(67, "'partialFilterExpression' for an index must be a document");
  if (sparse) throw mongoError(67, "cannot mix 'partialFilterExpression' and 'sparse' options");
  checkMembership(compileFilter(partial).predicate, partial);
};

const MEMBERSHIP_TESTS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$type']);

/** Only conditions that the planner of MongoDB can reason about may say what an index holds. */
const checkMembership = (predicate: Predicate, partial: Doc): void => {
  if (predicate.kind === 'and' || predicate.kind === 'or')
    for (const child of predicate.children) checkMembership(child, partial);
  else if (predicate.kind !== 'test' || !MEMBERSHIP_TESTS.has(predicate.test.op))
    throw mongoError(
      67,
      `Error in specification ${show(partial)} :: caused by :: Expression not supported in partial index`,
    );
};

const truth = (spec: Doc, name: string): boolean => {
  const value = spec.get(name);
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return !isZero(value);
  throw mongoError(14, `The field '${name}' has value ${show(value)}, which is not convertible to bool`);
};

const expiry = (value: Value | undefined, key: Doc): number | undefined => {
  if (value === undefined) return undefined;
  if (!isNumeric(value))
    throw mongoError(
      67,
      `TTL index 'expireAfterSeconds' option must be numeric, but received a type of ${show(value)}`,
    );
  const seconds = toNumber(value);
  if (!(seconds >= 0 && seconds <= 2_147_483_647))
    throw mongoError(
      67,
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, received: ${seconds}`,
    );
  if (key.size > 1)
    throw mongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL.');
  if (key.has('_id'))
    throw mongoError(197, `The field 'expireAfterSeconds' is not valid for an _id index specification.`);
  return seconds;
};

const nameOf = (spec: Doc): string => {
  const name = spec.get('name');
  if (name === undefined)
    throw mongoError(9, "The 'name' field is a required property of an index specification");
  if (typeof name !== 'string') throw mongoError(14, "The field 'name' must be a string");
  if (name === '*') throw mongoError(2, "Cannot use '*' as an index name");
  if (name === '') throw mongoError(67, 'index name cannot be empty');
  return name;
};

/** True for the index on `_id` that every collection has. */
export const isIdIndex = ({ keyPattern }: Definition): boolean => equal(keyPattern, ID_KEY);

/** The specification as `listIndexes` shows it. */
export const indexSpec = (index: Definition): Doc => {
  const spec: Doc = new Map<string, Value>([
    ['v', 2],
    ['key', index.keyPattern],
    ['name', index.name],
  ]);
  if (index.unique) spec.set('unique', true);
  if (index.sparse) spec.set('sparse', true);
  if (index.hidden) spec.set('hidden', true);
  if (index.background) spec.set('background', true);
  if (index.expireAfterSeconds !== undefined) spec.set('expireAfterSeconds', index.expireAfterSeconds);
  if (index.partialFilter) spec.set('partialFilterExpression', index.partialFilter);
  if (index.collation) spec.set('collation', index.collation);
  return spec;
};

/** The key of the `_id` index. */
export const ID_KEY: Doc = new Map([['_id', 1]]);

/** The specification of the `_id` index. */
export const ID_INDEX_SPEC: Doc = new Map<string, Value>([
  ['v', 2],
  ['key', ID_KEY],
  ['name', '_id_'],
]);
