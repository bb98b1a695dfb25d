const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units of one of the currency's main unit: 100 of a euro. */
export const minorOfOne = (currency: string): number => 10 ** digitsOf(currency);

/** What somebody typed as an amount, in minor units; undefined when it is none, or finer than the currency. */
export const minorIn = (text: string, currency: string): number | undefined => {
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.replace(/\s/g, '')) ?? [];
  const digits = digitsOf(currency);
  return whole === '' || part.length > digits ? undefined : Number(whole + part.padEnd(digits, '0'));
};

/** An amount as it stands in a field. */
export const typedAmount = (minor: number, currency: string): string =>
  (minor / minorOfOne(currency)).toFixed(digitsOf(currency));

/** What somebody typed as a whole number; undefined when it is none. */
export const wholeIn = (text: string): number | undefined =>
  /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined;
