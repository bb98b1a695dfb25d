import { type Assignable, type Assignment, growingSets, type Role } from './assign-pieces';

/**
 * Makes sets of which the cheapest pieces are rewarded that can be while the others are there to be bought, and of those sets as many
 * as gain most. By price alone, so that nothing a piece would win elsewhere moves the reward to a dearer one; what
 * is bought for it are the pieces that lose least.
 */
export const assignCheapest = (
  pieces: readonly Assignable[],
  roles: readonly Role[],
  { prices, setsMax }: { prices: readonly number[]; setsMax?: number | undefined },
): Assignment => {
  // Ranks tell the cheapest as well as prices do, and leave room for what is lost to decide between equals only. One piece
  // more is above all of them, or two dear ones would be less than a cheap one.
  const falling = [...new Set(prices)].sort((left, right) => right - left);
  const onePiece = prices.length * falling.length;
  const rankOf = new Map(falling.map((price, rank) => [price, onePiece + rank]));
  const all = 1 + pieces.reduce((sum, { elsewhere }) => sum + Math.abs(elsewhere), 0);
  const byLoss = pieces.map(({ elsewhere }) => ({ elsewhere: elsewhere / all }));
  const byPrice = roles.map((role) => ({
    ...role,
    value: (position: number) => (role.value(position) > 0 ? (rankOf.get(prices[position] ?? 0) ?? 0) : 0),
  }));
  let best: Assignment = { sets: 0, roleOf: new Map(), gain: 0 };
  for (const { sets, roleOf } of growingSets(byLoss, byPrice, { cost: 0, setsMax })) {
    let gain = 0;
    for (const [position, role] of roleOf)
      gain += (roles[role]?.value(position) ?? 0) - (pieces[position]?.elsewhere ?? 0);
    if (gain > best.gain) best = { sets, roleOf, gain };
  }
  return best;
};
