import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { identityCommands } from './identity/commands';
import { DeviceResolver } from './identity/graph/device.resolver';
import { SessionResolver } from './identity/graph/session.resolver';
import { StaffResolver } from './identity/graph/staff.resolver';
import type { MembershipContext } from './membership';
import { membershipCommands } from './membership/commands';
import { CardQrResolver, MemberResolver } from './membership/graph/member.resolver';
import { membersReferences } from './membership/graph/references';

/** The subgraph of this service. Needs no store and no network: the committed SDL is printed from it. */
export const buildMembersSubgraph = (): Subgraph =>
  buildSubgraph<MembershipContext>({
    name: 'members',
    resolvers: [MemberResolver, CardQrResolver, SessionResolver, DeviceResolver, StaffResolver],
    commands: [...identityCommands, ...membershipCommands],
    references: membersReferences,
  });
