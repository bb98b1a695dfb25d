import type { Setting } from '@rayon/process';
import { subgraphUrlSetting } from '@rayon/supergraph';
import { z } from 'zod';

type Address = Setting<string> & { required: true };

/** One setting, `SUBGRAPH_<NAME>_URL`, for each subgraph of the supergraph. */
export const subgraphSettings = (names: readonly string[]): Record<string, Address> =>
  Object.fromEntries(
    names.map((name) => [
      subgraphUrlSetting(name),
      {
        about: `Where the process of ${name} answers`,
        takes: 'an address such as http://127.0.0.1:4101',
        shape: z.url(),
        required: true,
      },
    ]),
  );

/** Where each subgraph is, by what was read. */
export const subgraphsOf = (names: readonly string[], read: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    names.map((name) => [name, { kind: 'remote' as const, url: read[subgraphUrlSetting(name)] ?? '' }]),
  );
