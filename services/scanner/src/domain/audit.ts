import { eurosWorth } from '@rayon/kernel';

/** What the draw may look at. Nothing about the person: an audit follows the trip. */
export type AuditInputs = Readonly<{
  pieces: number;
  valueMinor: number;
  /** Of the value; decisions of earlier versions were about euros. */
  currency?: string;
  voidedLines: number;
  refusedScans: number;
  withCard: boolean;
}>;

/** How likely a trip is audited, in parts per million so that the sum is exact. */
export type AuditRules = Readonly<{
  version: number;
  baseMillionths: number;
  /** Added per voided line, up to the cap beside it. */
  perVoidedLineMillionths: number;
  voidedLinesMillionthsMax: number;
  perRefusedScanMillionths: number;
  refusedScansMillionthsMax: number;
  /** Added once when the basket is worth at least about so many euros. */
  highValueEuros: number;
  highValueMillionths: number;
  withoutCardMillionths: number;
  /** Who left an audited basket behind and shops on with the same device meets the audit at the next one, so long. */
  followsDeviceMinutes: number;
  /** No trip is more likely to be audited than this: the draw stays unpredictable for everybody. */
  millionthsMax: number;
}>;

/** The rules when a retailer sets none. */
export const defaultAuditRules: AuditRules = {
  version: 1,
  baseMillionths: 50_000,
  perVoidedLineMillionths: 10_000,
  voidedLinesMillionthsMax: 100_000,
  perRefusedScanMillionths: 10_000,
  refusedScansMillionthsMax: 50_000,
  highValueEuros: 150,
  highValueMillionths: 50_000,
  withoutCardMillionths: 50_000,
  followsDeviceMinutes: 30,
  millionthsMax: 500_000,
};

/** Why the decision fell as it did. */
type AuditReason = 'NotDrawn' | 'DrawnAtRandom' | 'DrawnByRisk' | 'FollowsDevice';

/** The decision as it is kept: with all of this the draw can be replayed and explained. */
export type AuditDecision = Readonly<{
  required: boolean;
  reason: AuditReason;
  probabilityMillionths: number;
  /** The random value, 0 to 999,999: below the probability means an audit. */
  drawnMillionths: number;
  inputs: AuditInputs;
  rulesVersion: number;
  drawnAt: Date;
}>;

/** Chance of an audit in parts per million. */
export const auditProbability = (inputs: AuditInputs, rules: AuditRules): number =>
  Math.min(
    rules.millionthsMax,
    rules.baseMillionths +
      Math.min(rules.voidedLinesMillionthsMax, inputs.voidedLines * rules.perVoidedLineMillionths) +
      Math.min(rules.refusedScansMillionthsMax, inputs.refusedScans * rules.perRefusedScanMillionths) +
      (inputs.valueMinor >= eurosWorth(rules.highValueEuros, inputs.currency ?? 'EUR')
        ? rules.highValueMillionths
        : 0) +
      (inputs.withCard ? 0 : rules.withoutCardMillionths),
  );

/** Decides once, from a random value that only the server knew, whether the trip is audited; one whose device left an audit behind is. */
export const drawAudit = ({
  inputs,
  rules,
  drawnMillionths,
  followsDevice = false,
  at,
}: {
  inputs: AuditInputs;
  rules: AuditRules;
  followsDevice?: boolean;
  /** Whole, 0 to 999,999. */
  drawnMillionths: number;
  at: Date;
}): AuditDecision => {
  if (!Number.isInteger(drawnMillionths) || drawnMillionths < 0 || drawnMillionths >= 1_000_000)
    throw new RangeError('an audit draw lies between 0 and 999,999');
  const probabilityMillionths = auditProbability(inputs, rules);
  const isDrawn = drawnMillionths < probabilityMillionths;
  const drawn = drawnMillionths < rules.baseMillionths ? 'DrawnAtRandom' : 'DrawnByRisk';
  return {
    required: isDrawn || followsDevice,
    reason: isDrawn ? drawn : followsDevice ? 'FollowsDevice' : 'NotDrawn',
    probabilityMillionths,
    drawnMillionths,
    inputs,
    rulesVersion: rules.version,
    drawnAt: at,
  };
};
