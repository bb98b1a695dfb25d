/** Stages that turn each document into one other document. */

import { type Doc, isDoc, show, typeName, type Value } from '../bson';
import { mongoError } from '../errors';
import { compileAddFields, compileProjectStage } from '../query/projection';
import { compileExpression, type Scope } from './expression';

/** True for a stage that `compileStage` knows. */
export const isDocumentStage = (name: string): boolean => Object.hasOwn(STAGES, name);

/** Compiles one such stage. */
export const compileStage = (name: string, spec: Value, scope: Scope): ((doc: Doc) => Doc) => {
  const compile = STAGES[name];
  if (!compile) throw mongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  return compile(spec, scope, name);
};

type CompileStage = (spec: Value, scope: Scope, name: string) => (doc: Doc) => Doc;

const addFields: CompileStage = (spec, scope, name) => {
  if (!isDoc(spec))
    throw mongoError(40272, `${name} specification stage must be an object, got ${typeName(spec)}`);
  return compileAddFields(spec, scope);
};

const project: CompileStage = (spec, scope) => {
  if (!isDoc(spec)) throw mongoError(15969, '$project specification must be an object');
  return compileProjectStage(spec, scope).apply;
};

const unset: CompileStage = (spec, scope) => {
  if (typeof spec !== 'string' && !Array.isArray(spec))
    throw mongoError(31002, '$unset specification must be a string or an array');
  const paths = Array.isArray(spec) ? spec : [spec];
  if (paths.length === 0)
    throw mongoError(31119, '$unset specification must be a string or an array with at least one field');
  if (paths.some((path) => typeof path !== 'string'))
    throw mongoError(
      31120,
      '$unset specification must be a string or an array containing only string values',
    );
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) throw mongoError(31250, `Path collision at ${String(twice)}`);
  if (paths.includes('')) throw mongoError(40352, 'FieldPath cannot be constructed with empty string');
  return compileProjectStage(new Map(paths.map((path) => [path as string, false])), scope).apply;
};

const replace = (operand: Value, scope: Scope, name: string): ((doc: Doc) => Doc) => {
  const evaluate = compileExpression(operand, scope);
  return (doc) => {
    const value = evaluate(doc);
    if (isDoc(value)) return value;
    throw mongoError(
      40228,
      `'${name === '$replaceWith' ? 'replacement document' : 'newRoot'}' expression must evaluate to an object, but resulting value was: ${show(value).toUpperCase()}. Type of resulting value: '${typeName(value)}'. Input document: ${show(doc)}`,
    );
  };
};

const replaceRoot: CompileStage = (spec, scope, name) => {
  if (!isDoc(spec))
    throw mongoError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${typeName(spec)}`,
    );
  for (const key of spec.keys())
    if (key !== 'newRoot') throw mongoError(40415, `BSON field '$replaceRoot.${key}' is an unknown field.`);
  const newRoot = spec.get('newRoot');
  if (newRoot === undefined)
    throw mongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return replace(newRoot, scope, name);
};

const STAGES: Readonly<Record<string, CompileStage>> = {
  $set: addFields,
  $addFields: addFields,
  $project: project,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replace,
};
