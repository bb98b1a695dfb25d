import type { ScanningDevice } from './scanning-devices';

/** What a run of scans took, in milliseconds. */
export type Measured = Readonly<{
  concurrency: number;
  scans: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}>;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Runs `scans` scans, as many at a time as there are devices, and says how long their answers took. */
export const measureScans = async (devices: readonly ScanningDevice[], scans: number): Promise<Measured> => {
  const times: number[] = [];
  let left = scans;
  const startedAt = performance.now();
  await Promise.all(
    devices.map(async (device) => {
      while (left > 0) {
        left -= 1;
        times.push(await device.scan());
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = times.sort((left_, right) => left_ - right);
  return {
    concurrency: devices.length,
    scans: sorted.length,
    perSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
  };
};
