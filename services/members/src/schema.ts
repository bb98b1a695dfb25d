import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { deviceCommands, sessionCommands } from './identity/commands';
import { DeviceResolver } from './identity/graph/device.resolver';

// The graph lists queries in the order in which their resolvers are read: devices, employees, members, sessions, staff.

import type { MembershipContext } from './membership';
import { membershipCommands } from './membership/commands';
import { EmployeesResolver } from './membership/graph/employees.resolver';
import { CardQrResolver, MemberResolver } from './membership/graph/member.resolver';

// Last, as said above.

import { SessionResolver } from './identity/graph/session.resolver';
import { StaffResolver } from './identity/graph/staff.resolver';

/** The subgraph of this service. Needs no store and no network: the committed SDL is printed from it. */
export const buildMembersSubgraph = (): Subgraph =>
  buildSubgraph<MembershipContext>({
    name: 'members',
    resolvers: [
      DeviceResolver,
      MemberResolver,
      CardQrResolver,
      EmployeesResolver,
      SessionResolver,
      StaffResolver,
    ],
    commands: [...deviceCommands, ...membershipCommands, ...sessionCommands],
  });
