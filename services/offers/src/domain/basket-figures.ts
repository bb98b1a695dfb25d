import { categoryKey } from './category-key';

/** A line of a paid basket, as far as figures ask. */
export type FiguredLine = Readonly<{
  category: string;
  brandId?: string;
  quantity: number;
  /** Before offers. */
  amountMinor: number;
  /** What offers took off; absent in rows of earlier versions. */
  discountMinor?: number;
  deposit: boolean;
}>;

/** In how many baskets something was, and what it brought there. */
type ItemFigures = Readonly<{ baskets: number; paidMinor: number; savedMinor: number }>;

/**
 * What was bought in one store, counted by basket: categories (`c:`) and brands (`b:`), and which brand or category was bought
 * beside which category. Something beside itself: more than one piece of it.
 */
export type BasketFigures = Readonly<{
  baskets: number;
  items: ReadonlyMap<string, ItemFigures>;
  /** `<beside>`, a line feed, `<item>`. */
  pairs: ReadonlyMap<string, number>;
}>;

/** No basket yet. */
export const noFigures: BasketFigures = { baskets: 0, items: new Map(), pairs: new Map() };

/** The most that is kept of a store: what is bought seldom has nothing to say. */
export const figuresMax = { items: 300, pairs: 3_000 } as const;
/** Pairs seen less often are chance. */
const pairsMin = 5;
/** How many baskets of no affinity a pair is taken to have been seen in beside its own. */
const doubt = 10;

/** How often something is supposed to be bought of which nothing is known. */
export const shareOfUnknown = 0.05;

/** No name of one line has it. */
const separator = '\n';

const pairKey = (beside: string, item: string): string => `${beside}${separator}${item}`;

/** Counts baskets one after another. */
export const countBaskets = () => {
  let baskets = 0;
  const items = new Map<string, { baskets: number; paidMinor: number; savedMinor: number }>();
  const pairs = new Map<string, number>();

  const add = (lines: readonly FiguredLine[]): void => {
    const found = new Map<string, { pieces: number; paidMinor: number; savedMinor: number }>();
    for (const { category, brandId, quantity, amountMinor, discountMinor = 0, deposit } of lines) {
      if (deposit) continue;
      const keys = [`c:${categoryKey(category)}`, ...(brandId === undefined ? [] : [`b:${brandId}`])];
      for (const key of keys) {
        const known = found.get(key) ?? { pieces: 0, paidMinor: 0, savedMinor: 0 };
        known.pieces += quantity;
        known.paidMinor += amountMinor - discountMinor;
        known.savedMinor += discountMinor;
        found.set(key, known);
      }
    }
    baskets += 1;
    for (const [key, { paidMinor, savedMinor }] of found) {
      const item = items.get(key) ?? { baskets: 0, paidMinor: 0, savedMinor: 0 };
      item.baskets += 1;
      item.paidMinor += paidMinor;
      item.savedMinor += savedMinor;
      items.set(key, item);
    }
    for (const beside of found.keys()) {
      if (!beside.startsWith('c:')) continue;
      for (const [item, { pieces }] of found)
        if (item !== beside || pieces > 1)
          pairs.set(pairKey(beside, item), (pairs.get(pairKey(beside, item)) ?? 0) + 1);
    }
  };

  /** What was counted, as far as it is kept. */
  const figures = (): BasketFigures => {
    const kept = [...items]
      .sort(([one, left], [other, right]) => right.baskets - left.baskets || (one < other ? -1 : 1))
      .slice(0, figuresMax.items);
    const named = new Set(kept.map(([key]) => key));
    const together = [...pairs]
      .filter(([key, count]) => count >= pairsMin && key.split(separator).every((item) => named.has(item)))
      .sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1))
      .slice(0, figuresMax.pairs);
    return { baskets, items: new Map(kept), pairs: new Map(together) };
  };
  return { add, figures };
};

