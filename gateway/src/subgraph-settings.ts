import { subgraphUrlSetting } from '@rayon/supergraph';
import { z } from 'zod';

/** One required setting, `SUBGRAPH_<NAME>_URL`, for each subgraph of the supergraph; gives what the gateway is made with. */
export const subgraphSettings = (names: readonly string[]) =>
  z
    .object(Object.fromEntries(names.map((name) => [subgraphUrlSetting(name), z.url()])))
    .transform((urls) => ({
      subgraphs: Object.fromEntries(
        names.map((name) => [name, { kind: 'remote' as const, url: urls[subgraphUrlSetting(name)] ?? '' }]),
      ),
    }));
