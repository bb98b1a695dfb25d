import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import type { MembersContext } from './adapters/graphql/context';
import { DeviceResolver } from './adapters/graphql/device.resolver';
import { CardQrResolver, MemberResolver } from './adapters/graphql/member.resolver';
import { membersReferences } from './adapters/graphql/references';
import { SessionResolver } from './adapters/graphql/session.resolver';
import { StaffResolver } from './adapters/graphql/staff.resolver';
import { membersCommands } from './commands';

/** The subgraph of this service. Needs no store and no network: the committed SDL is printed from it. */
export const buildMembersSubgraph = (): Subgraph =>
  buildSubgraph<MembersContext>({
    name: 'members',
    resolvers: [MemberResolver, CardQrResolver, SessionResolver, DeviceResolver, StaffResolver],
    commands: membersCommands,
    references: membersReferences,
  });
