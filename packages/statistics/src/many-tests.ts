/**
 * p values of several questions, in their order, so that comparing each with alpha errs on any at all with a probability of at
 * most alpha. Holm, Scandinavian Journal of Statistics 6, 1979; R's `p.adjust(method = "holm")`.
 */
export const holm = (pValues: readonly number[]): number[] => {
  const order = ascending(pValues);
  let highest = 0;
  return inPlace(order, (p, rank) => {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * p));
    return highest;
  });
};

/**
 * p values of several questions, in their order, so that of those below alpha a share of at most alpha is expected to err.
 * Benjamini & Hochberg, Journal of the Royal Statistical Society B 57, 1995; R's `p.adjust(method = "BH")`.
 */
export const benjaminiHochberg = (pValues: readonly number[]): number[] => {
  const order = ascending(pValues).reverse();
  let lowest = 1;
  return inPlace(order, (p, rank) => {
    lowest = Math.min(lowest, (pValues.length / (pValues.length - rank)) * p);
    return lowest;
  });
};

type Placed = Readonly<{ p: number; place: number }>;

const ascending = (pValues: readonly number[]): Placed[] =>
  pValues.map((p, place) => ({ p, place })).sort((one, other) => one.p - other.p);

/** What becomes of each, from the first of the order to the last, put back where it stood. */
const inPlace = (order: readonly Placed[], become: (p: number, rank: number) => number): number[] => {
  const values = order.map(({ p, place }, rank) => ({ place, value: become(p, rank) }));
  return values.sort((one, other) => one.place - other.place).map(({ value }) => value);
};
