import { checkDigit } from '@rayon/gs1';

/** GS1 global service relation number (recipient, AI 8018): 18 digits, the last one the check digit. */
export type Gsrn = string;

/** Digits of the service reference that remain beside a company prefix. */
export const referenceDigits = (companyPrefix: string): number => 17 - companyPrefix.length;

/**
 * Puts a number together from the company prefix (4 to 12 digits) and the service reference; throws a
 * RangeError when they do not fill 17 digits. References are drawn at random: nobody counts our members.
 */
export const makeGsrn = (companyPrefix: string, reference: number): Gsrn => {
  const digits = referenceDigits(companyPrefix);
  if (!/^\d{4,12}$/.test(companyPrefix)) throw new RangeError('a GS1 company prefix has 4 to 12 digits');
  if (!Number.isSafeInteger(reference) || reference < 0 || reference >= 10 ** digits)
    throw new RangeError(`a service reference beside ${companyPrefix} has ${digits} digits`);
  const body = companyPrefix + String(reference).padStart(digits, '0');
  return body + checkDigit(body);
};

/** Whether the text is 18 digits with the right check digit. */
export const isGsrn = (text: string): text is Gsrn =>
  /^\d{18}$/.test(text) && String(checkDigit(text.slice(0, 17))) === text.slice(17);