/** How often what is on the right is bought (support), bought with what is on the left (confidence), and more than usual (lift). */
export const ruleOf = ({
  baskets,
  left,
  right,
  both,
}: Readonly<{ baskets: number; left: number; right: number; both: number }>) => ({
  support: both / baskets,
  confidence: both / left,
  lift: (both / left) * (baskets / right),
});

/** What is known beforehand of something a message is about. */
export type Expected = Readonly<{
  /** How likely it is bought. */
  share: number;
  /** What it leaves to pay and what is taken off it, where it is bought. */
  paidMinor: number;
  savedMinor: number;
  /** How much likelier that is than without what was scanned: 1 where it says nothing. */
  lift: number;
}>;

/**
 * What is to be expected of the subject of a message beside what was just scanned: its popularity times its affinity to that,
 * which is drawn towards none where few baskets show it. Undefined where the store has sold nothing.
 */
export const expectedOf = (
  { baskets, items, pairs }: BasketFigures,
  subject: readonly string[],
  beside: string | undefined,
): Expected | undefined => {
  let [without, withoutAnyway] = [1, 1];
  let [bought, paid, saved] = [0, 0, 0];
  for (const key of subject) {
    const item = items.get(key);
    if (!item) continue;
    const popularity = item.baskets / baskets;
    const others = beside === undefined ? undefined : items.get(beside)?.baskets;
    const both = beside === undefined ? undefined : pairs.get(pairKey(beside, key));
    const usual = others === undefined ? 0 : others * popularity;
    const affinity = both === undefined ? 1 : (both + doubt) / (usual + doubt);
    without *= 1 - Math.min(1, popularity * affinity);
    withoutAnyway *= 1 - popularity;
    bought += item.baskets;
    paid += item.paidMinor;
    saved += item.savedMinor;
  }
  if (bought === 0) return ofAnything({ items });
  return {
    share: 1 - without,
    paidMinor: paid / bought,
    savedMinor: saved / bought,
    lift: (1 - without) / (1 - withoutAnyway),
  };
};

/** What is expected of something of which nothing is known: seldom bought, at what anything costs here. */
const ofAnything = ({ items }: Pick<BasketFigures, 'items'>): Expected | undefined => {
  let [bought, paid, saved] = [0, 0, 0];
  for (const { baskets, paidMinor, savedMinor } of items.values()) {
    bought += baskets;
    paid += paidMinor;
    saved += savedMinor;
  }
  if (bought === 0) return undefined;
  return { share: shareOfUnknown, paidMinor: paid / bought, savedMinor: saved / bought, lift: 1 };
};

/** What is paid for a basket, on average of those that are counted. */
export const paidPerBasket = ({ baskets, items }: BasketFigures): number => {
  const paid = [...items].reduce((sum, [key, item]) => sum + (key.startsWith('c:') ? item.paidMinor : 0), 0);
  return baskets === 0 ? 0 : paid / baskets;
};

/** Figures of one store, as they are stored. */
export type StoredFigures = Readonly<{
  storeId: string;
  at: Date;
  /** The newest sale that is counted. */
  soldAt: Date;
  baskets: number;
  items: readonly (ItemFigures & Readonly<{ key: string }>)[];
  pairs: readonly Readonly<{ key: string; baskets: number }>[];
}>;

/** Figures as they are looked up. */
export const figuresFrom = ({ baskets, items, pairs }: StoredFigures): BasketFigures => ({
  baskets,
  items: new Map(items.map(({ key, ...item }) => [key, item])),
  pairs: new Map(pairs.map(({ key, baskets: count }) => [key, count])),
});

/** Figures as they are stored. */
export const storedFrom = (
  { baskets, items, pairs }: BasketFigures,
  of: Pick<StoredFigures, 'storeId' | 'at' | 'soldAt'>,
): StoredFigures => ({
  ...of,
  baskets,
  items: [...items].map(([key, item]) => ({ key, ...item })),
  pairs: [...pairs].map(([key, count]) => ({ key, baskets: count })),
});
