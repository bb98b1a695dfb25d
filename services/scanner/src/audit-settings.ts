import { type SettingValues, wholeNumber } from '@rayon/process';
import { type AuditRules, defaultAuditRules as auditRules } from './domain/audit';

const all = 1_000_000;
const millionths = 'millionths: 10000 are one percent';

/** How likely a trip is audited, as a retailer may set it. */
export const auditSettings = {
  AUDIT_RULES_VERSION: wholeNumber({
    about: 'Number kept with each decision; count it up when rules change',
    unit: 'version',
    default: auditRules.version,
    max: all,
  }),
  AUDIT_BASE_MILLIONTHS: wholeNumber({
    about: 'Chance that any trip is audited',
    unit: millionths,
    default: auditRules.baseMillionths,
    min: 0,
    max: all,
  }),
  AUDIT_PER_VOIDED_LINE_MILLIONTHS: wholeNumber({
    about: 'Added to the chance for each voided line',
    unit: millionths,
    default: auditRules.perVoidedLineMillionths,
    min: 0,
    max: all,
  }),
  AUDIT_VOIDED_LINES_MILLIONTHS_MAX: wholeNumber({
    about: 'Most that voided lines add to the chance',
    unit: millionths,
    default: auditRules.voidedLinesMillionthsMax,
    min: 0,
    max: all,
  }),
  AUDIT_PER_REFUSED_SCAN_MILLIONTHS: wholeNumber({
    about: 'Added to the chance for each refused scan',
    unit: millionths,
    default: auditRules.perRefusedScanMillionths,
    min: 0,
    max: all,
  }),
  AUDIT_REFUSED_SCANS_MILLIONTHS_MAX: wholeNumber({
    about: 'Most that refused scans add to the chance',
    unit: millionths,
    default: auditRules.refusedScansMillionthsMax,
    min: 0,
    max: all,
  }),
  AUDIT_HIGH_VALUE_EUROS: wholeNumber({
    about: 'Value from which a basket counts as of high value; of other currencies about as much',
    unit: 'euros',
    default: auditRules.highValueEuros,
    max: all,
  }),
  AUDIT_HIGH_VALUE_MILLIONTHS: wholeNumber({
    about: 'Added to the chance for a basket of high value',
    unit: millionths,
    default: auditRules.highValueMillionths,
    min: 0,
    max: all,
  }),
  AUDIT_WITHOUT_CARD_MILLIONTHS: wholeNumber({
    about: 'Added to the chance for a trip without a card',
    unit: millionths,
    default: auditRules.withoutCardMillionths,
    min: 0,
    max: all,
  }),
  AUDIT_FOLLOWS_DEVICE_MINUTES: wholeNumber({
    about: 'How long an audited basket left behind makes the next one of its device, card or number audited',
    unit: 'minutes',
    default: auditRules.followsDeviceMinutes,
    min: 0,
    max: 1_440,
  }),
  AUDIT_MILLIONTHS_MAX: wholeNumber({
    about: 'Greatest chance of an audit for anybody',
    unit: millionths,
    default: auditRules.millionthsMax,
    min: 0,
    max: all,
  }),
} as const;

/** The rules that were set. */
export const auditRulesOf = (said: SettingValues<typeof auditSettings>): AuditRules => ({
  ...auditRules,
  version: said.AUDIT_RULES_VERSION,
  baseMillionths: said.AUDIT_BASE_MILLIONTHS,
  perVoidedLineMillionths: said.AUDIT_PER_VOIDED_LINE_MILLIONTHS,
  voidedLinesMillionthsMax: said.AUDIT_VOIDED_LINES_MILLIONTHS_MAX,
  perRefusedScanMillionths: said.AUDIT_PER_REFUSED_SCAN_MILLIONTHS,
  refusedScansMillionthsMax: said.AUDIT_REFUSED_SCANS_MILLIONTHS_MAX,
  highValueEuros: said.AUDIT_HIGH_VALUE_EUROS,
  highValueMillionths: said.AUDIT_HIGH_VALUE_MILLIONTHS,
  withoutCardMillionths: said.AUDIT_WITHOUT_CARD_MILLIONTHS,
  followsDeviceMinutes: said.AUDIT_FOLLOWS_DEVICE_MINUTES,
  millionthsMax: said.AUDIT_MILLIONTHS_MAX,
});
