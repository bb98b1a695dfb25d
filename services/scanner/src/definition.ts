import type { ServiceDefinition } from '@rayon/subgraph';
import type * as schema from './schema';
import type * as service from './service';
import { scannerSettings } from './settings';

/** What the list of services says of this one. */
export const scannerService = {
  name: 'scanner',
  defaultPort: 4103,
  buildSubgraph: () => (require('./schema') as typeof schema).buildScannerSubgraph(),
  create: (deps: Parameters<typeof service.createScannerService>[0]) =>
    (require('./service') as typeof service).createScannerService(deps),
  settings: {
    list: scannerSettings.list,
    read: (environment) => ({ config: scannerSettings.read(environment) }),
  },
} as const satisfies ServiceDefinition;
