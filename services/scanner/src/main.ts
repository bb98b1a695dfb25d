import { runAsProcess } from '@rayon/subgraph';
import { scannerConfig } from './config';
import { createScannerService } from './service';

const config = scannerConfig(process.env);

void runAsProcess({
  name: 'scanner',
  create: (deps) => createScannerService({ ...deps, config }),
  defaultPort: 4103,
});
