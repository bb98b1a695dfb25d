import { graphEnum } from '@rayon/subgraph';

/** Names of the graph for why points are adjusted. */
export const adjustmentReason = graphEnum(
  'PointsAdjustmentReason',
  {
    GOODWILL: 'goodwill',
    MISSING_PURCHASE: 'missing-purchase',
    CORRECTION: 'correction',
    MISUSE: 'misuse',
    OTHER: 'other',
  },
  'GOODWILL: for a trouble they had. MISSING_PURCHASE: they bought without their card. CORRECTION: something was posted wrongly. MISUSE: points were come by against the rules. OTHER: as the note says.',
);
