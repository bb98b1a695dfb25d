import type { SubgraphSdl } from './compose';

/** The services of the supergraph: package and the function that builds its subgraph without any I/O. */
const services = [
  { name: 'catalog', build: 'buildCatalogSubgraph' },
  { name: 'members', build: 'buildMembersSubgraph' },
  { name: 'offers', build: 'buildOffersSubgraph' },
  { name: 'points', build: 'buildPointsSubgraph' },
  { name: 'scanner', build: 'buildScannerSubgraph' },
] as const;

/** The SDL of every service as its code has it now; throws naming the service that does not build. */
export const subgraphsFromCode = (): readonly SubgraphSdl[] =>
  services.map(({ name, build }) => {
    const exported: Record<string, unknown> = require(`@rayon/${name}`);
    const builder = exported[build];
    if (typeof builder !== 'function') throw new Error(`@rayon/${name} exports no ${build}`);
    const subgraph: unknown = builder();
    if (typeof subgraph !== 'object' || subgraph === null || !('sdl' in subgraph))
      throw new Error(`${build} of @rayon/${name} gives no SDL`);
    return { name, sdl: `${String(subgraph.sdl).trimEnd()}\n` };
  });
