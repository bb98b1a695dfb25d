import { digitsShown } from '@rayon/kernel/money-text';

/** Minor units of one of the currency's main unit: 100 of a euro. */
export const minorOfOne = (currency: string): number => 10 ** digitsShown(currency);

/** What somebody typed as an amount, in minor units; undefined when it is none, or finer than the currency. */
export const minorIn = (text: string, currency: string): number | undefined => {
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.replace(/\s/g, '')) ?? [];
  const digits = digitsShown(currency);
  return whole === '' || part.length > digits ? undefined : Number(whole + part.padEnd(digits, '0'));
};

/** An amount as it stands in a field, with the decimal sign of the language. */
export const typedAmount = (minor: number, currency: string, language: 'fr' | 'en'): string => {
  const typed = (minor / minorOfOne(currency)).toFixed(digitsShown(currency));
  return language === 'fr' ? typed.replace('.', ',') : typed;
};

/** A percentage as it stands in a field. */
export const typedPercent = (percent: number, language: 'fr' | 'en'): string =>
  language === 'fr' ? String(percent).replace('.', ',') : String(percent);

/** What somebody typed as a percentage of up to two decimals; undefined when it is none, or nothing, or more than all. */
export const percentIn = (text: string): number | undefined => {
  const [written] = /^\d+([.,]\d{1,2})?$/.exec(text.trim()) ?? [];
  const percent = Number(written?.replace(',', '.'));
  return percent > 0 && percent <= 100 ? percent : undefined;
};

/** What somebody typed as a whole number; undefined when it is none. */
export const wholeIn = (text: string): number | undefined =>
  /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined;

/** A share that may be none at all (0) or not stated: null where nothing is typed, undefined where it is no percentage. */
export const shareIn = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  return /^0+([.,]0{1,2})?$/.test(text.trim()) ? 0 : percentIn(text);
};
