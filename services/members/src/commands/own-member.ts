import type { MembersContext } from '../adapters/graphql/context';
import { type Member, toMember } from '../adapters/graphql/member.type';

/** The member just written by the same request, seen by themselves. */
export const ownMember = async (memberId: string, { reads }: MembersContext): Promise<Member> => {
  const member = await reads.members.find(memberId);
  if (!member) throw new Error('a member vanished');
  return toMember(member, { kind: 'self' });
};
