/** One operation for a subgraph, with the gateway's signature. */
export type SubgraphRequest = Readonly<{
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** Hop token for this subgraph. */
  hop: string | undefined;
  correlationId: string;
}>;
