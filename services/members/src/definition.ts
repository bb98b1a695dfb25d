import type { ServiceDefinition } from '@rayon/subgraph';
import type * as schema from './schema';
import type * as service from './service';
import { membersSettings } from './settings';

/** What the list of services says of this one. */
export const membersService = {
  name: 'members',
  defaultPort: 4102,
  buildSubgraph: () => (require('./schema') as typeof schema).buildMembersSubgraph(),
  create: (deps: Parameters<typeof service.createMembersService>[0]) =>
    (require('./service') as typeof service).createMembersService(deps),
  settings: membersSettings,
  publishesAccessKeys: true,
} as const satisfies ServiceDefinition;
