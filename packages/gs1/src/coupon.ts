import type { Gs1Element } from './element-string';
import { readGs1Date } from './gs1-date';
import { type Read, read, refuse } from './refusal';

/** A coupon of North America: whose it is, which of their offers, and which one of it where it has a number of its own. */
export type Gs1Coupon = Readonly<{
  kind: 'coupon';
  /** GS1 Company Prefix, or the id of whoever pays for it: 6 to 12 digits. */
  companyPrefix: string;
  /** Six digits. */
  offerCode: string;
  /** 6 to 15 digits. */
  serial?: string;
}>;

/** Reads the coupon among the elements: AI 8112 (positive offer file) or 8110; undefined when there is none. */
export const couponAmong = (
  elements: readonly Gs1Element[],
  options: { position: number; referenceYear: number },
): Read<Gs1Coupon> | undefined => {
  const element = elements.find(({ ai }) => ai === '8112' || ai === '8110');
  if (!element) return undefined;
  const digits = new Digits(element.value, options.referenceYear);
  const coupon = element.ai === '8112' ? paperless(digits) : printed(digits);
  return coupon && digits.isOver
    ? read(coupon)
    : refuse('BadElementValue', options.position, `(${element.ai}) is not a whole coupon`);
};

/** A coupon as one text; the number of its own comes last. */
export const textOfCoupon = ({ companyPrefix, offerCode, serial }: Gs1Coupon): string =>
  ['GS1', companyPrefix, offerCode, ...(serial === undefined ? [] : [serial])].join(':');

/** Takes digits from the front; once something is not there, everything after it is not either. */
class Digits {
  constructor(
    private left: string | undefined,
    private readonly referenceYear: number,
  ) {}

  get isOver(): boolean {
    return this.left === '';
  }

  take(count: number): string | undefined {
    const taken = this.left?.slice(0, count);
    const isThere = taken?.length === count && /^\d+$/.test(taken);
    this.left = isThere ? this.left?.slice(count) : undefined;
    return isThere ? taken : undefined;
  }

  /** One digit of these. */
  oneOf(allowed: string): string | undefined {
    const digit = this.take(1);
    if (digit !== undefined && allowed.includes(digit)) return digit;
    this.left = undefined;
    return undefined;
  }

  /** As many as the digit before them says, beyond a least number. */
  counted(allowed: string, least: number): string | undefined {
    const indicator = this.oneOf(allowed);
    return indicator === undefined ? undefined : this.take(Number(indicator) + least);
  }

  /** A company prefix that may be left out. */
  prefixIfAny(): void {
    const indicator = this.oneOf('01234569');
    if (indicator !== undefined && indicator !== '9') this.take(Number(indicator) + 6);
  }

  day(): void {
    const day = this.take(6);
    if (day === undefined || day.endsWith('00') || readGs1Date(day, this.referenceYear) === null)
      this.left = undefined;
  }

  /** Whether the next part is the one that begins so; its digit is then taken. */
  begins(with_: string): boolean {
    if (!this.left?.startsWith(with_)) return false;
    this.left = this.left.slice(1);
    return true;
  }
}

const paperless = (digits: Digits): Gs1Coupon | undefined => {
  digits.oneOf('01');
  const companyPrefix = digits.counted('0123456', 6);
  const offerCode = digits.take(6);
  const serial = digits.counted('0123456789', 6);
  return couponOf(companyPrefix, offerCode, serial);
};

/** What it asks for and what it gives is the campaign's to say here: that part is checked and passed over. */
const printed = (digits: Digits): Gs1Coupon | undefined => {
  const companyPrefix = digits.counted('0123456', 6);
  const offerCode = digits.take(6);
  digits.counted('12345', 0);
  requirement(digits);
  if (digits.begins('1')) {
    digits.oneOf('0123');
    requirement(digits);
    digits.prefixIfAny();
  }
  if (digits.begins('2')) {
    requirement(digits);
    digits.prefixIfAny();
  }
  if (digits.begins('3')) digits.day();
  if (digits.begins('4')) digits.day();
  const serial = digits.begins('5') ? digits.counted('0123456789', 6) : undefined;
  if (digits.begins('6')) digits.counted('1234567', 6);
  if (digits.begins('9')) {
    digits.oneOf('01256');
    digits.oneOf('012');
    digits.take(1);
    digits.oneOf('01');
  }
  return couponOf(companyPrefix, offerCode, serial);
};

/** How much has to be bought, of what kind that is, and the family of articles. */
const requirement = (digits: Digits): void => {
  digits.counted('12345', 0);
  digits.oneOf('012349');
  digits.take(3);
};

const couponOf = (
  companyPrefix: string | undefined,
  offerCode: string | undefined,
  serial: string | undefined,
): Gs1Coupon | undefined =>
  companyPrefix === undefined || offerCode === undefined
    ? undefined
    : { kind: 'coupon', companyPrefix, offerCode, ...(serial === undefined ? {} : { serial }) };
