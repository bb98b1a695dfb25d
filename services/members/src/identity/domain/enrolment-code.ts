import { typedCode } from '@rayon/kernel';

/** Hours in which an enrolment code may be typed into a device. */
export const enrolmentHours = 24;

/** Signs that cannot be mistaken for another when read aloud or typed; 32 of them, so 8 carry 40 bits. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;

/** The code for eight numbers of 0 to 31, shown in two groups: `K7QF-9M2T`. */
export const formatEnrolmentCode = (draws: readonly number[]): string => {
  if (draws.length !== codeLength || draws.some((draw) => alphabet[draw] === undefined))
    throw new RangeError(`an enrolment code takes ${codeLength} numbers of 0 to ${alphabet.length - 1}`);
  const signs = draws.map((draw) => alphabet[draw]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/** How many numbers to draw and from how many each. */
export const enrolmentDraws = { count: codeLength, below: alphabet.length } as const;

/** What somebody typed, as the code was made: case, spaces and dashes do not matter. `undefined` when it is none. */
export const readEnrolmentCode = (text: string): string | undefined => {
  if (text.length > 40) return undefined;
  const signs = typedCode(text);
  if (signs.length !== codeLength || [...signs].some((sign) => !alphabet.includes(sign))) return undefined;
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};
