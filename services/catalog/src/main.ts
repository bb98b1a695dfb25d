import { runAsProcess } from '@rayon/subgraph';
import { catalogService } from './definition';

void runAsProcess(catalogService);
