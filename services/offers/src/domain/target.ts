import type { BasketLine } from './basket';
import { categoryKey } from './category-key';

/** What lines are named by. */
export type Lists = Readonly<{
  categories: readonly string[];
  brandIds: readonly string[];
  articleIds: readonly string[];
  /** GTINs as 14 digits. */
  gtins: readonly string[];
}>;

/** What a campaign does not look at: a line in any of the lists, or whose price the shop has reduced already. */
export type Exception = Lists & Readonly<{ markedDown?: true }>;

/** What a campaign looks at: a line that is in any of the lists, and no exception. All lists empty: the whole basket. */
export type Target = Lists &
  Readonly<{
    /** A line has to be in each kind of list that names something. Articles by their ids and by their codes are one kind. */
    every?: true;
    except?: Exception;
  }>;

/** Whether it is the basket as a whole, if need be without its exceptions, instead of some of its articles. */
export const isWholeBasket = ({ categories, brandIds, articleIds, gtins }: Lists): boolean =>
  categories.length + brandIds.length + articleIds.length + gtins.length === 0;

/** Whether every line there may be is in it. */
export const hasEveryLine = (target: Target): boolean => isWholeBasket(target) && target.except === undefined;

/** Whether it takes more than one of its keys to know that a line is in it. */
export const isNarrowed = ({ every, except }: Target): boolean => every === true || except !== undefined;

/** The keys of what is named, by kind, the most selective kind first; kinds that name nothing are left out. */
export const kindsNamed = ({ categories, brandIds, articleIds, gtins }: Lists): string[][] =>
  [
    [...articleIds.map((key) => `a:${key}`), ...gtins.map((key) => `g:${key}`)],
    brandIds.map((key) => `b:${key}`),
    categories.map((key) => `c:${categoryKey(key)}`),
  ].filter(({ length }) => length > 0);

/** The keys of everything that is named. */
export const keysNamed = (lists: Lists): string[] => kindsNamed(lists).flat();

/**
 * What the campaigns about a target are found by: `c:` category, `b:` brand, `a:` article, `g:` code; none: the whole basket. Every line
 * of it has one of them; of a target that asks for every kind they are those of the most selective one.
 */
export const keysOfTarget = (target: Target): string[] =>
  target.every ? (kindsNamed(target)[0] ?? []) : keysNamed(target);

/** What a line is found by, and whether its price is reduced already. */
export type Found = Pick<BasketLine, 'category' | 'brandId' | 'articleId' | 'gtin' | 'markedDown'>;

const keysKnown = new WeakMap<Found, readonly string[]>();

/** The keys of a line, worked out once for one and the same line. */
export const keysOfLine = (line: Found): readonly string[] => {
  const known = keysKnown.get(line);
  if (known) return known;
  const { category, brandId, articleId, gtin } = line;
  const keys = [
    `c:${categoryKey(category)}`,
    ...(brandId === undefined ? [] : [`b:${brandId}`]),
    `a:${articleId}`,
    `g:${gtin}`,
  ];
  keysKnown.set(line, keys);
  return keys;
};

/** Whether a line is found by one of the keys. */
export const isFoundBy = (line: Found, keys: readonly string[]): boolean =>
  keysOfLine(line).some((key) => keys.includes(key));

/** Whether a line is in a target. */
export type IsIn = (line: Found) => boolean;

const compileLists = (kinds: readonly (readonly string[])[]): IsIn => {
  const sets = kinds.map((keys) => new Set(keys));
  return (line) => sets.every((keys) => keysOfLine(line).some((key) => keys.has(key)));
};

const compileNamed = (target: Target): IsIn => {
  if (isWholeBasket(target)) return () => true;
  return compileLists(target.every ? kindsNamed(target) : [keysNamed(target)]);
};

const compileException = ({ markedDown, ...lists }: Exception): IsIn => {
  const isNamed = compileLists([keysNamed(lists)]);
  return (line) => (markedDown === true && line.markedDown === true) || isNamed(line);
};

/** A target, ready to be asked about many lines. */
export const compileTarget = (target: Target): IsIn => {
  const isNamed = compileNamed(target);
  if (target.except === undefined) return isNamed;
  const isExcepted = compileException(target.except);
  return (line) => isNamed(line) && !isExcepted(line);
};

const compiled = new WeakMap<Target, IsIn>();

/** The same for a target that is asked about now and then: prepared when it is first asked. */
export const isInTarget = (target: Target): IsIn => {
  const known = compiled.get(target) ?? compileTarget(target);
  compiled.set(target, known);
  return known;
};

/** Why a line that a target names is not in it; undefined where it is, or is not named at all. */
export const exceptedAs = (
  { except, ...named }: Target,
  line: Found,
): 'named' | 'marked-down' | undefined => {
  if (except === undefined || !compileNamed(named)(line)) return undefined;
  const { markedDown, ...lists } = except;
  if (compileException(lists)(line)) return 'named';
  return markedDown && line.markedDown ? 'marked-down' : undefined;
};

/** Whether two targets are of the same lines, in whatever order they name them. */
export const areSame = (left: Target, right: Target): boolean =>
  (left.every ?? false) === (right.every ?? false) &&
  (left.except?.markedDown ?? false) === (right.except?.markedDown ?? false) &&
  nameTheSame(left, right) &&
  nameTheSame(left.except ?? nothing, right.except ?? nothing);

const nothing: Lists = { categories: [], brandIds: [], articleIds: [], gtins: [] };

const nameTheSame = (left: Lists, right: Lists): boolean => {
  const [one, other] = [new Set(keysNamed(left)), new Set(keysNamed(right))];
  return one.size === other.size && [...one].every((key) => other.has(key));
};
