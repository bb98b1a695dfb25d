import type { ServiceDefinition } from '@rayon/subgraph';
import type * as schema from './schema';
import type * as service from './service';
import { pointsSettings } from './settings';

/** What the list of services says of this one. */
export const pointsService = {
  name: 'points',
  defaultPort: 4105,
  buildSubgraph: () => (require('./schema') as typeof schema).buildPointsSubgraph(),
  create: (deps: Parameters<typeof service.createPointsService>[0]) =>
    (require('./service') as typeof service).createPointsService(deps),
  settings: {
    list: pointsSettings.list,
    read: (environment) => ({ config: pointsSettings.read(environment) }),
  },
} as const satisfies ServiceDefinition;
