import { runAsProcess } from '@rayon/subgraph';
import { offersService } from './definition';

void runAsProcess(offersService);
