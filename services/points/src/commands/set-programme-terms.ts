import { accepted, isTimeZone, type Result, rejected } from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { type Expiry, lastDayOfMonth, termsLimits, withTerms } from '../domain/programme-terms';
import type { PointsContext } from '../graph/context';
import { expiryKind, ProgrammeTermsType, presentTerms } from '../graph/programme-terms.type';
import { pointsRefusals } from '../graph/refusal.type';
import { type ProgrammeRow, programmeId } from '../rows/programme';

@ObjectType('ProgrammeTermsSet')
class ProgrammeTermsSet {
  @Field(() => ProgrammeTermsType)
  terms!: ProgrammeTermsType;
}

const monthsShape = z.int().min(1).max(termsLimits.months);

const expiryShape = z
  .object({
    kind: expiryKind.describe('By which rule.'),
    months: monthsShape.nullish().describe('Of ROLLING and ACTIVITY: 1 to 60.'),
    month: z.int().min(1).max(12).nullish().describe('Of CALENDAR: 1 is January.'),
    day: z.int().min(1).max(31).nullish().describe('Of CALENDAR: a day that this month has every year.'),
  })
  .meta({ input: 'PointsExpiryInput' })
  .transform(({ kind, months, month, day }, context): Expiry => {
    const missing = (member: string): never => {
      context.addIssue({ code: 'custom', path: [member] });
      return z.NEVER;
    };
    switch (kind) {
      case 'never':
        return { kind };
      case 'calendar':
        if (typeof month !== 'number') return missing('month');
        if (typeof day !== 'number' || day > lastDayOfMonth(month)) return missing('day');
        return { kind, month, day };
      default:
        return typeof months === 'number' ? { kind, months } : missing('months');
    }
  });

/** Sets when points can be spent and until when, for all that is earned from now on. */
export const setProgrammeTerms = command({
  name: 'setProgrammeTerms',
  description:
    'Sets when points can be spent and until when, for what is earned from now on. What was earned before keeps the terms it was earned by.',
  allow: ['unbound administrator'],
  input: z.object({
    pendingDays: z
      .int()
      .min(0)
      .max(termsLimits.pendingDays)
      .describe('Days until points can be spent; 0: at once.'),
    expiry: expiryShape,
    timeZone: z.string().trim().max(60).refine(isTimeZone).describe('IANA name; its days are counted.'),
  }),
  answer: ProgrammeTermsSet,
  refusal: pointsRefusals,
  run: async (
    wanted,
    asking: Asking<PointsContext, 'unbound administrator'>,
  ): Promise<Result<ProgrammeRow, CommandIdReused>> => {
    const { actor, at, context } = asking;
    const initial = (): ProgrammeRow => ({ programmeId, versions: [] });
    const once = { ...asking, input: wanted };
    const set = await context.programme.rows.change(programmeId, { cause: asking, once, initial }, (row) => {
      const versions = withTerms(row.versions, wanted, { setAt: at, setBy: actor });
      return accepted({ row: { ...row, versions }, answer: versions.length });
    });
    if (!set.ok) return rejected({ reason: 'CommandIdReused' });
    context.programme.learn(set.value.row.versions);
    const { row, answer = row.versions.length } = set.value;
    return accepted({ ...row, versions: row.versions.slice(0, answer) });
  },
  present: ({ versions }) => {
    const newest = versions.at(-1);
    if (!newest) throw new Error('terms that were set cannot be read');
    return { terms: presentTerms(newest, versions) };
  },
});
