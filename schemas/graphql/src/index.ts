export { subgraphNames, subgraphUrlSetting } from './subgraph-names';
export { readSupergraph } from './supergraph-file';
