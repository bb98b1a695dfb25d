import { runAsProcess } from '@rayon/subgraph';
import { membersService } from './definition';

void runAsProcess(membersService);
