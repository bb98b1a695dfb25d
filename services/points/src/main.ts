import { runAsProcess } from '@rayon/subgraph';
import { createPointsService } from './service';

void runAsProcess({ name: 'points', create: createPointsService, defaultPort: 4105 });
