import { createInProcessBus } from '@rayon/bus';
import { type Envelope, type Locale, manualClock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { type Connection, connectStore } from '@rayon/store';
import { createGatewayDouble, startTestStore, type TestStore } from '@rayon/testkit';
import { createPointsService, type PointsService } from '../service';

/** A ledger on a store of its own, with a bus in place of the other services and a clock to turn; it runs while it is open. */
export const ledgerUnderTest = ({
  locale,
  tapped = [],
  monitored = false,
}: {
  locale?: Locale;
  /** Subjects whose events are kept in `told`. */
  tapped?: readonly string[];
  monitored?: boolean;
} = {}) => {
  const clock = manualClock('2026-03-02T09:00:00Z');
  const gateway = createGatewayDouble({ clock, ...(locale ? { locale } : {}) });
  const bus = createInProcessBus();
  const told: Envelope[] = [];
  const processes: PointsService[] = [];
  let store: TestStore;
  let database: Connection | undefined;

  /** A process of the service on the store; the first one is there, and a further one has a bus of its own. */
  const start = async (on = createInProcessBus()): Promise<PointsService> => {
    const service = await createPointsService({
      storeUrl: monitored ? store.monitoredUrl : store.url,
      databasePrefix: store.prefix,
      bus: on,
      clock,
      logger: createLogger('points', { level: 'silent' }),
      hops: gateway.hops,
    });
    processes.push(service);
    return service;
  };

  return {
    open: async (): Promise<void> => {
      store = await startTestStore();
      await bus.tap([...tapped], (envelope) => told.push(envelope));
      await start(bus);
    },
    close: async (): Promise<void> => {
      await database?.close();
      for (const service of processes) await service.stop();
      await bus.close();
      await store?.stop();
    },
    clock,
    gateway,
    bus,
    told,
    start,
    get service(): PointsService {
      const [first] = processes;
      if (!first) throw new Error('the ledger does not run');
      return first;
    },
    /** The service's own database, past the service. */
    openDatabase: async (): Promise<Connection> => {
      database ??= await connectStore({ url: store.url, database: `${store.prefix}rayon-points` });
      return database;
    },
  };
};
