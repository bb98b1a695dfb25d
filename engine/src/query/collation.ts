/** Collations: how strings compare when a command asks for a language's rules instead of code points. */

import { type Doc, isDoc, type Order, type StringOrder, toInteger, type Value } from '../bson';
import { mongoError } from '../errors';

/** A language's order of strings. No collation at all is `undefined`: plain code points. */
export type Collation = Readonly<{ strings: StringOrder; spec: Doc }>;

const SENSITIVITY = ['base', 'accent', 'variant'] as const;

/** Options accepted only with the value that changes nothing. */
const FIXED: Readonly<Record<string, readonly Value[]>> = {
  alternate: ['non-ignorable'],
  maxVariable: ['punct', 'space'],
  backwards: [false],
  normalization: [false, true],
  caseLevel: [false],
  version: ['57.1'],
};

/** Reads a `collation` option. Supports locale, strength 1 to 3, numericOrdering and caseFirst; refuses the rest. */
export const parseCollation = (value: Value | undefined): Collation | undefined => {
  if (value === undefined || value === null) return undefined;
  if (!isDoc(value)) throw mongoError(14, "BSON field 'collation' is the wrong type, expected type 'object'");
  if (value.size === 0) return undefined;
  const locale = value.get('locale');
  if (typeof locale !== 'string')
    throw mongoError(40414, "BSON field 'collation.locale' is missing but a required field");
  if (locale === 'simple') return undefined;
  for (const [name, option] of value) checkOption(name, option);
  const strength = Number(toInteger(value.get('strength')) ?? 3n);
  const sensitivity = SENSITIVITY[strength - 1];
  if (!sensitivity) throw mongoError(2, `collation strength ${strength} is not supported, use 1, 2 or 3`);
  return { spec: value, strings: collator(locale, sensitivity, value) };
};

/** A collation with every option written out, as MongoDB keeps and lists it. */
export const wholeCollation = ({ spec }: Collation): Doc =>
  new Map<string, Value>([
    ['locale', spec.get('locale') ?? null],
    ['caseLevel', false],
    ['caseFirst', spec.get('caseFirst') ?? 'off'],
    ['strength', Number(toInteger(spec.get('strength')) ?? 3n)],
    ['numericOrdering', spec.get('numericOrdering') === true],
    ['alternate', 'non-ignorable'],
    ['maxVariable', spec.get('maxVariable') ?? 'punct'],
    ['normalization', spec.get('normalization') === true],
    ['backwards', false],
    ['version', '57.1'],
  ]);

const checkOption = (name: string, option: Value): void => {
  if (['locale', 'strength', 'numericOrdering', 'caseFirst'].includes(name)) return;
  const allowed = FIXED[name];
  if (!allowed) throw mongoError(40415, `BSON field 'collation.${name}' is an unknown field.`);
  if (!allowed.includes(option))
    throw mongoError(2, `collation option ${name} is not supported with this value`);
};

const collator = (locale: string, sensitivity: 'base' | 'accent' | 'variant', spec: Doc): StringOrder => {
  const tag = locale.replaceAll('_', '-');
  const refusal = mongoError(2, `Field 'locale' is invalid in: ${locale}`);
  try {
    if (Intl.Collator.supportedLocalesOf(tag).length === 0) throw refusal;
    const caseFirst = spec.get('caseFirst');
    const { compare } = new Intl.Collator(tag, {
      sensitivity,
      numeric: spec.get('numericOrdering') === true,
      caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
    });
    return (a, b) => Math.sign(compare(a, b)) as Order;
  } catch {
    throw refusal;
  }
};
