import { asciiDigits } from '@rayon/kernel';

/** Digits, with single spaces or dashes between them as people copy them from a card. */
const runPattern = /\d(?:[\s\p{Pd}]?\d)+/gu;

/** Issuers' first digits by length; thirteen digits stay out, since one article in ten that starts with a 4 would pass. */
const issuers: Readonly<Record<number, RegExp>> = {
  15: /^3[47]/,
  16: /^(4|5[1-5]|2[2-7]|35|6)/,
  19: /^(4|6)/,
};

/**
 * Whether a text holds what looks like the number of a payment card. Tenders are told by kind and amount alone: no
 * such number has a place here, and one that somebody types by mistake must not be kept.
 */
export const holdsPaymentCard = (text: string): boolean =>
  [...asciiDigits(text).matchAll(runPattern)].some(([run]) => {
    const digits = run.replace(/\D/g, '');
    return issuers[digits.length]?.test(digits) === true && passesLuhn(digits);
  });

/** ISO/IEC 7812-1, annex B. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
