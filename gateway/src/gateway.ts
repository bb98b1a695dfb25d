import type { AddressInfo } from 'node:net';
import { createHopSigner, type SigningKey } from '@rayon/auth';
import type { EventBus } from '@rayon/bus';
import type { Clock } from '@rayon/kernel';
import { createMetrics, type Logger, type Metrics, type SubgraphInProcess } from '@rayon/process';
import { Gauge } from 'prom-client';
import { createIdentify, type JwksSource } from './identify';
import { feeds } from './live/feeds';
import { createLiveEndpoint } from './live/live-endpoint';
import { liveSdlOf } from './live/live-schema';
import { createAnswer } from './operations/answer';
import { type CostLimits, createBudget } from './operations/budget';
import { admissionOf, type RegisteredOperations } from './operations/registered';
import { createFindPicture } from './pictures/pictures';
import { createRevocations, type RevokedSource } from './revocations';
import { createServer, type Demo } from './server';
import { sendLocally } from './sources/local';
import { connectRemote } from './sources/remote';
import { createSubgraphSource } from './sources/subgraph-source';
import { serveSite } from './static-files';
import { loadSupergraph } from './supergraph';
import type { ConnectionLimits } from './walls/connections';
import { createOrigins } from './walls/origins';
import { createRateLimit } from './walls/rate-limit';

export type { JwksSource } from './identify';
export { askMembersAt } from './members-port';
export { type RegisteredOperations, readRegisteredOperations } from './operations/registered';
export type { Demo } from './server';

/** The schema of `/live`. */
export const liveSdl = liveSdlOf(feeds);

/** Where a subgraph runs. */
export type SubgraphLocation = { kind: 'local'; host: SubgraphInProcess } | { kind: 'remote'; url: string };

/** Everything the gateway is made of. */
export type GatewayOptions = Readonly<{
  /** The committed supergraph. */
  supergraphSdl: string;
  /** By the subgraph's name in the supergraph. */
  subgraphs: Readonly<Record<string, SubgraphLocation>>;
  /** Signs the hops; subgraphs know its public half. */
  hopKey: SigningKey;
  /** Public keys of access tokens, asked for at the first token and when a key is unknown. */
  accessKeys: JwksSource;
  /** What was revoked lately, asked for before the first token and then every 20 s. */
  revoked: RevokedSource;
  bus: Pick<EventBus, 'tap'>;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
  /** Folder of the built web site; none is served without it. */
  webRoot?: string;
  /** Switches introspection off. */
  production?: boolean;
  /** Operations clients may name by their hash; without them any operation within the limits runs. */
  registeredOperations?: RegisteredOperations;
  /** Whether nothing but the registered operations runs, where there are any; it is so unless said otherwise. */
  registeredOnly?: boolean;
  /** Passwords and enrolment codes tried, and people who join, per minute and address. */
  signInsPerMinute?: number;
  /** What may be asked for; `walls/limits.ts` says the usual. */
  costs?: CostLimits;
  /** Connections that may be open; `walls/limits.ts` says the usual. */
  connections?: ConnectionLimits;
  /** Which proxies to believe about the caller's address (Fastify's `trustProxy`). */
  trustProxy?: boolean | string;
  /** Host names this gateway is reached by, beside those of this machine. */
  publicHosts?: readonly string[];
  /** Bearer text that opens `/metrics`; without it only this machine may read them. */
  metricsToken?: string;
  /** How long a whole request may take to arrive; 10 s unless given. */
  receivingMilliseconds?: number;
  /** How often an open feed asks again whether its reader may still see it; 45 s unless given. */
  liveRecheckMilliseconds?: number;
  /** How often it is asked what was revoked; 20 s unless given. */
  revokedEveryMilliseconds?: number;
  demo?: Demo;
}>;

/** A gateway ready to listen. */
export type Gateway = Readonly<{
  listen: (where: { port: number; host: string }) => Promise<{ url: string; stop: () => Promise<void> }>;
  /** Ends live feeds with a reason, finishes what runs, closes connections. */
  stop: () => Promise<void>;
}>;

/** Puts the gateway together over the committed supergraph. Throws when a subgraph of it is not given. */
export const createGateway = async ({
  supergraphSdl,
  subgraphs,
  hopKey,
  accessKeys,
  revoked,
  bus,
  clock,
  logger,
  metrics = createMetrics(),
  webRoot,
  production = false,
  registeredOperations,
  registeredOnly = true,
  signInsPerMinute = 60,
  costs,
  connections,
  trustProxy,
  publicHosts,
  metricsToken,
  receivingMilliseconds,
  liveRecheckMilliseconds,
  revokedEveryMilliseconds,
  demo,
}: GatewayOptions): Promise<Gateway> => {
  const signer = createHopSigner({ key: hopKey, clock });
  const remotes = new Map(
    Object.entries(subgraphs).flatMap(([name, where]) =>
      where.kind === 'remote' ? [[name, connectRemote(where.url)] as const] : [],
    ),
  );
  const sources = new Map(
    Object.entries(subgraphs).map(([name, where]) => {
      const send = where.kind === 'local' ? sendLocally(where.host) : remotes.get(name)?.send;
      if (!send) throw new Error(`subgraph ${name} has no address`);
      return [name, createSubgraphSource({ name, send, signer })];
    }),
  );

  const supergraph = await loadSupergraph({ supergraphSdl, sources, logger });
  const answer = createAnswer({
    supergraph,
    production,
    signIns: createRateLimit({ perMinute: signInsPerMinute, clock }),
    budget: createBudget(clock, costs),
    metrics,
    logger,
  });
  const live = await createLiveEndpoint({
    feeds,
    bus,
    answer,
    clock,
    logger,
    recheckEveryMilliseconds: liveRecheckMilliseconds,
  });
  const revocations = createRevocations({
    source: revoked,
    clock,
    logger,
    everyMilliseconds: revokedEveryMilliseconds,
    onNews: () => void live.letGoRevoked(),
  });
  new Gauge({
    name: 'rayon_live_feeds',
    help: 'Live feeds open now.',
    registers: [metrics.registry],
    collect() {
      this.set(live.open());
    },
  });
  const admission = admissionOf(registeredOperations, registeredOnly);
  const server = createServer({
    answer,
    admission,
    live,
    findPicture: createFindPicture(answer),
    identify: createIdentify({ source: accessKeys, revocations, clock }),
    originOf: createOrigins(hopKey),
    ready: async () =>
      (await Promise.all([...remotes.values()].map((remote) => remote.ready()))).every(Boolean),
    logger,
    metrics,
    production,
    trustProxy,
    publicHosts,
    metricsToken,
    receivingMilliseconds,
    connections,
    demo,
  });
  if (webRoot) await serveSite(server, { root: webRoot, explorer: !admission.registeredOnly });

  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      revocations.stop();
      await live.stop();
      await server.close();
      await supergraph.stop();
      await Promise.all([...remotes.values()].map((remote) => remote.close()));
    })();
    return stopped;
  };

  return {
    listen: async ({ port, host }) => {
      await server.listen({ port, host });
      const address = server.server.address() as AddressInfo;
      return { url: `http://${host}:${address.port}`, stop };
    },
    stop,
  };
};
