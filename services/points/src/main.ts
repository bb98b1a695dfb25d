import { runAsProcess } from '@rayon/service-host';
import { createPointsService } from './service';

void runAsProcess({ name: 'points', create: createPointsService, defaultPort: 4105 });
