export { type Composed, composeSupergraph, type SubgraphSdl } from './compose';
export { subgraphNames, subgraphUrlSetting } from './subgraph-names';
export { readSupergraph } from './supergraph-file';
