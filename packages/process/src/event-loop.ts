import { performance } from 'node:perf_hooks';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Node's own monitor wakes the process a hundred times a second, which takes more of an idle core than all else it does. */
const sampleMilliseconds = 1_000;

/** Adds how late timers are, asked once a second, and how long the event loop was busy, counted by the loop itself. */
export const watchEventLoop = (registry: Registry): void => {
  const lateness = new Histogram({
    name: 'rayon_eventloop_lag_seconds',
    help: 'How late a timer of one second fires.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Counter({
    name: 'rayon_eventloop_active_seconds_total',
    help: 'Time in which the event loop did not wait; its rate is the share of a core it used.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(performance.eventLoopUtilization().active / 1_000);
    },
  });
  const sample = (): void => {
    const due = performance.now() + sampleMilliseconds;
    setTimeout(() => {
      lateness.observe(Math.max(0, performance.now() - due) / 1_000);
      sample();
    }, sampleMilliseconds).unref();
  };
  sample();
};
