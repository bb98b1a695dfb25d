import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The SDL one service serves. */
export type SubgraphSdl = Readonly<{ name: string; sdl: string }>;

/** What the gateway reads, or every reason why the subgraphs do not fit together. */
export type Composed = { ok: true; supergraphSdl: string } | { ok: false; errors: readonly string[] };

/** The gateway is told at its start where each service runs; the format only wants some address. */
const addressOf = (name: string): string => `http://${name}.rayon.internal/graphql`;

/** Composes subgraphs; the same subgraphs in any order give the same text. */
export const composeSupergraph = (subgraphs: readonly SubgraphSdl[]): Composed => {
  const services = [...subgraphs]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, sdl }) => ({ name, url: addressOf(name), typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) return { ok: false, errors: (errors ?? []).map(({ message }) => message) };
  return { ok: true, supergraphSdl: `${supergraphSdl.trimEnd()}\n` };
};
