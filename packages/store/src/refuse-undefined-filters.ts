import type { Query, Schema } from 'mongoose';

const filtering = [
  'countDocuments',
  'deleteMany',
  'deleteOne',
  'distinct',
  'find',
  'findOne',
  'findOneAndDelete',
  'findOneAndReplace',
  'findOneAndUpdate',
  'replaceOne',
  'updateMany',
  'updateOne',
] as const;

const undefinedMember = (filter: object): string | undefined => {
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) return key;
    if (Array.isArray(value) || (value !== null && Object.getPrototypeOf(value) === Object.prototype)) {
      const inside = undefinedMember(value);
      if (inside !== undefined) return `${key}.${inside}`;
    }
  }
  return undefined;
};

/** A filter with an undefined member would match documents that lack the field: always a bug of the caller. */
export class UndefinedInFilter extends Error {
  override name = 'UndefinedInFilter';
}

/** Mongoose plugin: every query of the schema throws `UndefinedInFilter` instead of matching on null. */
export const refuseUndefinedFilters = (schema: Schema): void => {
  schema.pre([...filtering], function refuse(this: Query<unknown, unknown>) {
    const member = undefinedMember(this.getFilter());
    if (member !== undefined) throw new UndefinedInFilter(`${member} is undefined in a filter`);
  });
};
