import { services } from '@rayon/services';
import type { SubgraphSdl } from './compose';

/** The SDL of every service as its code has it now. */
export const subgraphsFromCode = (): readonly SubgraphSdl[] =>
  services.map(({ name, buildSubgraph }) => ({ name, sdl: `${buildSubgraph().sdl.trimEnd()}\n` }));
