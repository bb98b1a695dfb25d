import { checkDigit } from './check-digit';
import { type Read, read, refuse } from './refusal';

/**
 * The UPC-A (12 digits) of a zero-suppressed UPC-E: 6 digits (number system 0), 7 digits (with number
 * system) or 8 digits (with check digit, which is verified). Refuses number systems other than 0 and 1.
 */
export const upcEToUpcA = (text: string): Read<string> => {
  if (!/^\d{6,8}$/.test(text)) return refuse('WrongLength', 0, 'UPC-E has 6, 7 or 8 digits');
  const numberSystem = text.length === 6 ? '0' : text.charAt(0);
  if (numberSystem !== '0' && numberSystem !== '1')
    return refuse('BadNumberSystem', 0, 'the number system of UPC-E is 0 or 1');
  const body = text.length === 6 ? text : text.slice(1, 7);
  const payload = `${numberSystem}${expandBody(body)}`;
  const digit = String(checkDigit(payload));
  if (text.length === 8 && text.charAt(7) !== digit)
    return refuse('WrongCheckDigit', 7, `check digit is ${text.charAt(7)}, should be ${digit}`);
  return read(`${payload}${digit}`);
};

/** The 8-digit UPC-E of a UPC-A, or `null` when its zeros do not allow one (or it is not a UPC-A). */
export const upcAToUpcE = (upcA: string): string | null => {
  if (!/^[01]\d{11}$/.test(upcA)) return null;
  const [maker, item] = [upcA.slice(1, 6), upcA.slice(6, 11)];
  const bodies = [
    `${maker.slice(0, 2)}${item.slice(2)}${maker.charAt(2)}`,
    `${maker.slice(0, 3)}${item.slice(3)}3`,
    `${maker.slice(0, 4)}${item.slice(4)}4`,
    `${maker}${item.slice(4)}`,
  ];
  for (const body of bodies) {
    const candidate = `${upcA.charAt(0)}${body}${upcA.charAt(11)}`;
    const back = upcEToUpcA(candidate);
    if (back.ok && back.value === upcA) return candidate;
  }
  return null;
};

/** The ten digits that the last digit of the six says were suppressed. */
const expandBody = (body: string): string => {
  const [a, b, c, d, e, last] = [...body] as [string, string, string, string, string, string];
  if (last <= '2') return `${a}${b}${last}0000${c}${d}${e}`;
  if (last === '3') return `${a}${b}${c}00000${d}${e}`;
  if (last === '4') return `${a}${b}${c}${d}00000${e}`;
  return `${a}${b}${c}${d}${e}0000${last}`;
};
