import { type BarcodeOutcome, type BarcodeReason, parseBarcode, type VariableMeasureRule } from '@rayon/gs1';
import { accepted, minorDigits, numericCode, type Result, rejected, typedCode } from '@rayon/kernel';
import type { ScannedCode, UnreadableCode } from '../domain/scanned-code';

/** Reads what the scanner sent. */
export type ReadCode = (
  text: string,
  about: { currency: string; today: string },
) => Result<ScannedCode, UnreadableCode>;

/** What the members' card shows as QR code; the last part rotates. */
const cardQrPattern = /^RY1:\d{18}(:\d{8})?$/;

/** The digits of a number somebody typed, in the groups it is printed in; nothing of what only a scanner sends. */
const typedNumber = (text: string): string | undefined => {
  const code = typedCode(text);
  return /^\d+$/.test(code) ? code : undefined;
};

/** Reads scanner output with the shop's in-store prefixes (the French convention unless given). */
export const createReadCode =
  ({ variableMeasure }: { variableMeasure?: readonly VariableMeasureRule[] } = {}): ReadCode =>
  (scanned, { currency, today }) => {
    const text = typedNumber(scanned) ?? scanned.trim();
    if (cardQrPattern.test(text)) return rejected({ reason: 'CardCodeScanned' });
    const outcome = parseBarcode(text, {
      ...(variableMeasure === undefined ? {} : { variableMeasure }),
      referenceYear: Number(today.slice(0, 4)),
      minorDigits: minorDigits(currency),
    });
    return outcome.ok ? toScannedCode(outcome, text, currency) : rejected(unreadable(outcome.reason));
  };

const unreadable = (reason: BarcodeReason): UnreadableCode => {
  if (reason === 'WrongCheckDigit' || reason === 'WrongVerifierDigit') return { reason: 'WrongCheckDigit' };
  if (reason === 'ZeroMeasure' || reason === 'InexactMeasure') return { reason: 'BadMeasure' };
  return { reason: 'UnknownCode' };
};

const toScannedCode = (
  { barcode }: BarcodeOutcome & { ok: true },
  text: string,
  currency: string,
): Result<ScannedCode, UnreadableCode> => {
  switch (barcode.kind) {
    case 'gsrn':
      return rejected({ reason: 'CardCodeScanned' });
    case 'coupon':
      return rejected({ reason: 'CouponScanned' });
    case 'gtin':
      return accepted({ gtin: barcode.gtin14 });
    case 'variable-measure': {
      const { measure } = barcode;
      return accepted({
        gtin: barcode.itemCode13.padStart(14, '0'),
        ...(/^\d{12,14}$/.test(text) ? { wholeGtin: text.padStart(14, '0') } : {}),
        measure:
          'weightGrams' in measure
            ? { kind: 'weight', grams: measure.weightGrams }
            : { kind: 'price', minor: measure.priceMinor },
      });
    }
    case 'gs1': {
      const { priceMinor, weightGrams, currencyNumeric } = barcode;
      if (currencyNumeric !== undefined && currencyNumeric !== numericCode(currency))
        return rejected({ reason: 'BadMeasure' });
      return accepted({
        gtin: barcode.gtin14,
        ...(priceMinor !== undefined
          ? { measure: { kind: 'price', minor: priceMinor } }
          : weightGrams !== undefined
            ? { measure: { kind: 'weight', grams: weightGrams } }
            : {}),
        ...(barcode.lot === undefined ? {} : { lot: barcode.lot }),
        ...(barcode.expiresOn === undefined ? {} : { lastDay: barcode.expiresOn }),
      });
    }
  }
};
