import type { SubgraphInProcess } from '@rayon/process';
import type { Send, SubgraphAnswer } from './subgraph-source';

/** Reaches a subgraph of the same process: no text, no socket, the same checks. */
export const sendLocally =
  (host: SubgraphInProcess): Send =>
  async ({ timeoutMilliseconds: _timeout, ...request }) =>
    (await host.execute(request)) as SubgraphAnswer;
