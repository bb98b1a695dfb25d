import { getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import { inputType } from './api-schema';
import { type Hostile, hostileFor } from './hostile-values';
import { inputNameOf } from './refusals';

/** A member of an input, or of an input inside it. */
type Place = Readonly<{ path: Path; typeName: string }>;
type Path = readonly (string | number)[];

/** An input with something wrong in one place, and what that is. */
export type Nonsense = Readonly<{ what: string; input: unknown }>;

/** A good input of a mutation with every member in turn missing, replaced by each hostile value, or joined by another. */
export const nonsenseFor = (mutation: string, input: unknown): Nonsense[] => {
  const places = placesOf(inputNameOf(mutation));
  const missing = { name: 'nothing', value: undefined };
  const replacements = places.flatMap((place) =>
    [missing, ...hostileFor(place.typeName, memberName(place))].flatMap((hostile) =>
      isMeant(mutation, place, hostile)
        ? []
        : [
            {
              what: `${place.path.join('.')}: ${hostile.name}`,
              input: replaced(input, place.path, hostile.value),
            },
          ],
    ),
  );
  const objects: Path[] = [[], ...places.flatMap(({ typeName, path }) => (isInput(typeName) ? [path] : []))];
  const surplus = objects.flatMap((path) =>
    ['surplus', '$where', '__proto__', 'constructor', '_id'].map((name) => ({
      what: `${[...path, name].join('.')}: an unknown member`,
      input: replaced(input, path, withMember(valueAt(input, path), name)),
    })),
  );
  return [...replacements, ...surplus];
};

/** A copy of the input with another value at that place; `undefined` takes the member away. */
export const replaced = (input: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(input))
    return input.map((item, index) => (index === step ? replaced(item, rest, value) : item));
  const object = { ...(input as Record<string, unknown>) };
  const next = rest.length === 0 ? value : replaced(object[step], rest, value);
  if (next === undefined) delete object[step];
  else object[step] = next;
  return object;
};

const isInput = (typeName: string) => typeName.endsWith('Input');

const placesOf = (typeName: string, at: Path = []): Place[] =>
  Object.values(inputType(typeName).getFields()).flatMap((field) => {
    const path = [...at, field.name];
    const named = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const item = isList ? [{ path: [...path, 0], typeName: named.name }] : [];
    const inner = isInputObjectType(named) ? placesOf(named.name, isList ? [...path, 0] : path) : [];
    return [{ path, typeName: isList ? 'list' : named.name }, ...item, ...inner];
  });

const memberName = ({ path }: Place) => String(path.findLast((step) => typeof step === 'string'));

const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );

/** As JSON has it: `__proto__` included, which an assignment would lose. */
const withMember = (value: unknown, name: string): unknown =>
  Object.defineProperty({ ...(value as object) }, name, { value: { a: 1 }, enumerable: true });

/** Leaving `dryRun` out means to import, and a birthday out to take it back; everything else that is tried is nonsense. */
const isMeant = (mutation: string, { path }: Place, { name }: Hostile): boolean =>
  (mutation === 'importArticles' && path.join('.') === 'dryRun' && name === 'nothing') ||
  (mutation === 'setBirthday' && path.join('.') === 'birthday' && (name === 'nothing' || name === 'null'));
