/** The tree behind projections and `$addFields`: what happens to each field of a document, at any depth. */

import { type Doc, isDoc, type Maybe, splitPath, type Value } from '../bson';
import { mongoError } from '../errors';

/** A value computed from the whole document. */
export type Compute = (root: Doc) => Maybe;
/** A change to the value that is there: `$slice`. */
export type Transform = (value: Value) => Value;

export type Leaf =
  | Readonly<{ do: 'include' | 'exclude' }>
  | Readonly<{ do: 'compute'; compute: Compute }>
  | Readonly<{ do: 'transform'; transform: Transform }>;

export type Branch = { children: Map<string, Branch | Leaf>; computes: boolean };

/** An empty tree. */
export const newTree = (): Branch => ({ children: new Map(), computes: false });

const isBranch = (node: Branch | Leaf): node is Branch => 'children' in node;

/** Adds a leaf at a dotted path, which the caller has checked. Refuses paths that contradict each other. */
export const plant = (tree: Branch, path: string, leaf: Leaf): void => {
  const parts = splitPath(path);
  let branch = tree;
  for (const [at, part] of parts.entries()) {
    if (leaf.do === 'compute') branch.computes = true;
    const next = branch.children.get(part);
    if (at === parts.length - 1) {
      if (next) throw mongoError(31250, `Path collision at ${path}`);
      branch.children.set(part, leaf);
    } else if (!next) {
      const grown = newTree();
      branch.children.set(part, grown);
      branch = grown;
    } else if (isBranch(next)) branch = next;
    else
      throw mongoError(31249, `Path collision at ${path} remaining portion ${parts.slice(at + 1).join('.')}`);
  }
};

/** Keeps what the tree includes, in the document's own order, then adds what it computes in the tree's order. */
export const include = (tree: Branch, doc: Doc, root: Doc): Doc => {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.children.get(name);
    if (!node) continue;
    if (isBranch(node)) {
      const kept = includeValue(node, value, root);
      if (kept !== undefined) result.set(name, kept);
    } else if (node.do === 'include') result.set(name, value);
    else if (node.do === 'transform') result.set(name, node.transform(value));
  }
  return tree.computes ? compute(tree, result, root) : result;
};

const includeValue = (branch: Branch, value: Value, root: Doc): Maybe => {
  // Computed fields are added by the caller over the whole document, once.
  const plain = branch.computes ? withoutComputed(branch) : branch;
  if (isDoc(value)) return include(plain, value, root);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const kept = includeValue(plain, item, root);
    return kept === undefined ? (branch.computes ? [null] : []) : [kept];
  });
};

const plainTrees = new WeakMap<Branch, Branch>();

const withoutComputed = (branch: Branch): Branch => {
  let plain = plainTrees.get(branch);
  if (!plain) {
    const children = [...branch.children].filter(([, node]) => isBranch(node) || node.do !== 'compute');
    plain = {
      computes: false,
      children: new Map(
        children.map(([name, node]) => [name, isBranch(node) ? withoutComputed(node) : node]),
      ),
    };
    plainTrees.set(branch, plain);
  }
  return plain;
};

/** Sets computed fields (`$addFields`): replaced in place, or added at the end; missing results remove nothing but add nothing. */
export const compute = (tree: Branch, doc: Doc, root: Doc): Doc => {
  const result = new Map(doc);
  for (const [name, node] of tree.children) {
    if (isBranch(node)) {
      if (node.computes) result.set(name, computeValue(node, result.get(name), root));
    } else if (node.do === 'compute') {
      const value = node.compute(root);
      if (value === undefined) result.delete(name);
      else result.set(name, value);
    }
  }
  return result;
};

const computeValue = (branch: Branch, value: Maybe, root: Doc): Value => {
  if (Array.isArray(value)) return value.map((item) => computeValue(branch, item, root));
  return compute(branch, isDoc(value) ? value : new Map(), root);
};

/** Drops what the tree excludes, changes what it transforms, sets what it computes; everything else stays. */
export const exclude = (tree: Branch, doc: Doc): Doc => {
  const result = excludeFields(tree, doc);
  return tree.computes ? compute(tree, result, doc) : result;
};

const excludeFields = (tree: Branch, doc: Doc): Doc => {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.children.get(name);
    if (!node) result.set(name, value);
    else if (isBranch(node)) result.set(name, excludeValue(node, value));
    else if (node.do === 'transform') result.set(name, node.transform(value));
    else if (node.do !== 'exclude') result.set(name, value);
  }
  return result;
};

const excludeValue = (branch: Branch, value: Value): Value => {
  if (isDoc(value)) return excludeFields(branch, value);
  return Array.isArray(value) ? value.map((item) => excludeValue(branch, item)) : value;
};
