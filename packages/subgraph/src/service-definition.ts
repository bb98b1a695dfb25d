import type { Environment, Settings } from '@rayon/process';
import type { RunningService, ServiceDeps } from './service';
import type { Subgraph } from './subgraph';

/**
 * Enough to compose, start and reach a service. Each exports one from its own folder; `services/list.ts` names it. What
 * it is made of is loaded when it is built: a command that wants a name or a setting answers at once.
 */
export type ServiceDefinition = Readonly<{
  /** Also the name of its subgraph, its folder, and (after `rayon-`) its database. */
  name: string;
  /** Where its own process listens unless PORT says otherwise. */
  defaultPort: number;
  /** Builds the subgraph without any I/O. */
  buildSubgraph: () => Subgraph;
  create: (deps: ServiceDeps) => Promise<RunningService>;
  /** What only this service reads of the environment; the result of `read` is given to `create` with the rest. */
  settings?: Readonly<{ list: Settings; read: (environment: Environment) => object }>;
  /** The gateway fetches the public keys of access tokens here; one service does. */
  publishesAccessKeys?: true;
}>;
