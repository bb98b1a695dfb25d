import { createHopVerifier } from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { connectBus } from '@rayon/messaging';
import {
  createLogger,
  createMetrics,
  doorbellOfRunner,
  processConfig,
  processSettings,
  refuseUnknown,
  runUntilStopped,
  WrongSettings,
} from '@rayon/process';
import type { ServiceDefinition } from './service-definition';

type Runnable = Pick<ServiceDefinition, 'name' | 'create' | 'defaultPort' | 'settings'>;

const run = async ({ name, create, defaultPort, settings: ownSettings }: Runnable): Promise<void> => {
  refuseUnknown({ ...processSettings, ...ownSettings?.list }, process.env);
  const own = ownSettings?.read(process.env) ?? {};
  const settings = processConfig(process.env);
  const logger = createLogger(name, { level: settings.LOG_LEVEL ?? 'info' });
  const metrics = createMetrics({ withProcess: true });
  const bus = await connectBus({
    natsUrl: settings.NATS_URL,
    storeUrl: settings.MONGODB_URL,
    name,
    doorbell: doorbellOfRunner(),
    logger,
  });
  const service = await create({
    ...own,
    storeUrl: settings.MONGODB_URL,
    bus,
    clock: systemClock,
    logger,
    metrics,
    hops: (audience) => createHopVerifier({ jwks: settings.HOP_JWKS, audience, clock: systemClock }),
  });
  const { url, stop } = await service.host.listen({
    port: settings.PORT ?? defaultPort,
    host: settings.HOST,
    jwks: service.jwks,
    revoked: service.revoked,
    ready: service.ready,
  });
  runUntilStopped(logger, [stop, service.stop, bus.close]);
  logger.info({ url }, 'listening');
};

/**
 * Runs one service as a process of its own: its own settings and those of every service, its subgraph with health and
 * metrics on one private port, and an orderly stop: no new requests, then the service, then the bus.
 */
export const runAsProcess = async (definition: Runnable): Promise<void> => {
  try {
    await run(definition);
  } catch (error) {
    console.error(error instanceof WrongSettings ? `${definition.name}: ${error.message}` : error);
    process.exit(1);
  }
};
