import { parseBarcode } from './barcode';
import { textOfCoupon } from './coupon';

/** The one text of a coupon that was scanned or typed in the form of GS1; undefined for everything else. */
export const couponText = (scanned: string): string | undefined => {
  const outcome = parseBarcode(scanned);
  return outcome.ok && outcome.barcode.kind === 'coupon' ? textOfCoupon(outcome.barcode) : undefined;
};
