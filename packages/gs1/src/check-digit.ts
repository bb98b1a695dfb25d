/**
 * GS1 modulo-10 check digit of a digit string that does not carry one yet (GTIN, GSRN, SSCC, GLN; any length).
 * Throws a `RangeError` on anything but digits: test untrusted text first.
 */
export const checkDigit = (payload: string): number => {
  if (!/^\d+$/.test(payload)) throw new RangeError('a check digit is computed over digits');
  let sum = 0;
  // Weights alternate 3, 1 from the right, so the same rule serves every length.
  for (let index = 0; index < payload.length; index += 1)
    sum += (payload.charCodeAt(payload.length - 1 - index) - 48) * (index % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
};

/** Whether the text is digits whose last one is the right GS1 check digit. Any other text is `false`. */
export const hasValidCheckDigit = (digits: string): boolean =>
  /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48;

/** The digits with their check digit appended. */
export const withCheckDigit = (payload: string): string => `${payload}${checkDigit(payload)}`;
