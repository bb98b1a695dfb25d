import { tidyText } from '@rayon/kernel';

/**
 * What codes of ours are written with: capitals and digits of which no two look alike (no 0, O, 1, I, L). That they are 31,
 * a prime number, is what lets one check character notice every wrong sign and every two that changed places.
 */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Drawn signs of one code: nine of 31 are 44 bits of chance. */
export const drawnSigns = { min: 9, max: 16, usual: 11 } as const;

/** What stands in front of drawn signs. */
export const prefixPattern = /^[A-Z0-9]{1,12}$/;

const groupLength = 4;

/** What a sign counts for in the check character; a prefix may have signs beside the 31. */
const signWorth = (sign: string): number => {
  const at = codeSigns.indexOf(sign);
  return at >= 0 ? at : sign.charCodeAt(0);
};

/** Each sign by its place, counted from the end where the check character stands: a whole code comes to nothing. */
const rest = (signs: string): number =>
  [...signs].reduce((sum, sign, at) => sum + (signs.length - at) * signWorth(sign), 0) % codeSigns.length;

const checkOf = (signs: string): string =>
  codeSigns[(codeSigns.length - rest(`${signs}2`)) % codeSigns.length] ?? '';

/** A code as it is printed: its prefix, then its drawn signs and their check character in groups of four. */
export const printedCode = (prefix: string | undefined, drawn: string): string => {
  const signs = drawn + checkOf(`${prefix ?? ''}${drawn}`);
  const groups = signs.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [];
  return [...(prefix === undefined ? [] : [prefix]), ...groups].join('-');
};

/** The signs of a text that may be a code of ours, however its groups and case were typed; undefined for any other. */
const signsOf = (text: string): string | undefined => {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  if (!/^[A-Z0-9]{10,29}$/.test(signs)) return undefined;
  return [...signs.slice(-(drawnSigns.min + 1))].every((sign) => codeSigns.includes(sign))
    ? signs
    : undefined;
};

/** The form in which a code is compared: of one of ours its signs alone, of any other what is written, case included. */
export const comparedCode = (text: string): string => {
  const signs = signsOf(text);
  return signs !== undefined && rest(signs) === 0 ? signs : tidyText(text);
};

/** Whether a text has the form of a code of ours and not its check character: where no campaign has it, somebody slipped. */
export const isMistyped = (text: string): boolean => {
  const signs = signsOf(text);
  return signs !== undefined && rest(signs) !== 0;
};

/** What a coupon in the form of GS1 is written as: `GS1:<company prefix>:<offer code>`, then its serial number where it has one. */
const gs1Pattern = /^(GS1:\d{6,12}:\d{6}):\d{6,15}$/;

/** The texts of a campaign's shared code that an entered one stands for: of a GS1 coupon with a number also its offer's own. */
export const sharedCodesOf = (code: string): readonly string[] => {
  const [, ofOffer] = gs1Pattern.exec(code) ?? [];
  return ofOffer === undefined ? [code] : [code, ofOffer];
};
