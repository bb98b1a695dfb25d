import { registerEnumType } from 'type-graphql';
import { z } from 'zod';

const known = new WeakSet<object>();

/**
 * An enum of the graph and the shape of its values inside, as one value. `values` are the names of the graph with what
 * the rules call them; `.enum` of the answer is the type for the fields of object types.
 */
export const graphEnum = <const Values extends Readonly<Record<string, string>>>(
  name: string,
  values: Values,
  description?: string,
): z.ZodEnum<Values> => {
  registerEnumType(values, { name, description });
  known.add(values);
  return z.enum(values);
};

/** Whether the values are those of an enum of the graph. */
export const isGraphEnum = (values: object): boolean => known.has(values);
