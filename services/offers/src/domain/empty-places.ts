/** So many pieces of a kind. */
export type Need<Piece> = Readonly<{ isIn: (piece: Piece) => boolean; quantity: number }>;

/**
 * How many places of each need stay empty when pieces fill as many of them as they can, each in one place, those of the first need
 * first: a piece moves on to another place that takes it where that makes room.
 */
export const emptyPlaces = <Piece>(needs: readonly Need<Piece>[], pieces: readonly Piece[]): number[] => {
  const needOf = new Map<Piece, number>();
  const fill = (need: number, seen: Set<Piece>): boolean =>
    pieces.some((piece) => {
      if (seen.has(piece) || !needs[need]?.isIn(piece)) return false;
      seen.add(piece);
      const held = needOf.get(piece);
      if (held === need || (held !== undefined && !fill(held, seen))) return false;
      needOf.set(piece, need);
      return true;
    });
  return needs.map(({ quantity }, need) => {
    let filled = 0;
    while (filled < quantity && fill(need, new Set())) filled += 1;
    return quantity - filled;
  });
};
