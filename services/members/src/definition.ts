import type { ServiceDefinition } from '@rayon/subgraph';
import { buildMembersSubgraph } from './schema';
import { createMembersService } from './service';
import { membersSettings } from './settings';

/** What the list of services says of this one. */
export const membersService = {
  name: 'members',
  defaultPort: 4102,
  buildSubgraph: buildMembersSubgraph,
  create: createMembersService,
  settings: membersSettings,
  publishesAccessKeys: true,
} as const satisfies ServiceDefinition;
