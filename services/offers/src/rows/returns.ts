import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';

const returnShape = z.object({
  returnId: z.string(),
  receiptId: z.string(),
  /** Whether it was made: not where it came to another amount than the shopper had been told. */
  agreed: z.boolean(),
  refundMinor: z.int(),
  at: z.date(),
});

/** What each return came to; the word on it leaves from its row. */
export const returns = aggregate<z.infer<typeof returnShape>>('returns', {
  key: 'returnId',
  retention: keptAsLongAs('no return is priced twice'),
  row: returnShape,
});
