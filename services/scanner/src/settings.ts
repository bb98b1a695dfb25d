import { type VariableMeasureRule, variableMeasureSetting } from '@rayon/gs1';
import { parseSettings } from '@rayon/process';
import { z } from 'zod';
import { type AuditRules, defaultAuditRules } from './domain/audit';
import { defaultLimits, type TripLimits } from './domain/limits';
import type { AbandonRules } from './jobs/close-abandoned-trips';

/** What a retailer can choose. */
export type ScannerConfig = Readonly<{
  limits: TripLimits;
  auditRules: AuditRules;
  abandon: AbandonRules;
  transferCodeMinutes: number;
  /** Articles a process holds in memory. */
  articlesInMemoryMax: number;
  /** In-store prefixes; the French convention when absent. */
  variableMeasure?: readonly VariableMeasureRule[];
}>;

/** The settings when nothing is said. */
export const defaultConfig: ScannerConfig = {
  limits: defaultLimits,
  auditRules: defaultAuditRules,
  abandon: { idleHours: 4, endedIdleHours: 1, claimedIdleHours: 168 },
  transferCodeMinutes: 10,
  articlesInMemoryMax: 50_000,
};

const environmentShape = z.object({
  TRIP_IDLE_HOURS: z.coerce.number().positive().max(48).default(defaultConfig.abandon.idleHours),
  TRIP_ENDED_IDLE_HOURS: z.coerce.number().positive().max(48).default(defaultConfig.abandon.endedIdleHours),
  TRIP_CLAIMED_IDLE_HOURS: z.coerce
    .number()
    .positive()
    .max(720)
    .default(defaultConfig.abandon.claimedIdleHours),
  TRANSFER_CODE_MINUTES: z.coerce.number().positive().max(60).default(defaultConfig.transferCodeMinutes),
  ARTICLES_IN_MEMORY: z.coerce.number().int().positive().default(defaultConfig.articlesInMemoryMax),
  VARIABLE_MEASURE: variableMeasureSetting.optional(),
});

/** Reads the settings of a process once; throws, naming the variable, when one is wrong. */
export const scannerConfig = (environment: Record<string, string | undefined>): ScannerConfig => {
  const settings = parseSettings(environmentShape, environment);
  return {
    ...defaultConfig,
    abandon: {
      idleHours: settings.TRIP_IDLE_HOURS,
      endedIdleHours: settings.TRIP_ENDED_IDLE_HOURS,
      claimedIdleHours: settings.TRIP_CLAIMED_IDLE_HOURS,
    },
    transferCodeMinutes: settings.TRANSFER_CODE_MINUTES,
    articlesInMemoryMax: settings.ARTICLES_IN_MEMORY,
    ...(settings.VARIABLE_MEASURE === undefined ? {} : { variableMeasure: settings.VARIABLE_MEASURE }),
  };
};
