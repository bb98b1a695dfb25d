/** A stored document's members by name. */
type Members = Readonly<Record<string, unknown>>;

/** An update that turns one document into the other: what differs is set or unset, a list that only grew is appended to. */
export const changesBetween = (before: Members, after: Members): Record<string, object> => {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  const push: Record<string, object> = {};
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[member], after[member]];
    if (isSame(old, now)) continue;
    if (now === undefined) unset[member] = '';
    else if (Array.isArray(old) && Array.isArray(now) && isGrown(old, now))
      push[member] = { $each: now.slice(old.length) };
    else set[member] = now;
  }
  return {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    ...(Object.keys(push).length > 0 ? { $push: push } : {}),
  };
};

const isSame = (left: unknown, right: unknown): boolean =>
  left === right ||
  (left instanceof Date && right instanceof Date && left.getTime() === right.getTime()) ||
  (Array.isArray(left) && Array.isArray(right) && left.length === 0 && right.length === 0);

/** Values are never changed in place: the same elements first means that the rest was added. */
const isGrown = (old: readonly unknown[], now: readonly unknown[]): boolean =>
  old.length > 0 && now.length > old.length && old.every((element, index) => element === now[index]);
