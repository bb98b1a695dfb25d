/** The distinct values of a field: elements of arrays count one by one, equal numbers of any type once. */

import {
  type Doc,
  isDoc,
  isIndex,
  type Maybe,
  type StringOrder,
  splitPath,
  type Value,
  ValueMap,
} from '../bson';

/** Shows every value at a path: arrays are gone through, but a number on the path is a position alone. */
const valuesAt = (
  value: Maybe,
  parts: readonly string[],
  at: number,
  visit: (found: Value) => void,
): void => {
  const part = parts[at];
  if (part === undefined) {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (value !== undefined) visit(value);
  } else if (isDoc(value)) valuesAt(value.get(part), parts, at + 1, visit);
  else if (Array.isArray(value)) {
    if (isIndex(part)) valuesAt(value[Number(part)], parts, at + 1, visit);
    else for (const item of value) if (isDoc(item)) valuesAt(item, parts, at, visit);
  }
};

/** Collects distinct values over documents. */
export class Distinct {
  private readonly seen: ValueMap<true>;
  private readonly found: Value[] = [];
  private readonly parts: readonly string[];

  constructor(path: string, strings?: StringOrder) {
    this.parts = splitPath(path);
    this.seen = new ValueMap(strings);
  }

  add(doc: Doc): void {
    valuesAt(doc, this.parts, 0, (value) => {
      if (this.seen.get(value)) return;
      this.seen.set(value, true);
      this.found.push(value);
    });
  }

  /** The values in the order in which they were met. */
  values(): readonly Value[] {
    return this.found;
  }
}
