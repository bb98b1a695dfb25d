import { runAsProcess } from '@rayon/subgraph';
import { pointsService } from './definition';

void runAsProcess(pointsService);
