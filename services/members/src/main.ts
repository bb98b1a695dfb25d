import { runAsProcess } from '@rayon/service-host';
import { membersService } from './definition';

void runAsProcess(membersService);
