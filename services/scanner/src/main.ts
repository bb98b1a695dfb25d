import { runAsProcess } from '@rayon/service-host';
import { scannerConfig } from './config';
import { createScannerService } from './service';

const config = scannerConfig(process.env);

void runAsProcess({
  name: 'scanner',
  create: (deps) => createScannerService({ ...deps, config }),
  defaultPort: 4103,
});
