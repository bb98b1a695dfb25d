import { signingKeyFromPem } from '@rayon/auth';
import { connectNatsBus, type EventBus } from '@rayon/bus';
import { systemClock } from '@rayon/kernel';
import {
  createLogger,
  createMetrics,
  doorbellOfRunner,
  type Logger,
  readSettings,
  refuseUnknown,
  runUntilStopped,
  WrongSettings,
} from '@rayon/process';
import { readSupergraph, subgraphNames } from '@rayon/supergraph';
import { createGateway } from './gateway';
import { askMembersAt } from './members-port';
import { remoteDemonstration } from './remote-demonstration';
import { gatewayProcessSettings, settledOptions } from './settings';
import { subgraphSettings, subgraphsOf } from './subgraph-settings';

/** The gateway keeps nothing: a database library is only loaded where events travel through the store. */
const connectBus = async (
  { NATS_URL, MONGODB_URL }: { NATS_URL?: string | undefined; MONGODB_URL?: string | undefined },
  logger: Logger,
): Promise<EventBus> => {
  if (NATS_URL) return connectNatsBus({ url: NATS_URL, name: 'gateway', logger });
  if (!MONGODB_URL)
    throw new WrongSettings(
      'Events need a way to travel: set NATS_URL, or MONGODB_URL to the store of the services.',
    );
  const { createStoreBus } = await import('@rayon/messaging');
  return createStoreBus({ url: MONGODB_URL, doorbell: doorbellOfRunner(), logger });
};

/** Runs the gateway as a process of its own. */
const main = async () => {
  const supergraphSdl = readSupergraph();
  const names = subgraphNames(supergraphSdl);
  const addresses = subgraphSettings(names);
  refuseUnknown({ ...gatewayProcessSettings, ...addresses }, process.env);
  const settings = readSettings(gatewayProcessSettings, process.env);
  const subgraphs = subgraphsOf(names, readSettings(addresses, process.env));
  const logger = createLogger('gateway', { level: settings.LOG_LEVEL ?? 'info' });
  const bus = await connectBus(settings, logger);

  const options = settledOptions(settings);
  const gateway = await createGateway({
    supergraphSdl,
    subgraphs,
    hopKey: signingKeyFromPem(settings.HOP_PRIVATE_KEY),
    ...askMembersAt(settings.ACCESS_KEYS_URL),
    bus,
    clock: systemClock,
    logger,
    metrics: createMetrics({ withProcess: true }),
    webRoot: settings.WEB_ROOT,
    demo: settings.DEMONSTRATION_URL ? remoteDemonstration(settings.DEMONSTRATION_URL) : undefined,
    ...options,
    publicHosts: [...options.publicHosts, settings.HOST],
  });
  const { url, stop } = await gateway.listen({ port: settings.PORT ?? 4000, host: settings.HOST });
  runUntilStopped(logger, [stop, bus.close]);
  logger.info({ url }, 'listening');
};

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
