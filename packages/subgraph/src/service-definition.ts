import type { RunningService, ServiceDeps } from './service';
import type { Subgraph } from './subgraph';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Enough to compose, start and reach a service. Each exports one from its own folder; `services/list.ts` names it. */
export type ServiceDefinition = Readonly<{
  /** Also the name of its subgraph, its folder, and (after `rayon-`) its database. */
  name: string;
  /** Where its own process listens unless PORT says otherwise. */
  defaultPort: number;
  /** Builds the subgraph without any I/O. */
  buildSubgraph: () => Subgraph;
  create: (deps: ServiceDeps) => Promise<RunningService>;
  /** Parses what only this service reads of the environment; the result is given to `create` with the rest. */
  settings?: (environment: Environment) => object;
  /** The gateway fetches the public keys of access tokens here; one service does. */
  publishesAccessKeys?: true;
}>;
