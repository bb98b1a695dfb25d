import type { Principal } from '@rayon/auth';
import type { Member } from '../domain/member';
import { presentationHours, type Viewer } from '../domain/member-view';
import type { Ports } from './ports';

/** A member together with who looks at them. */
export type ViewedMember = Readonly<{ member: Member; viewer: Viewer }>;

const presentedFor = (
  { presentations, clock }: Pick<Ports, 'presentations' | 'clock'>,
  principal: Principal,
  memberIds: readonly string[],
): Promise<Set<string>> => {
  const since = new Date(clock().getTime() - presentationHours * 3_600_000);
  switch (principal.kind) {
    case 'device':
      return presentations.presentedSince(since, { readerId: principal.deviceId }, memberIds);
    case 'terminal':
      return presentations.presentedSince(since, { readerId: principal.terminalId }, memberIds);
    case 'staff':
      return presentations.presentedSince(since, { storeIds: principal.storeIds }, memberIds);
    default:
      return Promise.resolve(new Set());
  }
};

/**
 * Reads members for whoever asks, in the order of the ids; `null` for one that is unknown and for one that is
 * not theirs to see alike. Every member shown to staff is written down before the answer leaves.
 */
export const readMembers =
  (ports: Pick<Ports, 'members' | 'presentations' | 'readLog' | 'clock'>) =>
  async (
    principal: Principal,
    correlationId: string,
    ids: readonly string[],
  ): Promise<(ViewedMember | null)[]> => {
    const office = principal.kind === 'staff' && principal.role !== 'associate';
    const presented = office ? new Set<string>() : await presentedFor(ports, principal, ids);
    const members = new Map((await ports.members.findMany(ids)).map((member) => [member.id, member]));

    const viewerOf = (id: string): Viewer => {
      if (principal.kind === 'member')
        return principal.memberId === id ? { kind: 'self' } : { kind: 'nobody' };
      if (office) return { kind: 'office' };
      return presented.has(id) ? { kind: 'reader', cardWasPresented: true } : { kind: 'nobody' };
    };
    const viewed = ids.map((id) => {
      const member = members.get(id);
      const viewer = viewerOf(id);
      return member && viewer.kind !== 'nobody' ? { member, viewer } : null;
    });

    if (principal.kind === 'staff') {
      const shown = new Set(viewed.flatMap((one) => (one ? [one.member.id] : [])));
      const at = ports.clock();
      await ports.readLog.append(
        [...shown].map((memberId) => ({ staffId: principal.staffId, memberId, correlationId, at })),
      );
    }
    return viewed;
  };
