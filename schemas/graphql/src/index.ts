export { type Composed, composeSupergraph, type SubgraphSdl } from './compose';
export { readSupergraph } from './supergraph-file';
