import type { ServiceDefinition } from '@rayon/subgraph';
import { buildScannerSubgraph } from './schema';
import { createScannerService } from './service';
import { scannerSettings } from './settings';

/** What the list of services says of this one. */
export const scannerService = {
  name: 'scanner',
  defaultPort: 4103,
  buildSubgraph: buildScannerSubgraph,
  create: createScannerService,
  settings: {
    list: scannerSettings.list,
    read: (environment) => ({ config: scannerSettings.read(environment) }),
  },
} as const satisfies ServiceDefinition;
