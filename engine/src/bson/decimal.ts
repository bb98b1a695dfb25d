/** Decimal128: up to 34 decimal digits times a power of ten, with the rounding of IEEE 754 (half to even). */

/** Significant digits of a decimal. */
export const MAX_DIGITS = 34;
const MAX_COEFFICIENT = 10n ** 34n - 1n;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;
const LOW_MASK = (1n << 64n) - 1n;

type Kind = 'finite' | 'infinity' | 'nan';

const power = (exponent: number): bigint => 10n ** BigInt(exponent);
const digitsOf = (coefficient: bigint): number => coefficient.toString().length;

/** Drops `count` digits, rounding half to even. */
const dropDigits = (coefficient: bigint, count: number): bigint => {
  const unit = power(count);
  const quotient = coefficient / unit;
  const twice = (coefficient % unit) * 2n;
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
};

export class Decimal {
  private constructor(
    readonly kind: Kind,
    readonly negative: boolean,
    /** Whole number without sign; the value is coefficient × 10^exponent. */
    readonly coefficient: bigint,
    readonly exponent: number,
  ) {}

  static readonly NAN = new Decimal('nan', false, 0n, 0);
  static readonly INFINITY = new Decimal('infinity', false, 0n, 0);
  static readonly NEGATIVE_INFINITY = new Decimal('infinity', true, 0n, 0);
  static readonly ZERO = new Decimal('finite', false, 0n, 0);

  /** Rounds to 34 digits and to the range of exponents; too large becomes infinite, too small becomes zero. */
  static finite(negative: boolean, wanted: bigint, wantedExponent: number): Decimal {
    let coefficient = wanted;
    let exponent = wantedExponent;
    const excess = Math.max(digitsOf(coefficient) - MAX_DIGITS, MIN_EXPONENT - exponent);
    if (excess > 0) {
      coefficient = dropDigits(coefficient, excess);
      exponent += excess;
      if (coefficient > MAX_COEFFICIENT) {
        coefficient /= 10n;
        exponent += 1;
      }
    }
    if (exponent > MAX_EXPONENT) {
      const padding = exponent - MAX_EXPONENT;
      if (coefficient === 0n) exponent = MAX_EXPONENT;
      else if (digitsOf(coefficient) + padding > MAX_DIGITS)
        return negative ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
      else {
        coefficient *= power(padding);
        exponent = MAX_EXPONENT;
      }
    }
    return new Decimal('finite', negative, coefficient, exponent);
  }

  static fromBigInt(value: bigint): Decimal {
    return Decimal.finite(value < 0n, value < 0n ? -value : value, 0);
  }

  /** Fifteen significant digits, as MongoDB mixes doubles into decimal arithmetic. */
  static fromNumber(value: number): Decimal {
    if (Number.isNaN(value)) return Decimal.NAN;
    if (!Number.isFinite(value)) return value < 0 ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
    if (value === 0) return Decimal.finite(Object.is(value, -0), 0n, 0);
    return Decimal.parse(value.toExponential(14)) ?? Decimal.NAN;
  }

