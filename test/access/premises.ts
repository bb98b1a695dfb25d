import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHopVerifier, generateSigningKey, type SigningKey, toJwks } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import { createGateway } from '@rayon/gateway';
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
  /** Every line logged so far, from the level `debug` on. */
  lines: readonly string[];
  /** The time in there. */
  clock: Clock;
  /** Lets time pass until every card shows another code. */
  nextCode: () => void;
  stop: () => Promise<void>;
}>;

/** Tries that one address has: a test sends thousands from one address, and means to be answered, not paced. */
const signInsPerMinute = 1_000_000;

/**
 * Opens Rayon as it runs in one process. With `overHttp` the gateway reaches the subgraphs through ports, as
 * it does when each is a process of its own, and the test can call those ports itself.
 */
export const openPremises = async ({ overHttp = false } = {}): Promise<Premises> => {
  const shutdown = shutdownOrder();
  try {
    return await open(shutdown, overHttp);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
};

/** How long a card shows one code. */
const codeMilliseconds = 30_000;

const open = async (shutdown: ShutdownOrder, overHttp: boolean): Promise<Premises> => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-access-'));
  shutdown.add('passing data', async () => rmSync(directory, { recursive: true, force: true }));
  const store = await openStore(directory, undefined);
  shutdown.add('store', store.stop);

  let aheadMilliseconds = 0;
  const clock: Clock = () => new Date(Date.now() + aheadMilliseconds);
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
    for (const { name, host } of services) {
      const { url, stop } = await host.listen({ port: 0, host: '127.0.0.1' });
      shutdown.add(`port of ${name}`, stop);
      subgraphs[name] = url;
    }

  const accessKeys = services.find(({ jwks }) => jwks)?.jwks;
  if (!accessKeys) throw new Error('no service publishes access keys');
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(),
    subgraphs: Object.fromEntries(
      services.map(({ name, host }) => {
        const url = subgraphs[name];
        return [name, url === undefined ? { kind: 'local', host } : { kind: 'remote', url }];
      }),
    ),
    hopKey,
    accessKeys,
    bus,
    clock,
    logger,
    signInsPerMinute,
  });
  const { url, stop } = await gateway.listen({ port: 0, host: '127.0.0.1' });
  shutdown.add('gateway', stop);
  return { url, subgraphs, hopKey, storeUrl: store.url, lines, clock, nextCode, stop: () => shutdown.stop() };
};
