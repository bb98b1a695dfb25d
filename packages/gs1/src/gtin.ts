import { hasValidCheckDigit } from './check-digit';

/** Whether the text is a GTIN-8, -12, -13 or -14 with a right check digit; all zeros name no article. */
export const isGtin = (text: string): boolean =>
  /^(\d{8}|\d{12,14})$/.test(text) && !/^0+$/.test(text) && hasValidCheckDigit(text);

/**
 * The 14-digit form in which UPC-A, EAN-8 and EAN-13 of one article are the same text.
 * Gives `null` for anything that `isGtin` refuses.
 */
export const toGtin14 = (code: string): string | null => (isGtin(code) ? code.padStart(14, '0') : null);

/** Whether the text is a Global Service Relation Number (AI 8017/8018): 18 digits with a right check digit. */
export const isGsrn = (text: string): boolean =>
  /^\d{18}$/.test(text) && !/^0+$/.test(text) && hasValidCheckDigit(text);
