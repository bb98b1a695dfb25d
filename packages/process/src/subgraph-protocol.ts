import type { ExecutionResult } from 'graphql';

/** The header that carries the gateway's signature to a subgraph. */
export const hopHeader = 'rayon-hop';
/** The header of the id that follows a request everywhere. */
export const correlationHeader = 'x-correlation-id';
/** Most keys one `_entities` request may name. */
export const entitiesMax = 100;
/** Largest fetch of the gateway: what a client may send (an import of staff at the most), split and with keys added. */
export const fetchBytesMax = 4 * 1024 * 1024;

/** One operation for a subgraph, with the gateway's signature. */
export type SubgraphRequest = Readonly<{
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** Hop token for this subgraph. */
  hop: string | undefined;
  correlationId: string;
}>;

/** A subgraph as the gateway reaches it in the same process: refusals and bugs are GraphQL errors, never a rejection. */
export type SubgraphInProcess = Readonly<{
  execute: (request: SubgraphRequest) => Promise<ExecutionResult>;
}>;