  /** From its text (`-1.50E+3`, `Infinity`, `NaN`); `undefined` when it is not a number. */
  static parse(text: string): Decimal | undefined {
    const match = /^([+-])?(?:(inf(?:inity)?)|(nan)|(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?)$/i.exec(text);
    if (!match) return undefined;
    const [, sign, infinity, nan, whole = '', fraction = '', exponent = '0'] = match;
    if (nan) return Decimal.NAN;
    if (infinity) return sign === '-' ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
    if (whole + fraction === '') return undefined;
    const power10 = Number(exponent) - fraction.length;
    return Decimal.finite(
      sign === '-',
      BigInt(whole + fraction),
      Math.max(-20_000, Math.min(20_000, power10)),
    );
  }

  /** From the sixteen bytes of BSON. */
  static read(bytes: Buffer, offset: number): Decimal {
    const low = bytes.readBigUInt64LE(offset);
    const high = bytes.readBigUInt64LE(offset + 8);
    const negative = high >> 63n === 1n;
    const combination = Number((high >> 58n) & 31n);
    if (combination === 31) return Decimal.NAN;
    if (combination === 30) return negative ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
    if (combination >> 3 === 3)
      return Decimal.finite(negative, 0n, Number((high >> 47n) & 0x3fffn) + MIN_EXPONENT);
    const coefficient = ((high & 0x1_ffff_ffff_ffffn) << 64n) | low;
    return new Decimal(
      'finite',
      negative,
      coefficient > MAX_COEFFICIENT ? 0n : coefficient,
      Number((high >> 49n) & 0x3fffn) + MIN_EXPONENT,
    );
  }

  /** Writes the sixteen bytes of BSON. */
  write(bytes: Buffer, offset: number): void {
    let high: bigint;
    if (this.kind === 'nan') high = 31n << 58n;
    else if (this.kind === 'infinity') high = 30n << 58n;
    else high = (BigInt(this.exponent - MIN_EXPONENT) << 49n) | (this.coefficient >> 64n);
    if (this.negative) high |= 1n << 63n;
    bytes.writeBigUInt64LE(this.kind === 'finite' ? this.coefficient & LOW_MASK : 0n, offset);
    bytes.writeBigUInt64LE(high, offset + 8);
  }

  get isZero(): boolean {
    return this.kind === 'finite' && this.coefficient === 0n;
  }

  get isFinite(): boolean {
    return this.kind === 'finite';
  }

  /** The nearest double. */
  toNumber(): number {
    if (this.kind === 'nan') return Number.NaN;
    if (this.kind === 'infinity') return this.negative ? -Infinity : Infinity;
    return Number(`${this.negative ? '-' : ''}${this.coefficient}e${this.exponent}`);
  }

  /** The whole part towards zero; for finite values. */
  toBigInt(): bigint {
    const magnitude =
      this.exponent >= 0 ? this.coefficient * power(this.exponent) : this.coefficient / power(-this.exponent);
    return this.negative ? -magnitude : magnitude;
  }

  toString(): string {
    const sign = this.negative ? '-' : '';
    if (this.kind !== 'finite') return this.kind === 'nan' ? 'NaN' : `${sign}Infinity`;
    const digits = this.coefficient.toString();
    const scientific = this.exponent + digits.length - 1;
    if (this.exponent > 0 || scientific < -6) {
      const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
      return `${sign}${digits[0]}${fraction}E${scientific < 0 ? '' : '+'}${scientific}`;
    }
    if (this.exponent === 0) return sign + digits;
    const padded = digits.padStart(1 - this.exponent, '0');
    return `${sign}${padded.slice(0, this.exponent)}.${padded.slice(this.exponent)}`;
  }

  negate(): Decimal {
    return new Decimal(
      this.kind,
      this.kind === 'nan' ? false : !this.negative,
      this.coefficient,
      this.exponent,
    );
  }

  /** Coefficient with its sign, scaled to `exponent` (which is not above the own one). */
  private signedAt(exponent: number): bigint {
    const magnitude = this.coefficient * power(this.exponent - exponent);
    return this.negative ? -magnitude : magnitude;
  }

  add(other: Decimal): Decimal {
    if (this.kind === 'nan' || other.kind === 'nan') return Decimal.NAN;
    if (this.kind === 'infinity')
      return other.kind === 'infinity' && other.negative !== this.negative ? Decimal.NAN : this;
    if (other.kind === 'infinity') return other;
    const exponent = Math.min(this.exponent, other.exponent);
    // Digits this far apart cannot meet in 34; without the limit a sum could need thousands of digits.
    if (Math.abs(this.exponent - other.exponent) > 2 * MAX_DIGITS + 2) {
      const [large, small] = this.exponent > other.exponent ? [this, other] : [other, this];
      if (large.isZero) return small;
      const shift = MAX_DIGITS + 2 - digitsOf(large.coefficient);
      const nudge = small.isZero ? 0n : small.negative ? -1n : 1n;
      const near = large.signedAt(large.exponent - shift) + nudge;
      return Decimal.finite(near < 0n, near < 0n ? -near : near, large.exponent - shift);
    }
    const sum = this.signedAt(exponent) + other.signedAt(exponent);
    const negative = sum === 0n ? this.negative && other.negative : sum < 0n;
    return Decimal.finite(negative, sum < 0n ? -sum : sum, exponent);
  }

  multiply(other: Decimal): Decimal {
    if (this.kind === 'nan' || other.kind === 'nan') return Decimal.NAN;
    const negative = this.negative !== other.negative;
    if (this.kind === 'infinity' || other.kind === 'infinity') {
      if (this.isZero || other.isZero) return Decimal.NAN;
      return negative ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
    }
    return Decimal.finite(negative, this.coefficient * other.coefficient, this.exponent + other.exponent);
  }

  divide(other: Decimal): Decimal {
    if (this.kind === 'nan' || other.kind === 'nan' || (this.isZero && other.isZero)) return Decimal.NAN;
    const negative = this.negative !== other.negative;
    const infinite = negative ? Decimal.NEGATIVE_INFINITY : Decimal.INFINITY;
    if (this.kind === 'infinity') return other.kind === 'infinity' ? Decimal.NAN : infinite;
    if (other.kind === 'infinity') return Decimal.finite(negative, 0n, MIN_EXPONENT);
    if (other.isZero) return infinite;
    const scale = MAX_DIGITS + 3 + digitsOf(other.coefficient);
    const scaled = this.coefficient * power(scale);
    let quotient = scaled / other.coefficient;
    let exponent = this.exponent - other.exponent - scale;
    const wanted = this.exponent - other.exponent;
    if (scaled % other.coefficient !== 0n) quotient = quotient * 10n + 1n;
    else
      while (exponent < wanted && quotient % 10n === 0n) {
        quotient /= 10n;
        exponent += 1;
      }
    return Decimal.finite(negative, quotient, scaled % other.coefficient !== 0n ? exponent - 1 : exponent);
  }

  /** Remainder with the sign of the dividend. */
  remainder(other: Decimal): Decimal {
    if (this.kind !== 'finite' || other.kind === 'nan' || other.isZero) return Decimal.NAN;
    if (other.kind === 'infinity') return this;
    const exponent = Math.min(this.exponent, other.exponent);
    const rest = this.signedAt(exponent) % other.signedAt(exponent);
    return Decimal.finite(this.negative, rest < 0n ? -rest : rest, exponent);
  }

  /** Rounds to `places` digits after the point (before it when negative). */
  quantize(places: number, mode: 'halfEven' | 'down' | 'floor' | 'ceil'): Decimal {
    if (this.kind !== 'finite' || this.exponent >= -places) return this;
    const drop = -places - this.exponent;
    const down = this.coefficient / power(drop);
    const inexact = this.coefficient % power(drop) !== 0n;
    const away = inexact && (mode === 'ceil' ? !this.negative : mode === 'floor' ? this.negative : false);
    const coefficient = mode === 'halfEven' ? dropDigits(this.coefficient, drop) : down + (away ? 1n : 0n);
    return Decimal.finite(this.negative, coefficient, -places);
  }
}
