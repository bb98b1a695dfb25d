import { hopAudience } from '@rayon/auth';
import { createListeners, type Listeners, startRelay } from '@rayon/messaging';
import {
  type Commands,
  connectStore,
  createCommands,
  createOutbox,
  ensureIndexes,
  type Outbox,
} from '@rayon/store';
import { createSubgraphHost } from './host';
import type { RequestContext } from './request-context';
import type { RunningService, ServiceDeps } from './service';
import type { Subgraph } from './subgraph';

/** Something that runs until it is told not to. */
type Stoppable = Readonly<{ stop: () => Promise<void> | void }>;

/** A service's own database with what keeps its promises. */
export type Foundation = Readonly<{
  connection: Awaited<ReturnType<typeof connectStore>>;
  outbox: Outbox;
  commands: Commands;
}>;

/** What a service puts on its foundation. */
export type Assembly<Context, More> = Readonly<{
  context: (request: RequestContext) => Context;
  /** What the running service offers beside its subgraph. */
  more: More;
}>;

/**
 * Starts a service: its store with indexes, then whatever `assemble` puts on it, then listeners, relay and
 * subgraph. Rejects, leaving nothing open, when one of them cannot start.
 */
export const createService = async <Models, Context extends object, More extends object>(
  { storeUrl, bus, logger, hops, databasePrefix = '', metrics }: ServiceDeps,
  {
    subgraph: { name, schema, sdl },
    models: modelsOn,
    assemble,
  }: {
    subgraph: Subgraph;
    /** Makes the models, so that their collections and indexes are there before anything else happens. */
    models: (foundation: Foundation) => Models;
    /** Registers listeners and makes the context of requests. */
    assemble: (
      parts: Foundation &
        Readonly<{
          models: Models;
          listeners: Listeners;
          /** Registers what runs beside listeners and relay; it is stopped before them, the latest first. */
          alongside: (part: Stoppable) => void;
        }>,
    ) => Promise<Assembly<Context, More>> | Assembly<Context, More>;
  },
): Promise<RunningService & More> => {
  const connection = await connectStore({ url: storeUrl, database: `${databasePrefix}rayon-${name}` });
  const outbox = createOutbox(connection);
  const foundation = { connection, outbox, commands: createCommands({ connection, outbox }) };
  const listeners = createListeners({ connection, bus, outbox, service: name, logger });
  const beside: Stoppable[] = [];
  let relay: Stoppable | undefined;
  const stop = async () => {
    for (const part of beside.splice(0).reverse()) await part.stop();
    await listeners.stop();
    await relay?.stop();
    await connection.close();
  };
  try {
    const models = modelsOn(foundation);
    await ensureIndexes(connection);
    const alongside = (part: Stoppable) => void beside.push(part);
    const { context, more } = await assemble({ ...foundation, models, listeners, alongside });
    await listeners.start();
    relay = startRelay({ connection, bus, logger });
    const host = createSubgraphHost<Context>({
      name,
      schema,
      sdl,
      hops: hops(hopAudience(name)),
      context,
      logger,
      metrics,
    });
    return { name, host, stop, ...more };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};
