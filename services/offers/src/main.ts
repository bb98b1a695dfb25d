import { runAsProcess } from '@rayon/service-host';
import { offersConfig } from './config';
import { createOffersService } from './service';

void runAsProcess({
  name: 'offers',
  create: (deps) => createOffersService({ ...deps, ...offersConfig(process.env) }),
  defaultPort: 4104,
});
