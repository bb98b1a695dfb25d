import { hasValidCheckDigit, withCheckDigit } from './check-digit';
import { type Read, read, refuse } from './refusal';
import { verifierDigit } from './verifier-digit';

/** How a shop reads in-store EAN-13 codes of one prefix. */
export type VariableMeasureRule = Readonly<{
  /** The digits the code starts with, e.g. `'21'`; of several rules that fit, the longest prefix counts. */
  prefix: string;
  /**
   * Thirteen letters: `P` prefix, `I` item, `V` measure, `K` verifier digit of the measure, `C` check digit.
   * The French convention is `PPIIIIIVVVVVC`.
   */
  layout: string;
  measure: 'weight' | 'price';
  /** Grams or minor units per one of the measure field; 1 unless said (price in whole euros: 100). */
  unit?: number;
}>;

/** What a label printed in the shop carries: never both, the other follows from the price per kilogram. */
export type Measure = Readonly<{ weightGrams: number }> | Readonly<{ priceMinor: number }>;

/** An in-store code taken apart. */
export type VariableMeasure = Readonly<{
  /** The article's code: measure (and verifier) digits zeroed, check digit computed anew. */
  itemCode13: string;
  measure: Measure;
}>;

/** The layout reported for French shops: two digits of prefix, five of item, five of measure. */
const frenchLayout = 'PPIIIIIVVVVVC';

const frenchRule = (prefix: string, measure: 'weight' | 'price'): VariableMeasureRule => ({
  prefix,
  layout: frenchLayout,
  measure,
});

/** The French convention: 02 and even prefixes hold a price in cents, odd ones a weight in grams. */
export const frenchVariableMeasureRules: readonly VariableMeasureRule[] = [
  ...['02', '22', '24', '26', '28'].map((prefix) => frenchRule(prefix, 'price')),
  ...['21', '23', '25', '27', '29'].map((prefix) => frenchRule(prefix, 'weight')),
];

/** The rule that reads a 13-digit code, or `null` when it is an ordinary article code. */
export const ruleFor = (
  code13: string,
  rules: readonly VariableMeasureRule[],
): VariableMeasureRule | null => {
  let best: VariableMeasureRule | null = null;
  for (const rule of rules)
    if (
      isWellFormed(rule) &&
      code13.startsWith(rule.prefix) &&
      rule.prefix.length > (best?.prefix.length ?? 0)
    )
      best = rule;
  return best;
};

/** Whether a shop's rule can be used at all: prefix and layout agree and there is a measure to read. */
export const isWellFormed = (rule: VariableMeasureRule): boolean =>
  /^\d{1,7}$/.test(rule.prefix) &&
  /^P+I+K?V+K?C$/.test(rule.layout) &&
  rule.layout.length === 13 &&
  rule.layout.lastIndexOf('P') === rule.prefix.length - 1 &&
  (!rule.layout.includes('K') || [4, 5].includes(rule.layout.split('V').length - 1)) &&
  Number.isSafeInteger(rule.unit ?? 1) &&
  (rule.unit ?? 1) > 0;

/** Takes an in-store code apart. The check digit is verified first, then the verifier digit where there is one. */
export const readVariableMeasure = (code13: string, rule: VariableMeasureRule): Read<VariableMeasure> => {
  if (!/^\d{13}$/.test(code13)) return refuse('WrongLength', 0, 'an in-store code has 13 digits');
  if (!hasValidCheckDigit(code13)) return refuse('WrongCheckDigit', 12, 'the check digit is wrong');
  const field = pick(code13, rule.layout, 'V');
  const verifier = pick(code13, rule.layout, 'K');
  if (verifier !== '' && Number(verifier) !== verifierDigit(field))
    return refuse(
      'WrongVerifierDigit',
      rule.layout.indexOf('K'),
      'the verifier digit of the measure is wrong',
    );
  const amount = Number(field) * (rule.unit ?? 1);
  if (amount === 0)
    return refuse('ZeroMeasure', rule.layout.indexOf('V'), `the label says a ${rule.measure} of zero`);
  const zeroed = [...code13.slice(0, 12)].map((digit, index) =>
    'VK'.includes(rule.layout.charAt(index)) ? '0' : digit,
  );
  return read({
    itemCode13: withCheckDigit(zeroed.join('')),
    measure: rule.measure === 'weight' ? { weightGrams: amount } : { priceMinor: amount },
  });
};

const pick = (code: string, layout: string, letter: string): string =>
  [...code].filter((_, index) => layout.charAt(index) === letter).join('');
