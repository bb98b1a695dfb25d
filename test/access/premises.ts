import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHopVerifier, generateSigningKey, type SigningKey, toJwks } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { askMembersAt, createGateway, type GatewayOptions } from '@rayon/gateway';
import { administrator, openStore, type ShutdownOrder, shutdownOrder } from '@rayon/infra';
import type { Clock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { services as definitions } from '@rayon/services';
import { type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { readSupergraph } from '@rayon/supergraph';

/** Gateway and services on an empty store, with everything they logged and the key that signs the hops. */
export type Premises = Readonly<{
  /** Address of the gateway. */
  url: string;
  /** Addresses of the subgraphs by name; empty unless asked for. */
  subgraphs: Readonly<Record<string, string>>;
  hopKey: SigningKey;
  storeUrl: string;
  /** Opens one more gateway to the same services, which knows nothing of what the first one saw. */
  openAnotherGateway: () => Promise<{ url: string }>;
  /** Every line logged so far, from the level `debug` on. */
  lines: readonly string[];
  /** The time in there. */
  clock: Clock;
  /** Lets no time pass any more: what is slow then takes no longer than what is quick. */
  stopClock: () => void;
  /** Lets time pass until every card shows another code. */
  nextCode: () => void;
  stop: () => Promise<void>;
}>;

/** What is let through here: a test sends thousands from one address, and means to be answered, not paced. */
const unpaced = {
  signInsPerMinute: 1_000_000,
  costs: {
    anonymousPerMinute: 1_000_000_000,
    actorPerMinute: 1_000_000_000,
    newTextPerMinute: 1_000_000_000,
    readsWaitingMax: 100_000,
  },
};

/** How the premises differ from the usual. */
type Opening = Readonly<{
  /** Reaches the subgraphs through ports, as when each is a process of its own; the test can call those itself. */
  overHttp?: boolean;
  gateway?: Partial<GatewayOptions>;
}>;

/** Opens Rayon as it runs in one process. */
export const openPremises = async (opening: Opening = {}): Promise<Premises> => {
  const shutdown = shutdownOrder();
  try {
    return await open(shutdown, opening);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
};

/** How long a card shows one code. */
const codeMilliseconds = 30_000;

const open = async (
  shutdown: ShutdownOrder,
  { overHttp = false, gateway: particular }: Opening,
): Promise<Premises> => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-access-'));
  shutdown.add('passing data', async () => rmSync(directory, { recursive: true, force: true }));
  const store = await openStore(directory, undefined);
  shutdown.add('store', store.stop);

  let aheadMilliseconds = 0;
  let stoppedAt: number | undefined;
  const clock: Clock = () => new Date((stoppedAt ?? Date.now()) + aheadMilliseconds);
  const stopClock = () => {
    stoppedAt = Date.now();
  };
  const nextCode = () => {
    aheadMilliseconds += codeMilliseconds;
  };
  const lines: string[] = [];
  const logger = createLogger('access', {
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  const bus = createInProcessBus({ held: true, logger });
  shutdown.add('event bus', bus.close);
  const hopKey = generateSigningKey();
  const deps: ServiceDeps = {
    storeUrl: store.url,
    bus,
    clock,
    logger,
    hops: (audience) => createHopVerifier({ jwks: toJwks([hopKey]), audience, clock }),
  };
  const services: RunningService[] = await Promise.all(
    definitions.map(({ create }) => create({ ...deps, bootstrapAdministrator: administrator })),
  );
  for (const service of services) shutdown.add(service.name, service.stop);
  bus.release();

  const subgraphs: Record<string, string> = {};
  if (overHttp)
    for (const { name, host, jwks, revoked } of services) {
      const { url, stop } = await host.listen({ port: 0, host: '127.0.0.1', jwks, revoked });
      shutdown.add(`port of ${name}`, stop);
      subgraphs[name] = url;
    }

  const members = services.find(({ jwks }) => jwks);
  if (!members?.jwks || !members.revoked) throw new Error('no service publishes access keys');
  const { jwks: accessKeys, revoked } = members;
  const port = subgraphs[members.name];
  const openGateway = async (): Promise<{ url: string }> => {
    const gateway = await createGateway({
      supergraphSdl: readSupergraph(),
      subgraphs: Object.fromEntries(
        services.map(({ name, host }) => {
          const url = subgraphs[name];
          return [name, url === undefined ? { kind: 'local', host } : { kind: 'remote', url }];
        }),
      ),
      hopKey,
      ...(port === undefined ? { accessKeys, revoked } : askMembersAt(port)),
      bus,
      clock,
      logger,
      ...unpaced,
      ...particular,
    });
    const { url, stop } = await gateway.listen({ port: 0, host: '127.0.0.1' });
    shutdown.add('gateway', stop);
    return { url };
  };
  const { url } = await openGateway();
  const { url: storeUrl } = store;
  const stop = () => shutdown.stop();
  return {
    url,
    subgraphs,
    hopKey,
    storeUrl,
    lines,
    clock,
    stopClock,
    nextCode,
    openAnotherGateway: openGateway,
    stop,
  };
};
