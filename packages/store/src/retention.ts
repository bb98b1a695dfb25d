const secondsPerDay = 86_400;

/**
 * How long rows stay: so many days after an instant they carry, or as long as the reason says. A row that does not carry
 * the instant stays.
 */
export type Retention = Readonly<{ days: number; after: readonly string[] }> | Readonly<{ because: string }>;

/** Rows leave so many days after any of these instants of theirs. */
export const keptDays = (days: number, ...after: readonly [string, ...string[]]): Retention => ({
  days,
  after,
});

/** Rows stay, for that reason. */
export const keptAsLongAs = (because: string): Retention => ({ because });

/** The indexes by which the store removes what has been kept long enough. */
export const retentionIndexes = (
  retention: Retention,
): Readonly<{ on: Readonly<Record<string, 1>>; expireAfterSeconds: number }>[] =>
  'because' in retention
    ? []
    : retention.after.map((member) => ({
        on: { [member]: 1 } as const,
        expireAfterSeconds: Math.round(retention.days * secondsPerDay),
      }));
