import { type Principal, worksEverywhere } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import type { Member } from './domain/member';
import type { Viewer } from './domain/member-view';
import { type Place, wasShownAt } from './domain/presentation';
import type { Membership } from './open-membership';
import { cardsOf } from './rows/cards';

/** A member together with who looks at them. */
export type ViewedMember = Readonly<{ member: Member; viewer: Viewer }>;

/** Where a card must have been shown for this principal to greet its member; nothing for who may not greet. */
const placeOf = (principal: Principal): Place | undefined => {
  switch (principal.kind) {
    case 'device':
      return { readerId: principal.deviceId };
    case 'terminal':
      return { readerId: principal.terminalId };
    case 'staff':
      return { storeIds: principal.storeIds };
    default:
      return undefined;
  }
};

/** Which of the members showed a card of theirs where this principal may greet them. */
const presentedTo = async (
  { cards }: Membership,
  principal: Principal,
  { memberIds, at }: { memberIds: readonly string[]; at: Date },
): Promise<Set<string>> => {
  const place = placeOf(principal);
  if (!place || memberIds.length === 0) return new Set();
  const found = await cardsOf(cards, memberIds);
  const shown = found.filter(({ row }) => wasShownAt(row.presentations, place, at));
  return new Set(shown.map(({ row }) => row.memberId));
};

/**
 * Reads members for whoever asks, in the order of the ids; `null` for one that is unknown and for one that is
 * not theirs to see alike. Every member shown to staff is written down before the answer leaves.
 */
export const readMembers = async (
  membership: Membership,
  { principal, correlationId, at }: { principal: Principal; correlationId: string; at: Date },
  ids: readonly string[],
): Promise<(ViewedMember | null)[]> => {
  const office = worksEverywhere(principal);
  const presented = office ? new Set() : await presentedTo(membership, principal, { memberIds: ids, at });
  const found = await membership.members.findAll(ids);

  const viewerOf = (id: string): Viewer => {
    if (principal.kind === 'member') return principal.memberId === id ? { kind: 'self' } : { kind: 'nobody' };
    if (office) return { kind: 'office' };
    return presented.has(id) ? { kind: 'reader', cardWasPresented: true } : { kind: 'nobody' };
  };
  const viewed = found.map((stored) => {
    const viewer = stored && viewerOf(stored.row.id);
    return viewer && viewer.kind !== 'nobody' ? { member: stored.row, viewer } : null;
  });

  if (principal.kind === 'staff') {
    const { staffId } = principal;
    const shown = new Set(viewed.flatMap((one) => (one ? [one.member.id] : [])));
    await membership.staffReads.insert(
      [...shown].map((memberId) => ({ id: newId(), staffId, memberId, correlationId, at })),
    );
  }
  return viewed;
};
