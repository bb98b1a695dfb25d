import { type VariableMeasureRule, variableMeasureSetting } from '@rayon/gs1';
import { type Environment, oneOf, positiveNumber, readSettings, wholeNumber } from '@rayon/process';
import { auditRulesOf, auditSettings } from './audit-settings';
import { type AuditRules, defaultAuditRules } from './domain/audit';
import { defaultLimits, type TripLimits } from './domain/limits';
import { type PriorPriceRule, priorPriceRules } from './domain/prior-prices';
import { type ResaleRule, resaleRules } from './domain/resale';
import type { AbandonRules } from './jobs/close-abandoned-trips';
import { limitSettings, limitsOf } from './trip-limit-settings';

/** What a retailer can choose. */
export type ScannerConfig = Readonly<{
  limits: TripLimits;
  auditRules: AuditRules;
  abandon: AbandonRules;
  transferCodeMinutes: number;
  /** Where offers may sell at a loss. */
  resale: ResaleRule;
  /** Whether announced reductions count from the lowest price of 30 days. */
  priorPrices: PriorPriceRule;
  /** Days goods of a receipt come back, after the one it was paid on; 0 is no bound. */
  returnDays: number;
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
  resale: 'near-date',
  priorPrices: 'count',
  returnDays: 30,
  articlesInMemoryMax: 50_000,
};

const { abandon } = defaultConfig;

const list = {
  TRIP_IDLE_HOURS: positiveNumber({
    about: 'How long an open trip may lie still before it is closed',
    unit: 'hours',
    default: abandon.idleHours,
    max: 48,
  }),
  TRIP_ENDED_IDLE_HOURS: positiveNumber({
    about: 'How long an ended basket waits for a till before it is closed',
    unit: 'hours',
    default: abandon.endedIdleHours,
    max: 48,
  }),
  TRIP_CLAIMED_IDLE_HOURS: positiveNumber({
    about: 'How long a basket may lie still at a till before it is closed',
    unit: 'hours',
    default: abandon.claimedIdleHours,
    max: 720,
  }),
  TRANSFER_CODE_MINUTES: positiveNumber({
    about: 'How long a transfer code opens its basket at a till',
    unit: 'minutes',
    default: defaultConfig.transferCodeMinutes,
    max: 60,
  }),
  RESALE_AT_A_LOSS: oneOf({
    about: 'Where offers may take the price below the purchase price with VAT, by the law of the country',
    choices: resaleRules,
    takes: 'never, near-date (units marked down near their date) or always',
    default: defaultConfig.resale,
  }),
  PRIOR_PRICES: oneOf({
    about:
      'Whether announced reductions count from the lowest price of the 30 days before, by the law of the country',
    choices: priorPriceRules,
    takes: 'count or none',
    default: defaultConfig.priorPrices,
  }),
  RETURN_DAYS: wholeNumber({
    about:
      'How many days after the one it was paid on, by the calendar of its store, goods of a receipt come back; 0 is without end',
    unit: 'days',
    default: defaultConfig.returnDays,
    min: 0,
    max: 3_650,
  }),
  ARTICLES_IN_MEMORY: wholeNumber({
    about: 'Articles one process holds in memory',
    unit: 'articles',
    default: defaultConfig.articlesInMemoryMax,
    max: 10_000_000,
  }),
  VARIABLE_MEASURE: variableMeasureSetting,
  ...limitSettings,
  ...auditSettings,
} as const;

const read = (environment: Environment): ScannerConfig => {
  const said = readSettings(list, environment);
  return {
    limits: limitsOf(said),
    auditRules: auditRulesOf(said),
    abandon: {
      idleHours: said.TRIP_IDLE_HOURS,
      endedIdleHours: said.TRIP_ENDED_IDLE_HOURS,
      claimedIdleHours: said.TRIP_CLAIMED_IDLE_HOURS,
    },
    transferCodeMinutes: said.TRANSFER_CODE_MINUTES,
    resale: said.RESALE_AT_A_LOSS,
    priorPrices: said.PRIOR_PRICES,
    returnDays: said.RETURN_DAYS,
    articlesInMemoryMax: said.ARTICLES_IN_MEMORY,
    ...(said.VARIABLE_MEASURE === undefined ? {} : { variableMeasure: said.VARIABLE_MEASURE }),
  };
};

/** The settings particular to this service. */
export const scannerSettings = { list, read };
