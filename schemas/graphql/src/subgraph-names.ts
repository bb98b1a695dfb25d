/** The subgraphs a supergraph is composed from: whoever runs it needs the address of each. */
export const subgraphNames = (supergraphSdl: string): readonly string[] =>
  [...supergraphSdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, name = '']) => name);

/** The setting that tells the gateway where a subgraph answers. */
export const subgraphUrlSetting = (name: string): string => `SUBGRAPH_${name.toUpperCase()}_URL`;
