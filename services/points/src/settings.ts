import { type Environment, readSettings, wholeNumber } from '@rayon/process';
import { adjustmentLimits } from './domain/points-adjustment';

/** What a retailer can choose. */
export type PointsConfig = Readonly<{
  /** Points that one person gives or takes of one member in 24 hours by themselves; 0: always a second one. */
  adjustmentLimit: number;
}>;

/** The settings when nothing is said. */
export const defaultConfig: PointsConfig = { adjustmentLimit: 500 };

const list = {
  POINTS_ADJUSTMENT_LIMIT: wholeNumber({
    about:
      'Points that one administrator gives or takes of one member in 24 hours without a second person; 0 always asks for one',
    unit: 'points',
    default: defaultConfig.adjustmentLimit,
    min: 0,
    max: adjustmentLimits.points,
  }),
} as const;

const read = (environment: Environment): PointsConfig => ({
  adjustmentLimit: readSettings(list, environment).POINTS_ADJUSTMENT_LIMIT,
});

/** The settings particular to this service. */
export const pointsSettings = { list, read };
