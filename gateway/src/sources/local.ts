import type { SubgraphHost } from '@rayon/subgraph';
import type { Send, SubgraphAnswer } from './subgraph-source';

/** Reaches a subgraph of the same process: no text, no socket, the same checks. */
export const sendLocally =
  (host: SubgraphHost): Send =>
  async ({ timeoutMilliseconds: _timeout, ...request }) =>
    (await host.execute(request)) as SubgraphAnswer;
