/** What a run measures. */
export type Plan = Readonly<{
  /** Rounds, of which the middle one of each figure is shown. */
  rounds: number;
  /** Live campaigns, those of the demonstration included. */
  campaigns: number;
  /** Sizes of basket. */
  lines: readonly number[];
  /** Devices that scan at once; the most of them is also how many are enrolled. */
  atOnce: readonly number[];
  /** Scans of one measurement: what fits into half of the smaller baskets. */
  scans: number;
  tills: number;
  /** So long nobody does anything; 0 leaves it out. */
  idleSeconds: number;
  /** Also with one process for each service. */
  bothModes: boolean;
}>;

/** Everything that docs/performance.md shows. */
export const fullPlan: Plan = {
  rounds: 3,
  campaigns: 50,
  lines: [10, 100],
  atOnce: [1, 8, 16, 64],
  scans: 320,
  tills: 8,
  idleSeconds: 60,
  bothModes: true,
};

/** One process, two sizes of crowd, once: ends within two minutes, and its figures are rough. */
export const quickPlan: Plan = {
  rounds: 1,
  campaigns: 50,
  lines: [10, 100],
  atOnce: [1, 16],
  scans: 80,
  tills: 4,
  idleSeconds: 0,
  bothModes: false,
};
