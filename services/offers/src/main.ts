import { runAsProcess } from '@rayon/service-host';
import { offersService } from './definition';

void runAsProcess(offersService);
