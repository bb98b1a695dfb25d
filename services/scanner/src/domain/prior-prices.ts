/** Whether reductions that are announced count from the lowest price of the 30 days before (directive 98/6/EC, article 6a). */
export const priorPriceRules = ['count', 'none'] as const;

/** One of these. */
export type PriorPriceRule = (typeof priorPriceRules)[number];
