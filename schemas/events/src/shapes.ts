import { z } from 'zod';

/** Parts that several contracts share. A contract that must differ copies the part instead of changing it. */
export const id = z.string().min(1).max(64);
/** Whole minor units and ISO 4217 currency. */
export const moneyShape = z.strictObject({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
/** ISO 8601 instant with `Z`. */
export const instant = z.iso.datetime();
/** A price in minor units that was asked until then. */
export const pastPriceShape = z.strictObject({ minor: z.int().nonnegative(), until: instant });
/** A text in each of the product's languages. */
export const translatedShape = z.strictObject({ fr: z.string().max(500), en: z.string().max(500) });
/** GTIN as 14 digits, so that UPC-A, EAN-8 and EAN-13 forms of one article are the same text. */
export const gtin14 = z.string().regex(/^\d{14}$/);
