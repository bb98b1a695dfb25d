/** An object of joined data. */
export type Data = Record<string, unknown>;

/** Whether a value is an object, and no list. */
export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Puts what a subgraph answered into what is there already, object by object; lists of one length element by
 * element, other lists and leaves replaced. Only own names are read, and none reaches a prototype.
 */
export const mergeInto = (target: Data, source: Readonly<Data>): void => {
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined || key === '__proto__') continue;
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(present) && isObject(value)) mergeInto(present, value);
    else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length)
      for (const [index, each] of value.entries()) {
        if (isObject(present[index]) && isObject(each)) mergeInto(present[index], each);
        else present[index] = each;
      }
    else target[key] = value;
  }
};
