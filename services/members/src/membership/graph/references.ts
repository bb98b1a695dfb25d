import { byId } from '@rayon/subgraph';
import { readMembers } from '../read-members';
import type { MembershipContext } from './context';
import { toMember } from './member.type';

/** Entities of this service that other subgraphs name by id: only the id is believed, everything else is our own. */
export const membersReferences = {
  Member: byId<MembershipContext>(async (ids, { request, clock, membership }) => {
    const viewed = await readMembers(membership, { ...request, at: clock() }, ids);
    return viewed.map((one) => (one ? toMember(one.member, one.viewer) : null));
  }),
};
