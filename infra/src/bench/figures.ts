import type { Timed } from './loops';

/** Processor time per scan of one process, in milliseconds. */
type ProcessorTime = Readonly<{ process: string; milliseconds: number }>;

/** What one measurement found. */
export type Figures = Readonly<{
  scans: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** By process; empty where the system does not tell. */
  cpu: readonly ProcessorTime[];
  /** Commands sent to the store per scan; absent where there is no store. */
  commands?: number | undefined;
}>;

/** A measurement as a multiple of the bare server's in the same round. */
export type Ratios = Readonly<{ perSecond: number; p50: number; cpu: number }>;

/** The value below which that share of the values lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

/** The middle value, so that one disturbed round changes nothing. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Rate and percentiles of a loop. */
export const figuresOf = ({ milliseconds, seconds }: Timed): Omit<Figures, 'cpu'> => ({
  scans: milliseconds.length,
  perSecond: milliseconds.length / seconds,
  p50: percentile(milliseconds, 0.5),
  p99: percentile(milliseconds, 0.99),
});

/** Processor time of all processes together. */
export const cpuTogether = ({ cpu }: Pick<Figures, 'cpu'>): number =>
  cpu.reduce((sum, { milliseconds }) => sum + milliseconds, 0);

/** The middle of several rounds, figure by figure. */
export const medianFigures = (rounds: readonly Figures[]): Figures => {
  const of = (figure: (round: Figures) => number) => median(rounds.map(figure));
  const processes = [...new Set(rounds.flatMap(({ cpu }) => cpu.map(({ process }) => process)))];
  const told = rounds.flatMap(({ commands }) => (commands === undefined ? [] : [commands]));
  return {
    scans: rounds.reduce((sum, { scans }) => sum + scans, 0),
    perSecond: of(({ perSecond }) => perSecond),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    cpu: processes.map((process) => ({
      process,
      milliseconds: of(({ cpu }) => cpu.find((part) => part.process === process)?.milliseconds ?? 0),
    })),
    commands: told.length === 0 ? undefined : median(told),
  };
};

/** The middle of the ratios of each round: host speed moves between rounds, within one it is shared. */
export const medianRatios = (rounds: readonly Readonly<{ rayon: Figures; bare: Figures }>[]): Ratios => {
  const of = (figure: (of: Figures) => number) =>
    median(rounds.map(({ rayon, bare }) => figure(rayon) / figure(bare)));
  return { perSecond: of(({ perSecond }) => perSecond), p50: of(({ p50 }) => p50), cpu: of(cpuTogether) };
};
