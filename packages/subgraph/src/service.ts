import type { HopVerifier, Jwks, Revoked } from '@rayon/auth';
import type { EventBus } from '@rayon/bus';
import type { Clock } from '@rayon/kernel';
import type { Logger, Metrics } from '@rayon/process';
import type { SubgraphHost } from './host';

/** What every service is given; it parses no environment of its own. */
export type ServiceDeps = Readonly<{
  /** MongoDB connection text of the replica set (or embedded engine). */
  storeUrl: string;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  /** The check of the gateway's signature for one audience: `hopAudience(<service>)`. */
  hops: (audience: string) => HopVerifier;
  /** Put before `rayon-<name>`, so that tests can share a store. */
  databasePrefix?: string;
  metrics?: Metrics;
}>;

/** A service that answers and listens until it is stopped. */
export type RunningService = Readonly<{
  name: string;
  host: SubgraphHost;
  /** Resolves when the events of every change made so far are published. */
  settled: () => Promise<void>;
  /** Stops listening to events, finishes what runs, closes the store. */
  stop: () => Promise<void>;
  /** Public keys of access tokens; *members* only. */
  jwks?: () => Jwks;
  /** Sessions and machines whose access tokens are good no more, from a moment this has named before; *members* only. */
  revoked?: (since: number | undefined) => Promise<Revoked>;
  /** Whether the service can do its work now; default: always, once started. */
  ready?: () => Promise<boolean>;
}>;
