import { signingKeyFromPem } from '@rayon/auth';
import { connectNatsBus, type EventBus } from '@rayon/bus';
import { systemClock } from '@rayon/kernel';
import {
  createLogger,
  createMetrics,
  doorbellOfRunner,
  type Logger,
  logLevelShape,
  parseSettings,
  portShape,
  runUntilStopped,
  textOrFile,
} from '@rayon/process';
import { readSupergraph, subgraphNames } from '@rayon/supergraph';
import { z } from 'zod';
import { createGateway } from './gateway';
import { askMembersAt } from './members-port';
import { readRegisteredOperations } from './operations/registered';
import { remoteDemonstration } from './remote-demonstration';
import { subgraphSettings } from './subgraph-settings';

const settingsShape = z.object({
  PORT: portShape.default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where the public keys of access tokens are, and what was revoked: the service that signs people in. */
  ACCESS_KEYS_URL: z.url(),
  NATS_URL: z.string().min(1).optional(),
  /** Where events travel when no broker is named. */
  MONGODB_URL: z.string().min(1).optional(),
  HOP_PRIVATE_KEY: z.string().min(1).transform(textOrFile),
  /** Manifest of the operations clients may name by their hash: `{ "<SHA-256 hex>": "<text>" }`. */
  REGISTERED_OPERATIONS: z.string().min(1).optional(),
  /** `false` lets other operations in beside those of the manifest. */
  REGISTERED_ONLY: z.enum(['true', 'false']).default('true'),
  WEB_ROOT: z.string().min(1).optional(),
  /** Where the runner of a demonstration answers for it. */
  DEMONSTRATION_URL: z.url().optional(),
  LOG_LEVEL: logLevelShape.default('info'),
  METRICS_TOKEN: z.string().min(32).optional(),
  TRUST_PROXY: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
});

/** The gateway keeps nothing: a database library is only loaded where events travel through the store. */
const connectBus = async (
  { NATS_URL, MONGODB_URL }: { NATS_URL?: string | undefined; MONGODB_URL?: string | undefined },
  logger: Logger,
): Promise<EventBus> => {
  if (NATS_URL) return connectNatsBus({ url: NATS_URL, name: 'gateway', logger });
  if (!MONGODB_URL) throw new Error('settings that are missing or wrong: NATS_URL or MONGODB_URL');
  const { createStoreBus } = await import('@rayon/messaging');
  return createStoreBus({ url: MONGODB_URL, doorbell: doorbellOfRunner(), logger });
};

/** Runs the gateway as a process of its own. */
const main = async () => {
  const supergraphSdl = readSupergraph();
  const shape = settingsShape.and(subgraphSettings(subgraphNames(supergraphSdl)));
  const { subgraphs, ...settings } = parseSettings(shape, process.env);
  const logger = createLogger('gateway', { level: settings.LOG_LEVEL });
  const bus = await connectBus(settings, logger);

  const gateway = await createGateway({
    supergraphSdl,
    subgraphs,
    hopKey: signingKeyFromPem(settings.HOP_PRIVATE_KEY),
    ...askMembersAt(settings.ACCESS_KEYS_URL),
    bus,
    clock: systemClock,
    logger,
    metrics: createMetrics({ withProcess: true }),
    registeredOperations: settings.REGISTERED_OPERATIONS
      ? readRegisteredOperations(settings.REGISTERED_OPERATIONS)
      : undefined,
    registeredOnly: settings.REGISTERED_ONLY === 'true',
    webRoot: settings.WEB_ROOT,
    demo: settings.DEMONSTRATION_URL ? remoteDemonstration(settings.DEMONSTRATION_URL) : undefined,
    production: settings.NODE_ENV === 'production',
    metricsToken: settings.METRICS_TOKEN,
    trustProxy: settings.TRUST_PROXY,
  });
  const { url, stop } = await gateway.listen({ port: settings.PORT, host: settings.HOST });
  runUntilStopped(logger, [stop, bus.close]);
  logger.info({ url }, 'listening');
};

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
