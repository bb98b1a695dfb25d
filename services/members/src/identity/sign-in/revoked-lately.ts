import { type Revoked, revokedIdsMax, revokedKeptMilliseconds } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { from } from '@rayon/store';
import type { IdentityRows } from '../rows';

/** A change is written a little after the moment it names; asked again from before that, nothing is missed. */
const writingMilliseconds = 60_000;

/** Rows of one kind in one answer; together they are as many as an answer holds. */
const rowsMax = revokedIdsMax / 2;

/**
 * Which sessions and machines were revoked since, as far back as a token of theirs may still be good. Whatever ends a
 * session early counts: signing out, a new password, a renewal that was copied.
 */
export const revokedLately = async (
  { sessions, devices }: Pick<IdentityRows, 'sessions' | 'devices'>,
  clock: Clock,
  since: number | undefined,
): Promise<Revoked> => {
  const now = clock().getTime();
  const beginning = new Date(Math.max(now - revokedKeptMilliseconds, since ?? 0));
  const lately = { revokedAt: from(beginning) };
  const inOrder = { sort: { revokedAt: 1 }, limit: rowsMax } as const;
  const found = await Promise.all([sessions.findMany(lately, inOrder), devices.findMany(lately, inOrder)]);
  // A list that is full goes on where it broke off.
  const brokenOff = found.flatMap((rows) => {
    const last = rows.length === rowsMax ? rows.at(-1)?.revokedAt : undefined;
    return last ? [last.getTime()] : [];
  });
  return {
    until: Math.min(Math.max(0, now - writingMilliseconds), ...brokenOff),
    ids: found.flatMap((rows) => rows.map(({ id }) => id)),
  };
};
