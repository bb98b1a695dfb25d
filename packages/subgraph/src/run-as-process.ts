import { createHopVerifier } from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { connectBus } from '@rayon/messaging';
import {
  createLogger,
  createMetrics,
  doorbellOfRunner,
  processConfig,
  runUntilStopped,
} from '@rayon/process';
import type { ServiceDefinition } from './service-definition';

/**
 * Runs one service as a process of its own: its own settings, and those of every service (MONGODB_URL, NATS_URL, PORT, HOST,
 * HOP_JWKS, LOG_LEVEL), its subgraph with health and metrics on one private port, and an orderly stop: no new
 * requests, then the service, then the bus. Resolves with the address once it listens.
 */
export const runAsProcess = async ({
  name,
  create,
  defaultPort,
  settings: ownSettings,
}: Pick<ServiceDefinition, 'name' | 'create' | 'defaultPort' | 'settings'>): Promise<{ url: string }> => {
  const own = ownSettings?.(process.env) ?? {};
  const settings = processConfig(process.env);
  const logger = createLogger(name, { level: settings.LOG_LEVEL });
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
  return { url };
};
