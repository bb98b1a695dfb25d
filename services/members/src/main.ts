import { runAsProcess } from '@rayon/subgraph';
import { membersConfig } from './config';
import { createMembersService } from './service';

const config = membersConfig(process.env);

void runAsProcess({
  name: 'members',
  create: (deps) => createMembersService({ ...deps, ...config }),
  defaultPort: 4102,
});
