import { runAsProcess } from '@rayon/service-host';
import { catalogService } from './definition';

void runAsProcess(catalogService);
