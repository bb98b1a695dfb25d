import { couponAmong, type Gs1Coupon } from './coupon';
import type { Gs1Element } from './element-string';
import { readGs1Date } from './gs1-date';
import { type Read, read, refuse } from './refusal';

/** What a shop needs of an element string or Digital Link. */
export type Gs1Article = Readonly<{
  kind: 'gs1';
  gtin14: string;
  lot?: string;
  serial?: string;
  /** Last day of sale, YYYY-MM-DD: AI 17 (expiry), else AI 15 (best before). */
  expiresOn?: string;
  weightGrams?: number;
  /** Price of the unit in minor units of the local currency (AI 392n) or of `currencyNumeric` (AI 393n). */
  priceMinor?: number;
  /** ISO 4217 numeric code of AI 393n, e.g. `978`. */
  currencyNumeric?: string;
  /** Every element as it stood in the code. */
  ais: Readonly<Record<string, string>>;
}>;

/** A card or other service relation: AI 8018 (recipient) or 8017 (provider). */
export type Gsrn = Readonly<{ kind: 'gsrn'; gsrn: string }>;

/** Elements that contradict (01): it is then not one article but a content or a reference. */
const contradictsArticle = ['02', '37', '255'] as const;

/** Interprets elements; refuses those that name no article or contradict each other. Minor units: 2 decimals. */
export const toArticle = (
  elements: readonly Gs1Element[],
  options: { position: number; referenceYear: number; minorDigits: number },
): Read<Gs1Article | Gs1Coupon | Gsrn> => {
  const ais: Record<string, string> = Object.fromEntries(elements.map(({ ai, value }) => [ai, value]));
  const refusal = (message: string) => refuse('ConflictingElements', options.position, message);
  const gtin14 = ais['01'];
  if (gtin14 === undefined) {
    const coupon = couponAmong(elements, options);
    if (coupon) return coupon;
    const gsrn = ais['8018'] ?? ais['8017'];
    return gsrn === undefined
      ? refuse('NoArticle', options.position, 'the code names no article: (01) is missing')
      : read({ kind: 'gsrn', gsrn });
  }
  if (/^0+$/.test(gtin14)) return refuse('AllZero', options.position, 'a code of zeros names no article');
  for (const ai of contradictsArticle)
    if (ais[ai] !== undefined) return refusal(`(01) and (${ai}) exclude each other`);

  const families = Object.keys(ais).filter((ai) => /^3[1-69]\d\d$/.test(ai));
  if (new Set(families.map((ai) => ai.slice(0, 3))).size < families.length)
    return refusal('the same measure is given with different decimal places');

  const weight = weightOf(ais, options.position);
  if (!weight.ok) return weight;
  const price = priceOf(ais, options);
  if (!price.ok) return price;
  const date = ais['17'] ?? ais['15'];
  const expiresOn = date === undefined ? null : readGs1Date(date, options.referenceYear);
  return read({
    kind: 'gs1',
    gtin14,
    ...(ais['10'] === undefined ? {} : { lot: ais['10'] }),
    ...(ais['21'] === undefined ? {} : { serial: ais['21'] }),
    ...(expiresOn === null ? {} : { expiresOn }),
    ...weight.value,
    ...price.value,
    ais,
  });
};

/** Net weight (310n, kilograms with n decimals) in whole grams; a finer weight is rounded half up. */
const weightOf = (
  ais: Readonly<Record<string, string>>,
  position: number,
): Read<{ weightGrams?: number }> => {
  const ai = Object.keys(ais).find((key) => key.startsWith('310'));
  if (ai === undefined) return read({});
  const decimals = Number(ai.charAt(3));
  const digits = BigInt(ais[ai] ?? '0') * 1000n;
  const scale = 10n ** BigInt(decimals);
  const weightGrams = Number((2n * digits + scale) / (2n * scale));
  return weightGrams === 0
    ? refuse('ZeroMeasure', position, 'the code says a weight of less than a gram')
    : read({ weightGrams });
};

/** Price of the unit (392n, 393n); refused when it is finer than the currency's minor unit. */
const priceOf = (
  ais: Readonly<Record<string, string>>,
  { position, minorDigits }: { position: number; minorDigits: number },
): Read<{ priceMinor?: number; currencyNumeric?: string }> => {
  const ai = Object.keys(ais).find((key) => /^39[23]/.test(key));
  if (ai === undefined) return read({});
  const value = ais[ai] ?? '';
  const withCurrency = ai.startsWith('393');
  const digits = withCurrency ? value.slice(3) : value;
  const minor = BigInt(digits) * 10n ** BigInt(minorDigits);
  const scale = 10n ** BigInt(ai.charAt(3));
  if (minor % scale !== 0n)
    return refuse('InexactMeasure', position, 'the price is finer than one minor unit');
  const priceMinor = Number(minor / scale);
  if (!Number.isSafeInteger(priceMinor))
    return refuse('InexactMeasure', position, 'the price is beyond the exact whole numbers');
  if (priceMinor === 0) return refuse('ZeroMeasure', position, 'the code says a price of zero');
  return read(withCurrency ? { priceMinor, currencyNumeric: value.slice(0, 3) } : { priceMinor });
};
