import { byId } from '@rayon/subgraph';
import type { MembersContext } from './context';
import { toMember } from './member.type';

/** Entities of this service that other subgraphs name by id: only the id is believed, everything else is our own. */
export const membersReferences = {
  Member: byId<MembersContext>(async (ids, { request, useCases }) => {
    const viewed = await useCases.readMembers(request.principal, request.correlationId, ids);
    return viewed.map((one) => (one ? toMember(one.member, one.viewer) : null));
  }),
};
