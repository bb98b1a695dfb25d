/** The header that carries the gateway's signature to a subgraph. */
export const hopHeader = 'rayon-hop';
/** The header of the id that follows a request everywhere. */
export const correlationHeader = 'x-correlation-id';
