import { runAsProcess } from '@rayon/service-host';
import { pointsService } from './definition';

void runAsProcess(pointsService);
