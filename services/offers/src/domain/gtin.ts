import { typedCode } from '@rayon/kernel';

/**
 * The 14-digit form of a GTIN-8, -12, -13 or -14, so that every printed form of one article is the same
 * text; undefined when the length or the check digit is wrong.
 */
export const gtin14Of = (code: string): string | undefined => {
  const digits = typedCode(code);
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const padded = digits.padStart(14, '0');
  let sum = 0;
  for (let index = 0; index < 13; index += 1) sum += Number(padded[index]) * (index % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === Number(padded[13]) ? padded : undefined;
};
