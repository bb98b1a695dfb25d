import { createHopVerifier, generateSigningKey, toJwks } from '@rayon/auth';
import { connectNatsBus, createInProcessBus } from '@rayon/bus';
import { createGateway, type Demo } from '@rayon/gateway';
import { gatewaySettings, settledOptions } from '@rayon/gateway/settings';
import { type Clock, systemClock } from '@rayon/kernel';
import { type Environment, type Logger, readSettings } from '@rayon/process';
import { services as definitions } from '@rayon/services';
import type { RunningService, ServiceDefinition, ServiceDeps } from '@rayon/subgraph';
import { readSupergraph } from '@rayon/supergraph';
import { webRoot } from './built-files';
import { demonstrationEnvironment } from './secrets';
import type { ShutdownOrder } from './shutdown';

/** What a house of one process is made of. */
export type HouseOptions = Readonly<{
  storeUrl: string;
  natsUrl?: string | undefined;
  port: number;
  logger: Logger;
  shutdown: ShutdownOrder;
  clock?: Clock;
  demo?: Demo | undefined;
  databasePrefix?: string;
  /** The settings of services and gateway; default: nothing but the demonstration's administrator. */
  environment?: Environment;
}>;

/** Starts gateway and services in this process; resolves when the gateway answers. Gives its address. */
export const startInOneProcess = async ({
  storeUrl,
  natsUrl,
  port,
  logger,
  shutdown,
  clock = systemClock,
  demo,
  databasePrefix,
  environment = demonstrationEnvironment,
}: HouseOptions): Promise<{ url: string }> => {
  // Held until every service listens: the in-process bus keeps nothing for a consumer it has not met.
  const local = natsUrl ? undefined : createInProcessBus({ held: true, logger });
  const bus = local ?? (await connectNatsBus({ url: natsUrl ?? '', name: 'rayon', logger }));
  shutdown.add('event bus', bus.close);

  const hopKey = generateSigningKey();
  const deps: ServiceDeps = {
    storeUrl,
    bus,
    clock,
    logger,
    hops: (audience) => createHopVerifier({ jwks: toJwks([hopKey]), audience, clock }),
    ...(databasePrefix === undefined ? {} : { databasePrefix }),
  };
  const services: RunningService[] = await Promise.all(
    definitions.map(({ create, settings }: Pick<ServiceDefinition, 'create' | 'settings'>) =>
      create({ ...deps, ...settings?.read(environment) }),
    ),
  );
  for (const service of services) shutdown.add(service.name, service.stop);
  local?.release();

  const members = services.find((service) => service.jwks);
  if (!members?.jwks || !members.revoked) throw new Error('no service publishes access keys');
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(),
    subgraphs: Object.fromEntries(
      services.map((service) => [service.name, { kind: 'local', host: service.host }]),
    ),
    hopKey,
    accessKeys: members.jwks,
    revoked: members.revoked,
    bus,
    clock,
    logger,
    webRoot,
    demo,
    ...settledOptions(readSettings(gatewaySettings, environment)),
  });
  const { url, stop } = await gateway.listen({ port, host: '127.0.0.1' });
  shutdown.add('gateway', stop);
  return { url };
};
