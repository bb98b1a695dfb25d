import { generateSigningKey, signingKeyToPem, toJwks } from '@rayon/auth';
import type { Demo } from '@rayon/gateway';
import type { Environment } from '@rayon/process';
import { services as definitions, type ServiceName, serviceNames } from '@rayon/services';
import { subgraphUrlSetting } from '@rayon/supergraph';
import { gatewayEntry, serviceEntry, webRoot } from './built-files';
import { openDemonstrationDoor } from './demonstration-door';
import { freePort } from './free-port';
import { type KeptProcess, keepProcess } from './kept-process';
import { demonstrationEnvironment } from './secrets';
import { environmentOf } from './settings';
import type { ShutdownOrder } from './shutdown';

/** Everything that runs as a process of its own. */
export type HousePart = ServiceName | 'gateway';

/** A house of one process for each service and the gateway. */
export type HouseOfProcesses = Readonly<{
  url: string;
  processes: Readonly<Record<HousePart, KeptProcess>>;
}>;

/**
 * Starts each service and the gateway as processes of their own, from what was built; resolves when all are
 * ready. One that ends is started again on the same port. Throws `CannotStart` when one is not built or does
 * not come up.
 */
export const startOneProcessEach = async ({
  storeUrl,
  natsUrl,
  port,
  shutdown,
  environment = {},
  demo,
  report = console.error,
}: {
  storeUrl: string;
  /** Without it events travel through the store. */
  natsUrl?: string | undefined;
  port: number;
  shutdown: ShutdownOrder;
  /** The settings of services and gateway, beside what this process has; default: the demonstration's administrator. */
  environment?: Environment;
  demo?: Demo | undefined;
  /** Told of a process that ended and is started again. */
  report?: (sentence: string) => void;
}): Promise<HouseOfProcesses> => {
  const hopKey = generateSigningKey();
  // What the runner decides is not inherited: a HOST or PORT of the shell is not meant for the parts.
  const { NATS_URL, HOST, PORT, ...inherited } = process.env;
  const shared: Environment = {
    ...inherited,
    ...demonstrationEnvironment,
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    ...environment,
    MONGODB_URL: storeUrl,
    ...(natsUrl ? { NATS_URL: natsUrl } : {}),
    HOP_JWKS: JSON.stringify(toJwks([hopKey])),
  };
  const kept: KeptProcess[] = [];
  const keep = (
    name: HousePart,
    where: { entry: string; port: number; environment?: Record<string, string> },
  ) => {
    const started: KeptProcess = keepProcess({
      name,
      entry: where.entry,
      url: `http://127.0.0.1:${where.port}`,
      environment: environmentOf(name, { ...shared, ...where.environment, PORT: String(where.port) }),
      report,
      onRing: () => {
        for (const other of kept) if (other !== started) other.ring();
      },
    });
    kept.push(started);
    shutdown.add(name, started.stop);
    return started;
  };

  const keys = definitions.find((definition) => 'publishesAccessKeys' in definition);
  if (!keys) throw new Error('no service publishes access keys');
  const services = {} as Record<HousePart, KeptProcess>;
  for (const name of serviceNames)
    services[name] = keep(name, { entry: serviceEntry(name), port: await freePort() });
  await Promise.all(serviceNames.map((name) => services[name].whenReady()));

  const door = demo && (await openDemonstrationDoor(demo));
  if (door) shutdown.add('demonstration', door.stop);
  const gateway = keep('gateway', {
    entry: gatewayEntry,
    port,
    environment: {
      HOP_PRIVATE_KEY: signingKeyToPem(hopKey),
      ACCESS_KEYS_URL: services[keys.name].url,
      WEB_ROOT: webRoot,
      ...(door ? { DEMONSTRATION_URL: door.url } : {}),
      ...Object.fromEntries(serviceNames.map((name) => [subgraphUrlSetting(name), services[name].url])),
    },
  });
  await gateway.whenReady();
  return { url: gateway.url, processes: { ...services, gateway } };
};
