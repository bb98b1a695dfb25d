import type { ServiceDefinition } from '@rayon/subgraph';
import { membersConfig } from './config';
import { buildMembersSubgraph } from './schema';
import { createMembersService } from './service';

/** What the list of services says of this one. */
export const membersService = {
  name: 'members',
  defaultPort: 4102,
  buildSubgraph: buildMembersSubgraph,
  create: createMembersService,
  settings: membersConfig,
  publishesAccessKeys: true,
} as const satisfies ServiceDefinition;
