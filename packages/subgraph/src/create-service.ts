import { hopAudience } from '@rayon/auth';
import {
  archiveTable,
  type Consumers,
  createConsumers,
  createRelay,
  epochTable,
  openArchive,
  openParked,
  type Projected,
  type Projection,
  parkedTable,
  projectionsJob,
  type Retell,
  type RunningProjection,
  startProjection,
} from '@rayon/messaging';
import {
  type AnyTable,
  connectStore,
  createDatabase,
  type Database,
  ensureIndexes,
  type Job,
  jobTable,
  startJob,
} from '@rayon/store';
import { createSubgraphHost } from './host';
import type { RequestContext } from './request-context';
import type { RunningService, ServiceDeps } from './service';
import type { Subgraph } from './subgraph';

/** Something that runs until it is stopped. */
type Stoppable = Readonly<{ stop: () => Promise<void> | void }>;

/** What a service stands on. */
export type Foundation = Readonly<{
  database: Database;
  consumers: Consumers;
  /** Starts a copy of what others own, or a read model; an operator may have it rebuilt under its name. */
  project: <Row extends object>(
    projection: Projection<Row>,
    options?: Pick<Parameters<typeof startProjection>[1], 'freshness'>,
  ) => Projected<Row>;
  /** Registers something that happens by the clock; gives what runs it now. */
  job: (job: Job) => Readonly<{ runNow: () => Promise<void> }>;
  /** Registers what runs beside consumers and relay; it is stopped before them, the latest first. */
  alongside: (part: Stoppable) => void;
}>;

/** What a service puts on its foundation. */
export type Assembly<Context, More> = Readonly<{
  context: (request: RequestContext) => Context;
  /** What the running service offers beside its subgraph. */
  more: More;
  /** How the service tells its history again to those who rebuild a projection of it. */
  retells?: readonly Retell[];
}>;

/**
 * Starts a service: its store with collections and indexes, then whatever `assemble` puts on it, then consumers, relay
 * and subgraph. Rejects, leaving nothing open, when one of them cannot start.
 */
export const createService = async <Context extends object, More extends object>(
  { storeUrl, bus, clock, logger, hops, databasePrefix = '', metrics }: ServiceDeps,
  {
    subgraph: { name, schema, sdl },
    tables,
    assemble,
  }: {
    subgraph: Subgraph;
    /** Everything the service keeps. */
    tables: readonly AnyTable[];
    /** Opens what is kept, registers consumers and jobs, and makes the context of requests. */
    assemble: (foundation: Foundation) => Promise<Assembly<Context, More>> | Assembly<Context, More>;
  },
): Promise<RunningService & More> => {
  const connection = await connectStore({ url: storeUrl, database: `${databasePrefix}rayon-${name}` });
  const parked = openParked(connection, name);
  const archive = openArchive(connection, { bus, service: name, logger });
  const relay = createRelay({ bus, archive, parked, logger });
  const database = createDatabase(connection, relay);
  const consumers = createConsumers({ bus, parked, logger });
  const beside: Stoppable[] = [];
  const projections = new Map<string, RunningProjection>();
  const stop = async () => {
    for (const part of beside.splice(0).reverse()) await part.stop();
    await consumers.stop();
    await relay.stop();
    await connection.close();
  };
  const job = (registered: Job) => {
    const running = startJob(connection, registered, {
      clock,
      done: ({ outcome, seconds, facts, error }) => {
        metrics?.observe({ component: name, operation: `job.${registered.name}`, outcome, seconds });
        if (outcome === 'failed')
          logger.error({ err: error, job: registered.name }, 'a job failed, it is tried again');
        else if (facts) logger.info({ ...facts, job: registered.name }, 'a job is done');
      },
    });
    beside.push(running);
    return { runNow: running.runNow };
  };
  try {
    const archived = archive ? [archiveTable, epochTable] : [];
    await ensureIndexes(connection, [...tables, parkedTable, jobTable, ...archived]);
    const alongside = (part: Stoppable) => void beside.push(part);
    const project: Foundation['project'] = (projection, options) => {
      const projected = startProjection(projection, { connection, consumers, service: name, ...options });
      projections.set(projection.name, projected);
      return projected;
    };
    const { context, more, retells } = await assemble({ database, consumers, project, job, alongside });
    if (retells) consumers.retell(name, retells);
    await consumers.start();
    relay.start();
    if (projections.size > 0) job(projectionsJob(projections));
    const host = createSubgraphHost<Context>({
      name,
      schema,
      sdl,
      hops: hops(hopAudience(name)),
      context,
      logger,
      metrics,
    });
    return { name, host, settled: relay.settled, stop, ...more };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};
