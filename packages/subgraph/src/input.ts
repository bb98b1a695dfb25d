import 'reflect-metadata';
import { idShape } from '@rayon/kernel';
import { type ClassType, Field, Float, GraphQLISODateTime, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { isGraphEnum } from './graph-enum';
import { SafeInt } from './safe-int';

/** One field of an input as the graph has it. */
type GraphField = Readonly<{
  /** A class, a scalar, the values of an enum, or a list of one of them. */
  type: object;
  nullable?: boolean;
  defaultValue?: unknown;
  description?: string;
}>;

/** What a shape may say of itself through zod's `.meta()`: the name of its input type, or the scalar it is. */
type GraphMeta = Readonly<{ input?: string; scalar?: 'ID' | 'String'; description?: string }>;

const scalars = { ID, String } as const;

idShape.register(z.globalRegistry, { scalar: 'ID' });

const metaOf = (shape: z.core.$ZodType): GraphMeta => z.globalRegistry.get(shape) ?? {};

const named = new WeakMap<z.core.$ZodObject, ClassType>();

/**
 * The input type of the graph for an object shape. A shape that names it (`.meta({ input })`) has one and the same
 * wherever it stands; another takes the given name. Throws, naming the field, for a shape the graph has no form for.
 */
export const inputTypeOf = (
  shape: z.core.$ZodObject,
  { name, commandId = false }: { name: string; commandId?: boolean },
): ClassType => {
  const known = named.get(shape);
  if (known) return known;
  const { input, description } = metaOf(shape);
  const title = input ?? name;
  const type = { [title]: class {} }[title] as ClassType;
  InputType(title, { description })(type);
  const own = shape._zod.def.shape;
  const fields = commandId && !own.commandId ? { commandId: idShape, ...own } : own;
  for (const [field, part] of Object.entries(fields)) {
    const { type: fieldType, ...options } = fieldOf(part, `${title}.${field}`);
    Field(() => fieldType, options)(type.prototype, field);
  }
  if (input !== undefined) named.set(shape, type);
  return type;
};

/** The innermost shape decides the type; what surrounds it adds null, default and description on the way out. */
const fieldOf = (shape: z.core.$ZodType, where: string): GraphField => {
  const { scalar, description } = metaOf(shape);
  const { def } = (shape as z.core.$ZodTypes)._zod;
  const field = scalar ? { type: scalars[scalar] } : translated(shape as z.core.$ZodTypes, where);
  // The description of an object is that of its type; its field is described on what wraps it.
  return description === undefined || def.type === 'object' ? field : { ...field, description };
};

const translated = (shape: z.core.$ZodTypes, where: string): GraphField => {
  const { def } = shape._zod;
  switch (def.type) {
    case 'string':
      return { type: String };
    case 'number':
      return { type: shape instanceof z.ZodNumber && shape.isInt ? SafeInt : Float };
    case 'boolean':
      return { type: Boolean };
    case 'date':
      return { type: GraphQLISODateTime };
    case 'enum':
      if (isGraphEnum(def.entries)) return { type: def.entries };
      throw new Error(`${where}: an enum the graph does not know; make it with graphEnum`);
    case 'array': {
      const item = fieldOf(def.element, `${where}[]`);
      if (item.nullable) throw new Error(`${where}: a list of the graph holds no nulls`);
      return { type: [item.type] };
    }
    case 'object':
      return { type: namedInput(shape as z.core.$ZodObject, where) };
    case 'optional':
    case 'nullable':
      return { ...fieldOf(def.innerType, where), nullable: true };
    case 'default':
      return { ...fieldOf(def.innerType, where), defaultValue: def.defaultValue };
    case 'pipe':
      return fieldOf(def.in, where);
    default:
      throw new Error(`${where}: the graph has no form for a ${def.type}`);
  }
};

const namedInput = (shape: z.core.$ZodObject, where: string): ClassType => {
  const { input } = metaOf(shape);
  if (input === undefined)
    throw new Error(`${where}: an object needs its name on the graph: .meta({ input })`);
  return inputTypeOf(shape, { name: input });
};
