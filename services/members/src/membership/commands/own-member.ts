import type { MembershipContext } from '../graph/context';
import { type Member, toMember } from '../graph/member.type';

/** The member just written by the same request, seen by themselves. */
export const ownMember = async (memberId: string, { membership }: MembershipContext): Promise<Member> => {
  const member = await membership.members.find(memberId);
  if (!member) throw new Error('a member vanished');
  return toMember(member.row, { kind: 'self' });
};
