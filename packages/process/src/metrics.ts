import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { watchEventLoop } from './event-loop';

/** Rate, errors and duration per operation of one process. */
export type Metrics = Readonly<{
  registry: Registry;
  /** Counts one answered operation. `operation` must come from the schema, never from free text. */
  observe: (done: { component: string; operation: string; outcome: string; seconds: number }) => void;
}>;

/** The metrics of one process; `withProcess` adds memory, event loop and garbage collection. */
export const createMetrics = ({ withProcess = false }: { withProcess?: boolean } = {}): Metrics => {
  const registry = new Registry();
  if (withProcess) watchProcess(registry);
  const labels = ['component', 'operation', 'outcome'] as const;
  const operations = new Counter({
    name: 'rayon_operations_total',
    help: 'Operations answered, by component, operation and outcome.',
    labelNames: labels,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'rayon_operation_seconds',
    help: 'Time to answer an operation.',
    labelNames: ['component', 'operation'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    registry,
    observe: ({ component, operation, outcome, seconds }) => {
      operations.inc({ component, operation, outcome });
      durations.observe({ component, operation }, seconds);
    },
  };
};

/** The monitor of prom-client cannot be left out; with this resolution it never fires. */
const neverMilliseconds = 2 ** 31 - 1;

const watchProcess = (registry: Registry): void => {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: neverMilliseconds });
  for (const figure of ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'])
    registry.removeSingleMetric(`nodejs_eventloop_lag_${figure}_seconds`);
  watchEventLoop(registry);
};
