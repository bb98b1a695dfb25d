import { couponText } from '@rayon/gs1';
import { idShape, lineShape } from '@rayon/kernel';
import { z } from 'zod';
import * as ids from '../domain/ids';

/** What several commands take: ids become the rules' own, texts have a length, numbers a range. */
export const tripId = idShape.transform(ids.tripId);
export const lineId = idShape.transform(ids.lineId);
export const receiptId = idShape.transform(ids.receiptId);
export const quantity = z.int().min(1).max(99);
export const presentation = z.string().min(1).max(4096);

/** A coupon code as it is printed, or a GS1 coupon as it is scanned, which is kept as its one text. */
export const couponCode = z
  .string()
  .max(100)
  .transform((code) => couponText(code) ?? code)
  .pipe(lineShape(40))
  .describe(
    'As it is printed; upper and lower case differ. A GS1 coupon (AI 8110, 8112) may come as it is scanned.',
  );

/** Whether a text holds more than white space. */
export const isNotBlank = (text: string): boolean => text.trim().length > 0;
