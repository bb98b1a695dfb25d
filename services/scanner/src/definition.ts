import type { Environment, ServiceDefinition } from '@rayon/subgraph';
import { buildScannerSubgraph } from './schema';
import { createScannerService } from './service';
import { scannerConfig } from './settings';

/** What the list of services says of this one. */
export const scannerService = {
  name: 'scanner',
  defaultPort: 4103,
  buildSubgraph: buildScannerSubgraph,
  create: createScannerService,
  settings: (environment: Environment) => ({ config: scannerConfig(environment) }),
} as const satisfies ServiceDefinition;
