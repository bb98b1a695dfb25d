import { createHopVerifier, generateSigningKey, toJwks } from '@rayon/auth';
import { createCatalogService } from '@rayon/catalog';
import { createGateway, type DemonstrationHook } from '@rayon/gateway';
import { type Clock, systemClock } from '@rayon/kernel';
import { createMembersService } from '@rayon/members';
import { connectNatsBus, createInProcessBus } from '@rayon/messaging';
import { createOffersService } from '@rayon/offers';
import { createPointsService } from '@rayon/points';
import { createScannerService } from '@rayon/scanner';
import type { Logger, RunningService, ServiceDeps } from '@rayon/service-host';
import { administrator } from '../demo';
import { supergraphSdl, webRoot } from './built-files';
import { gatedBus } from './gated-bus';
import type { ShutdownOrder } from './shutdown';

/** What a house of one process is made of. */
export type HouseOptions = Readonly<{
  storeUrl: string;
  natsUrl?: string | undefined;
  port: number;
  logger: Logger;
  shutdown: ShutdownOrder;
  clock?: Clock;
  demo?: DemonstrationHook | undefined;
  databasePrefix?: string;
}>;

const creators = [
  createCatalogService,
  createMembersService,
  createPointsService,
  createOffersService,
  createScannerService,
] as const;

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
}: HouseOptions): Promise<{ url: string }> => {
  const carrier = natsUrl ? await connectNatsBus({ url: natsUrl, name: 'rayon' }) : createInProcessBus();
  shutdown.add('event bus', carrier.close);
  const { bus, open } = gatedBus(carrier);

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
    creators.map((create) => create({ ...deps, bootstrapAdministrator: administrator })),
  );
  for (const service of services) shutdown.add(service.name, service.stop);
  open();

  const members = services.find((service) => service.jwks);
  if (!members?.jwks) throw new Error('no service publishes access keys');
  const gateway = await createGateway({
    supergraphSdl: supergraphSdl(),
    subgraphs: Object.fromEntries(
      services.map((service) => [service.name, { kind: 'local', host: service.host }]),
    ),
    hopKey,
    accessKeys: members.jwks,
    bus,
    clock,
    logger,
    webRoot,
    demo,
  });
  const { url, stop } = await gateway.listen({ port, host: '127.0.0.1' });
  shutdown.add('gateway', stop);
  return { url };
};
