import { grouped } from './grouped';
import { inOrder } from './in-order';

/** A piece that could join a group: its price, and what it would win elsewhere (both in the same fine unit). */
export type GroupPiece = Readonly<{ value: number; elsewhere: number }>;

/** The chosen groups, each from the dearest piece to the cheapest; numbers are positions in the given pieces. */
export type Groups = Readonly<{ groups: readonly (readonly number[])[]; gain: number }>;

type Bounds = Readonly<{ take: number; pay: number; groupsMax?: number | undefined }>;

/**
 * Forms groups of `take` pieces of which the cheapest `take − pay` are free, so that what is free is worth
 * the most after what the grouped pieces lose elsewhere. Exact: sorted from dear to cheap, an optimal choice
 * groups neighbours, and the table below tries every choice of them (O(pieces × take), times `groupsMax`
 * only when that bound binds).
 */
export const bestGroups = (
  pieces: readonly GroupPiece[],
  { take, pay, groupsMax = Number.POSITIVE_INFINITY }: Bounds,
): Groups => {
  const mayGain = pieces.some(({ value, elsewhere }) => value > elsewhere);
  if (pieces.length < take || groupsMax < 1 || !mayGain) return { groups: [], gain: 0 };
  const order = inOrder(
    pieces.map((_, position) => position),
    (a, b) => valueAt(pieces, b) - valueAt(pieces, a) || a - b,
  );
  const free = chosen(pieces, order, { take, pay, groupsMax: undefined });
  if (free.groups.length <= groupsMax) return free;
  if (pieces.length * take * (groupsMax + 1) > cellsMax) return dearestOf(free, pieces, { pay, groupsMax });
  return chosen(pieces, order, { take, pay, groupsMax });
};

/** The same, each group of pieces of one kind. Where `groupsMax` binds, the groups that gain most are kept. */
export const bestGroupsByKind = (
  pieces: readonly GroupPiece[],
  kinds: readonly string[],
  { take, pay, groupsMax = Number.POSITIVE_INFINITY }: Bounds,
): Groups => {
  const placed = pieces.map((piece, position) => ({ piece, position }));
  const groups = grouped(placed, ({ position }) => kinds[position] ?? '').flatMap((ofKind) => {
    const best = bestGroups(
      ofKind.map(({ piece }) => piece),
      { take, pay, groupsMax },
    );
    return best.groups.map((group) => group.flatMap((at) => ofKind[at]?.position ?? []));
  });
  return dearestOf({ groups }, pieces, { pay, groupsMax });
};

/** Above this size of table the bound on groups is met by keeping the groups that gain most. */
const cellsMax = 2_000_000;

const dearestOf = (
  { groups }: Pick<Groups, 'groups'>,
  pieces: readonly GroupPiece[],
  { pay, groupsMax }: { pay: number; groupsMax: number },
): Groups => {
  const gainOf = (group: readonly number[]) =>
    group.reduce(
      (sum, position, at) =>
        sum + (at >= pay ? valueAt(pieces, position) : 0) - (pieces[position]?.elsewhere ?? 0),
      0,
    );
  const kept = [...groups].sort((left, right) => gainOf(right) - gainOf(left)).slice(0, groupsMax);
  return { groups: kept, gain: kept.reduce((sum, group) => sum + gainOf(group), 0) };
};

const valueAt = (pieces: readonly GroupPiece[], position: number): number => pieces[position]?.value ?? 0;

/**
 * Table over (pieces seen, pieces in the open group, groups closed); with no bound on groups the last
 * dimension has one layer. `joined` remembers the choice that led to each cell. Each cell is reached from one other, so
 * that going from the last to the first the table is kept in place.
 */
const chosen = (
  pieces: readonly GroupPiece[],
  order: readonly number[],
  { take, pay, groupsMax }: { take: number; pay: number; groupsMax: number | undefined },
): Groups => {
  const layers = groupsMax === undefined ? 1 : groupsMax + 1;
  const width = take * layers;
  const best = new Array<number>(width).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const joined = new Uint8Array(order.length * width);

  for (const [seen, position] of order.entries()) {
    const piece = pieces[position];
    if (!piece) continue;
    const paid = -piece.elsewhere;
    const free = piece.value - piece.elsewhere;
    const reach = (cell: number, gain: number): void => {
      if (gain <= (best[cell] ?? 0)) return;
      best[cell] = gain;
      joined[seen * width + cell] = 1;
    };
    for (let layer = layers - 1; layer >= 0; layer -= 1) {
      const first = layer * take;
      const closed = (best[first + take - 1] ?? 0) + free;
      for (let open = take - 2; open >= 0; open -= 1)
        reach(first + open + 1, (best[first + open] ?? 0) + (open >= pay ? free : paid));
      if (layers === 1) reach(0, closed);
      else if (layer + 1 < layers) reach(first + take, closed);
    }
  }

  let layer = 0;
  for (let other = 1; other < layers; other += 1)
    if ((best[other * take] ?? 0) > (best[layer * take] ?? 0)) layer = other;
  const gain = best[layer * take] ?? 0;
  return { groups: retrace(order, joined, { take, layer, layers }), gain };
};

const retrace = (
  order: readonly number[],
  joined: Uint8Array,
  { take, layer, layers }: { take: number; layer: number; layers: number },
): number[][] => {
  const taken: number[] = [];
  let open = 0;
  let at = layer;
  for (let seen = order.length - 1; seen >= 0; seen -= 1) {
    if (!joined[(seen * layers + at) * take + open]) continue;
    taken.push(order[seen] ?? 0);
    if (open === 0) {
      open = take - 1;
      if (layers > 1) at -= 1;
    } else open -= 1;
  }
  taken.reverse();
  return Array.from({ length: taken.length / take }, (_, group) =>
    taken.slice(group * take, (group + 1) * take),
  );
};
