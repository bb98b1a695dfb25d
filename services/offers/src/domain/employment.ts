/** What a campaign may ask of who works for the retailer: `only` them, or anybody but them. */
export const employeeRules = ['only', 'barred'] as const;

/** When somebody was marked as an employee: since when they are, if they are, and when they were before. */
export type Employment = Readonly<{
  since?: Date | undefined;
  before: readonly Readonly<{ from: Date; to: Date }>[];
}>;

/** Times before that are kept of somebody; of more the newest. */
export const timesBeforeMax = 20;

/** Nobody marked them, as far as it is known. */
export const neverEmployed: Employment = { before: [] };

/** Whether somebody worked for the retailer at a moment, as far as it is known. */
export const worksAt = ({ since, before }: Employment, at: Date): boolean =>
  (since !== undefined && since <= at) || before.some(({ from, to }) => from <= at && at < to);

/** After somebody was marked, or that was taken back; the same again changes nothing. */
export const afterChange = (
  employment: Employment,
  { employed, at }: Readonly<{ employed: boolean; at: Date }>,
): Employment => {
  const { since, before } = employment;
  if (employed) return since === undefined ? { since: at, before } : employment;
  return since === undefined
    ? employment
    : { before: [...before, { from: since, to: at }].slice(-timesBeforeMax) };
};
