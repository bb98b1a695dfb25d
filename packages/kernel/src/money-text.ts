import { type Currency, isCurrency, minorDigits } from './currencies';
import type { Locale } from './locale';

const formats = new Map<string, Intl.NumberFormat>();

/** English as Europe writes it: the euro before the figures, the day before the month. */
export const regions: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-IE' };

/** Decimals of an amount. Rows of earlier versions may name a currency that is none: they are shown as they were meant. */
export const digitsShown = (currency: Currency): number => (isCurrency(currency) ? minorDigits(currency) : 2);

/** An amount as people write it in the language, to its last minor unit. */
export const moneyText = (
  { minor, currency }: Readonly<{ minor: number; currency: Currency }>,
  locale: Locale,
): string => {
  const digits = digitsShown(currency);
  const key = `${locale}/${currency}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(regions[locale], {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formats.set(key, format);
  return format.format(minor / 10 ** digits);
};
