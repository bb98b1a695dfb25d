/** The distinct values of a field: elements of arrays count one by one, equal numbers of any type once. */

import { compare, type Doc, type StringOrder, splitPath, type Value, ValueMap, visitPath } from '../bson';

/** Collects distinct values over documents. */
export class Distinct {
  private readonly seen: ValueMap<true>;
  private readonly parts: readonly string[];

  constructor(
    path: string,
    private readonly strings?: StringOrder,
  ) {
    this.parts = splitPath(path);
    this.seen = new ValueMap(strings);
  }

  add(doc: Doc): void {
    visitPath(doc, this.parts, false, (value) => {
      if (Array.isArray(value)) for (const item of value) this.seen.set(item, true);
      else if (value !== undefined && !this.seen.get(value)) this.seen.set(value, true);
      return false;
    });
  }

  /** The values in their order. */
  values(): Value[] {
    return this.seen.keys().sort((a, b) => compare(a, b, this.strings));
  }
}
