export const dayMilliseconds = 86_400_000;

/** The day of an instant, YYYY-MM-DD in UTC: what is counted for a campaign is counted for all its stores, whatever their clocks show. */
export const utcDay = (at: Date): string => at.toISOString().slice(0, 10);
