/** A collection's validator: what documents must be like, checked before one is written. */

import { type Doc, isDoc, show, type Value } from '../bson';
import { mongoError } from '../errors';
import { compileFilter, type Filter, parseCollation } from '../query';
import type { Collection } from '../storage/catalog';
import { flag } from './operation';

/** Options of a collection that make its validator. */
export const VALIDATION_OPTIONS = ['validator', 'validationLevel', 'validationAction'];

const LEVELS = ['strict', 'moderate', 'off'];

/** Refuses a document that the collection's validator does not accept (121). `before` is what an update found. */
export type Validate = (collection: Collection, document: Doc, before?: Doc) => void;

/** The check for one command; none when the client bypasses it. A validator is compiled anew, for the time it may ask for. */
export const validationOf = (body: Doc): Validate => {
  if (flag(body.get('bypassDocumentValidation'))) return () => undefined;
  let last: Readonly<{ validator: Doc; filter: Filter }> | undefined;
  return ({ options }, document, before) => {
    const validator = options.get('validator');
    if (!isDoc(validator) || options.get('validationLevel') === 'off') return;
    if (last?.validator !== validator)
      last = {
        validator,
        filter: compileFilter(validator, { collation: parseCollation(options.get('collation')) }),
      };
    if (last.filter.matches(document)) return;
    // Moderate: a document that was not valid before may stay so.
    if (before && options.get('validationLevel') === 'moderate' && !last.filter.matches(before)) return;
    throw invalid(document, validator);
  };
};

const invalid = (document: Doc, validator: Doc): Error =>
  mongoError(
    121,
    'Document failed validation',
    new Map<string, Value>([
      [
        'errInfo',
        new Map<string, Value>([
          ['failingDocumentId', document.get('_id') ?? null],
          ['details', new Map<string, Value>([['specifiedAs', validator]])],
        ]),
      ],
    ]),
  );

/**
 * The options of a collection after `create` or `collMod` asked for a validator. Refuses what is none, a level that
 * does not exist (2), a database of the server's own (72), and warnings, which have nowhere to go (238).
 */
export const withValidation = (options: Doc, asked: Doc, database: string): Doc => {
  if (!VALIDATION_OPTIONS.some((name) => asked.has(name))) return options;
  const next = new Map(options);
  const [validator, level, action] = VALIDATION_OPTIONS.map((name) => asked.get(name) ?? undefined);
  if (validator !== undefined) setValidator(next, validator, database);
  if (level !== undefined) {
    if (typeof level !== 'string' || !LEVELS.includes(level)) throw unknownValue('validationLevel', level);
    next.set('validationLevel', level);
  }
  if (action === 'warn' || action === 'errorAndLog')
    throw mongoError(238, `validationAction '${action}' is not supported by this server: it keeps no log`);
  if (action !== undefined && action !== 'error') throw unknownValue('validationAction', action);
  if (action !== undefined) next.set('validationAction', action);
  return next;
};

const setValidator = (options: Doc, validator: Value, database: string): void => {
  if (!isDoc(validator)) throw mongoError(14, "BSON field 'validator' is the wrong type, expected an object");
  for (const name of VALIDATION_OPTIONS) if (validator.size === 0) options.delete(name);
  if (validator.size === 0) return;
  if (database === 'admin')
    throw mongoError(72, `Document validators are not allowed on collections in the ${database} database`);
  compileFilter(validator);
  options.set('validator', validator);
  for (const [name, usual] of [
    ['validationLevel', 'strict'],
    ['validationAction', 'error'],
  ] as const)
    if (!options.has(name)) options.set(name, usual);
};

const unknownValue = (name: string, value: Value): Error =>
  mongoError(
    2,
    `Enumeration value '${typeof value === 'string' ? value : show(value)}' for field '${name}' is not a valid value.`,
  );
