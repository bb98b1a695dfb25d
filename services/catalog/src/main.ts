import { runAsProcess } from '@rayon/subgraph';
import { catalogConfig } from './config';
import { createCatalogService } from './service';

const config = catalogConfig(process.env);

void runAsProcess({
  name: 'catalog',
  create: (deps) => createCatalogService({ ...deps, ...config }),
  defaultPort: 4101,
});
