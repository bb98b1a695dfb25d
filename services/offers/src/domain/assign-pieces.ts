/** A piece that could be part of a set: what it would win elsewhere. */
export type Assignable = Readonly<{ elsewhere: number }>;

/** A place in a set. */
export type Role = Readonly<{
  /** Pieces each set needs of it. */
  quantity: number;
  /** Whether a set may have fewer of them. */
  optional: boolean;
  accepts: (position: number) => boolean;
  /** What a piece gains in this place, at least zero. */
  value: (position: number) => number;
}>;

/** The sets that were made: how many, and the place of each piece that is in one; the rest is absent. */
export type Assignment = Readonly<{ sets: number; roleOf: ReadonlyMap<number, number>; gain: number }>;

/** Places filled before no further set is made: beyond, a basket has enough of them. */
const placesMax = 600;

/**
 * Makes as many sets as gain something, each piece in one place, so that what they gain after their cost and after what
 * their pieces lose elsewhere is the most. Exact: places are filled one by one along the path that gains most, a piece
 * moving to another place where that is better (a flow of maximal gain), and one more set never gains more than the last.
 */
export const assignPieces = (
  pieces: readonly Assignable[],
  roles: readonly Role[],
  { cost, setsMax }: { cost: number; setsMax?: number | undefined },
): Assignment => {
  let best: Assignment = { sets: 0, roleOf: new Map(), gain: 0 };
  for (const sets of growingSets(pieces, roles, { cost, setsMax })) best = sets;
  return best;
};

/** One set, two of them and so on, each as good as so many can be, for as long as one more gains something. */
export function* growingSets(
  pieces: readonly Assignable[],
  roles: readonly Role[],
  { cost, setsMax = Number.POSITIVE_INFINITY }: { cost: number; setsMax?: number | undefined },
): Generator<Assignment> {
  const places = roles.reduce((sum, { quantity }) => sum + quantity, 0);
  const roleOf = new Map<number, number>();
  let before = 0;
  let gain = 0;
  for (let sets = 1; sets <= setsMax && sets * places <= placesMax; sets += 1) {
    gain -= cost;
    for (const [role, { quantity }] of roles.entries())
      for (let filled = 0; filled < quantity; filled += 1) {
        const more = fillOne(pieces, roles, roleOf, role);
        if (more === undefined) return;
        gain += more;
      }
    if (gain <= before) return;
    before = gain;
    yield { sets, roleOf: new Map(roleOf), gain };
  }
}

/** How a place is filled: by a piece that is free or stands in another place, or (an optional one) by none. */
type Filling = Readonly<{ gain: number; piece?: number; from?: number }>;

/** Fills one place more of a role, moving pieces along; what that gains, or undefined where it cannot be filled. */
const fillOne = (
  pieces: readonly Assignable[],
  roles: readonly Role[],
  roleOf: Map<number, number>,
  wanted: number,
): number | undefined => {
  const placed = [...roleOf].sort(([left], [right]) => left - right);
  const moves = roles.map((role, to) => roles.map((_, from) => bestMove(roles, role, placed, { to, from })));
  const ways = roles.map((role) => bestFree(pieces, role, roleOf));
  // As many rounds as there are roles: no path visits one twice.
  for (let round = 1; round < roles.length; round += 1)
    for (let to = 0; to < roles.length; to += 1)
      for (let from = 0; from < roles.length; from += 1) {
        const move = moves[to]?.[from];
        const before = ways[from];
        if (!move || !before) continue;
        const gain = move.gain + before.gain;
        const isBetter = gain > (ways[to]?.gain ?? Number.NEGATIVE_INFINITY);
        // A round gains nothing, but where gains are fractions it may seem to.
        if (isBetter && !passes(ways, from, to)) ways[to] = { ...move, gain };
      }
  const way = ways[wanted];
  if (!way) return undefined;
  for (let role: number | undefined = wanted; role !== undefined; ) {
    const step: Filling | undefined = ways[role];
    if (step?.piece !== undefined) roleOf.set(step.piece, role);
    role = step?.from;
  }
  return way.gain;
};

/** Whether the way to fill a place leads over another one. */
const passes = (ways: readonly (Filling | undefined)[], first: number, over: number): boolean => {
  for (let role: number | undefined = first; role !== undefined; role = ways[role]?.from)
    if (role === over) return true;
  return false;
};

const bestFree = (
  pieces: readonly Assignable[],
  role: Role,
  roleOf: ReadonlyMap<number, number>,
): Filling | undefined => {
  let best: Filling | undefined = role.optional ? { gain: 0 } : undefined;
  for (const [position, { elsewhere }] of pieces.entries()) {
    if (roleOf.has(position) || !role.accepts(position)) continue;
    const gain = role.value(position) - elsewhere;
    if (best === undefined || gain > best.gain) best = { gain, piece: position };
  }
  return best;
};

const bestMove = (
  roles: readonly Role[],
  role: Role,
  /** Pieces with the role they have, in their order. */
  placed: readonly (readonly [position: number, role: number])[],
  { to, from }: { to: number; from: number },
): Filling | undefined => {
  if (to === from) return undefined;
  let best: Filling | undefined;
  for (const [position, standing] of placed) {
    if (standing !== from || !role.accepts(position)) continue;
    const gain = role.value(position) - (roles[from]?.value(position) ?? 0);
    if (best === undefined || gain > best.gain) best = { gain, piece: position, from };
  }
  return best;
};
