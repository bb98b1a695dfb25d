import { runAsProcess } from '@rayon/subgraph';
import { offersConfig } from './config';
import { createOffersService } from './service';

const config = offersConfig(process.env);

void runAsProcess({
  name: 'offers',
  create: (deps) => createOffersService({ ...deps, ...config }),
  defaultPort: 4104,
});
