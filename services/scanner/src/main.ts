import { runAsProcess } from '@rayon/subgraph';
import { scannerService } from './definition';

void runAsProcess(scannerService);
