import { typedCode } from '@rayon/kernel';
import { type Gsrn, isGsrn } from './gsrn';
import { codeDigits } from './rotating-code';

/** Longest text a card's QR code may hold, so that a worn reader still takes it in at once. */
const contentLengthMax = 64;

/** What a reader saw: the number alone only identifies, the rotating code proves the card is there now. */
export type CardContent =
  | Readonly<{ proof: 'ROTATING'; gsrn: Gsrn; code: string }>
  | Readonly<{ proof: 'STATIC'; gsrn: Gsrn }>;

const rotatingPattern = new RegExp(`^RY1:(\\d{18}):(\\d{${codeDigits}})$`);
// The linear barcode as readers report it: with or without symbology identifier, FNC1 and brackets.
// biome-ignore lint/suspicious/noControlCharactersInRegex: readers send FNC1 as the group separator.
const staticPattern = /^(?:\]C1|\x1d)?(?:8018|\(8018\))?(\d{18})$/;

/** The text inside the QR code; upper case and digits only, so that it fits the compact alphanumeric mode. */
export const formatContent = (gsrn: Gsrn, code: string): string => `RY1:${gsrn}:${code}`;

/** Reads what was presented, or typed in the groups a card shows; `undefined` when it is no card of ours or a digit was misread. */
export const parseContent = (shown: string): CardContent | undefined => {
  const text = typedCode(shown.slice(0, 4 * contentLengthMax));
  if (text.length > contentLengthMax) return undefined;
  const rotating = rotatingPattern.exec(text);
  if (rotating?.[1] && rotating[2])
    return isGsrn(rotating[1]) ? { proof: 'ROTATING', gsrn: rotating[1], code: rotating[2] } : undefined;
  const gsrn = staticPattern.exec(text)?.[1];
  return gsrn !== undefined && isGsrn(gsrn) ? { proof: 'STATIC', gsrn } : undefined;
};
