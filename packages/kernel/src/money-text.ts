import type { Locale } from './locale';
import type { Money } from './money';

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as people write it in the language; the currency says how many decimals it has. */
export const moneyText = ({ minor, currency }: Money, locale: Locale): string => {
  const key = `${locale}/${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
