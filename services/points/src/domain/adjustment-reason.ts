/** Why an administrator gives points or takes some: all that a member is told of it. */
export const adjustmentReasons = ['goodwill', 'missing-purchase', 'correction', 'misuse', 'other'] as const;

/** One of these reasons. */
export type AdjustmentReason = (typeof adjustmentReasons)[number];
