import { type Figures, medianFigures, medianRatios, type Ratios } from './figures';

/** What a row is about. */
export type ScanSetting = Readonly<{
  /** How Rayon ran. */
  how: string;
  /** Lines in the basket. */
  lines: number;
  /** Devices that scan at once. */
  atOnce: number;
  /** Closed: the next scan follows the answer. Open: scans arrive by themselves, and wait. */
  loop: 'closed' | 'open';
}>;

/** One line of the table of scans. */
export type ScanRow = ScanSetting & Figures & Readonly<{ toBare: Ratios }>;

/** What is used while nobody does anything, in percent of one processor. */
export type IdleRow = Readonly<{
  how: string;
  seconds: number;
  commandsPerSecond: number;
  shares: readonly Readonly<{ process: string; percent: number }>[];
}>;

/** The row of several rounds. */
export const rowOf = (
  setting: ScanSetting,
  rounds: readonly Readonly<{ rayon: Figures; bare: Figures }>[],
): ScanRow => ({
  ...setting,
  ...medianFigures(rounds.map(({ rayon }) => rayon)),
  toBare: medianRatios(rounds),
});
