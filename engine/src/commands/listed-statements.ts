/** What the statements that `update` and `delete` list have in common: their form, their query, when they are compiled. */

import type { Doc } from '../bson';
import { mongoError } from '../errors';
import { compileFilter, compileSort } from '../query';
import type { Reply } from '../wire/reply';
import { collationOf } from './collation';
import { checkBatch } from './insert';
import { document, documentList, type Operation, strictFlag } from './operation';
import { type Query, variablesOf } from './query';
import { runStatements, type Statement } from './statements';

/** One kind of statement: the argument that lists them, their fields, and how one is compiled. */
export type Listed = Readonly<{
  list: 'updates' | 'deletes';
  fields: ReadonlySet<string>;
  required: readonly string[];
  /** Further refusals about the form of one. */
  check(spec: Doc): void;
  compile(operation: Operation, namespace: string, spec: Doc): Statement;
}>;

/** Runs the statements of a command. What is wrong with the form of one is wrong with the whole command. */
export const runListed = (operation: Operation, listed: Listed): Promise<Reply> => {
  const { body, name, namespace } = operation;
  const specs = documentList(body.get(listed.list), listed.list);
  checkBatch(specs.length);
  for (const spec of specs) checkForm(spec, `${name}.${listed.list}`, listed);
  const statements = specs.map((spec) => lazily(() => listed.compile(operation, namespace, spec)));
  return runStatements(operation, statements, strictFlag(body.get('ordered'), 'ordered', true));
};

const checkForm = (spec: Doc, name: string, { fields, required, check }: Listed): void => {
  for (const field of spec.keys())
    if (!fields.has(field)) throw mongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  for (const field of required)
    if (!spec.has(field))
      throw mongoError(40414, `BSON field '${name}.${field}' is missing but a required field`);
  document(spec.get('q'), `${name}.q`);
  check(spec);
};

/** A statement that cannot be compiled fails when its turn comes, not before the ones in front of it. */
export const lazily = (compile: () => Statement): Statement => {
  try {
    return compile();
  } catch (error) {
    const fail = (): never => {
      throw error;
    };
    return { many: false, run: fail, runAlone: fail };
  }
};

/** Which documents a statement is about. */
export const queryOfStatement = (operation: Operation, namespace: string, spec: Doc): Query => {
  const collation = collationOf(spec, operation.catalog.get(namespace));
  return {
    namespace,
    filter: compileFilter(document(spec.get('q'), 'q'), { let: variablesOf(operation.body), collation }),
    sort: compileSort(document(spec.get('sort'), 'sort'), collation),
    hint: spec.get('hint'),
    skip: 0,
    limit: 1,
  };
};
