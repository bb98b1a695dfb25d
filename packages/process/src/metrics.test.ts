import perfHooks from 'node:perf_hooks';
import { createMetrics } from './metrics';

test('the event loop of a process is measured without waking it more than once a second', async () => {
  const monitor = jest.spyOn(perfHooks, 'monitorEventLoopDelay');
  const timers = jest.spyOn(globalThis, 'setTimeout');
  const { registry } = createMetrics({ withProcess: true });

  for (const [options] of monitor.mock.calls) expect(options?.resolution).toBeGreaterThan(86_400_000);
  for (const [, milliseconds] of timers.mock.calls) expect(milliseconds).toBeGreaterThanOrEqual(1_000);
  const text = await registry.metrics();
  expect(text).toMatch(/^rayon_eventloop_active_seconds_total \d/m);
  expect(text).toContain('rayon_eventloop_lag_seconds_bucket');
  expect(text).toContain('nodejs_gc_duration_seconds');
  expect(text).not.toContain('NaN');
  jest.restoreAllMocks();
});

test('how late timers are is counted', async () => {
  jest.useFakeTimers();
  const { registry } = createMetrics({ withProcess: true });
  await jest.advanceTimersByTimeAsync(3_000);
  expect(await registry.metrics()).toContain('rayon_eventloop_lag_seconds_count 3');
  jest.useRealTimers();
});
