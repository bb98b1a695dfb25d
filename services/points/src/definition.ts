import type { ServiceDefinition } from '@rayon/subgraph';
import { buildPointsSubgraph } from './schema';
import { createPointsService } from './service';

/** What the list of services says of this one. */
export const pointsService = {
  name: 'points',
  defaultPort: 4105,
  buildSubgraph: buildPointsSubgraph,
  create: createPointsService,
} as const satisfies ServiceDefinition;
