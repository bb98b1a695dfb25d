import { LineReturnedV1 } from '@rayon/events';
import type { z } from 'zod';
import type { ReturnFacts } from '../domain/receipt-points';

type LineReturned = z.infer<typeof LineReturnedV1.data>;

/** The return as the rule sees it. */
export const returnFactsOf = ({ returnId, lines, returnedAt }: LineReturned): ReturnFacts => ({
  returnId,
  lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
  at: new Date(returnedAt),
});
