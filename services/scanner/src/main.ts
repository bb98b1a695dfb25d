import { runAsProcess } from '@rayon/service-host';
import { scannerService } from './definition';

void runAsProcess(scannerService);
