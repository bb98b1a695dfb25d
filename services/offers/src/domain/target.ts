import type { BasketLine } from './basket';
import { categoryKey } from './category-key';

/** What a campaign looks at: a line that is in any of the lists. All lists empty: the whole basket. */
export type Target = Readonly<{
  categories: readonly string[];
  brandIds: readonly string[];
  articleIds: readonly string[];
  /** GTINs as 14 digits. */
  gtins: readonly string[];
}>;

/** Whether it is the basket as a whole instead of some of its articles. */
export const isWholeBasket = ({ categories, brandIds, articleIds, gtins }: Target): boolean =>
  categories.length + brandIds.length + articleIds.length + gtins.length === 0;

/** What the campaigns about a target are found by: `c:` category, `b:` brand, `a:` article, `g:` code; none: the whole basket. */
export const keysOfTarget = ({ categories, brandIds, articleIds, gtins }: Target): string[] => [
  ...categories.map((key) => `c:${categoryKey(key)}`),
  ...brandIds.map((key) => `b:${key}`),
  ...articleIds.map((key) => `a:${key}`),
  ...gtins.map((key) => `g:${key}`),
];

/** What a line is found by. */
export type Found = Pick<BasketLine, 'category' | 'brandId' | 'articleId' | 'gtin'>;

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

/** A target, ready to be asked about many lines. */
export const compileTarget = (target: Target): IsIn => {
  if (isWholeBasket(target)) return () => true;
  const keys = new Set(keysOfTarget(target));
  return (line) => keysOfLine(line).some((key) => keys.has(key));
};

const compiled = new WeakMap<Target, IsIn>();

/** The same for a target that is asked about now and then: prepared when it is first asked. */
export const isInTarget = (target: Target): IsIn => {
  const known = compiled.get(target) ?? compileTarget(target);
  compiled.set(target, known);
  return known;
};
