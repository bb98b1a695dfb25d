import {
  frenchVariableMeasureRules,
  isGtin,
  ruleFor,
  toGtin14,
  type VariableMeasureRule,
  withCheckDigit,
} from '@rayon/gs1';
import { accepted, type Result, rejected, typedCode } from '@rayon/kernel';
import { catalogLimits } from './limits';
import { because, type CatalogRejection } from './rejection';

/** The code by which a scan finds the article: GTIN-14; of an in-store code the measure is zeroed. */
export const articleCode = (
  raw: string,
  rules: readonly VariableMeasureRule[] = frenchVariableMeasureRules,
): Result<string, CatalogRejection> => {
  const text = typedCode(raw);
  if (!/^(\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text))
    return rejected(because('BadCode', 'codes', text.slice(0, 20)));
  if (!isGtin(text)) return rejected(because('WrongCheckDigit', 'codes', text));
  const gtin14 = toGtin14(text) ?? text;
  const rule = gtin14.startsWith('0') ? ruleFor(gtin14.slice(1), rules) : null;
  if (!rule) return accepted(gtin14);
  const zeroed = [...gtin14.slice(1, 13)].map((digit, index) =>
    'VK'.includes(rule.layout.charAt(index)) ? '0' : digit,
  );
  return accepted(`0${withCheckDigit(zeroed.join(''))}`);
};

/** The codes of an article, each once, sorted. */
export const articleCodes = (
  raw: readonly string[],
  rules?: readonly VariableMeasureRule[],
): Result<string[], CatalogRejection> => {
  if (raw.length === 0) return rejected(because('Missing', 'codes'));
  if (raw.length > catalogLimits.codesPerArticle)
    return rejected(because('TooMany', 'codes', String(catalogLimits.codesPerArticle)));
  const codes = new Set<string>();
  for (const text of raw) {
    const code = articleCode(text, rules);
    if (!code.ok) return code;
    codes.add(code.value);
  }
  return accepted([...codes].sort());
};
