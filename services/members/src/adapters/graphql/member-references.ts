import { isUuid } from '@rayon/kernel';
import type { ReferenceResolver } from '@rayon/service-host';
import type { MembersContext } from './context';
import { toMember } from './member.resolver';

/** Members named by other subgraphs: only the id is taken from the representation, everything else is our own. */
export const memberReferences: ReferenceResolver<MembersContext> = async (
  references,
  { request, useCases },
) => {
  const ids = references.map(({ id }) => (isUuid(id) ? id : ''));
  const viewed = await useCases.readMembers(request.principal, request.correlationId, ids);
  return viewed.map((one) => (one ? toMember(one.member, one.viewer) : null));
};
