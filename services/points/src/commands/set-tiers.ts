import {
  accepted,
  type BadInput,
  idFromName,
  idShape,
  isCurrency,
  lineShape,
  linesShape,
  type Result,
  rejected,
} from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type Asking, command, translatedInput } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import {
  type TierProblem,
  type TierRules,
  type TierVersion,
  tierLimits,
  tiersProblem,
  withTierRules,
} from '../domain/tier-programme';
import type { PointsContext } from '../graph/context';
import { pointsRefusals } from '../graph/refusal.type';
import { presentTierProgramme, TierProgrammeType, tierMeasure, tierWindow } from '../graph/tier.type';
import type { TierProgrammeRow } from '../rows/tier-programme';
import { tierProgrammeId, tiersSet } from '../tiers';

@ObjectType('TiersSet')
class TiersSet {
  @Field(() => TierProgrammeType)
  tiers!: TierProgrammeType;
}

const nothing = z.string().trim().length(0);
const nameShape = lineShape(tierLimits.name);
const benefitsShape = z.union([nothing, linesShape(tierLimits.benefits)]);

const tierShape = z
  .object({
    tierId: idShape.nullish().describe('Of a tier there is already; without it the tier is a new one.'),
    name: translatedInput.pipe(z.object({ fr: nameShape, en: nameShape })),
    threshold: z
      .int()
      .min(1)
      .max(tierLimits.threshold)
      .describe('Who has this much has reached it: points, minor units of the currency, or days.'),
    benefits: translatedInput.pipe(z.object({ fr: benefitsShape, en: benefitsShape })),
  })
  .meta({ input: 'TierInput', description: 'A tier as it is wanted.' });

type TiersRefused = CommandIdReused | BadInput | TierProblem;

/** The same for the same command, however often it is asked. */
const newTierId = (commandId: string, index: number): string =>
  idFromName(`points-tier:${commandId}/${index}`);

/** Sets the tiers of the programme; what was bought before counts. */
export const setTiers = command({
  name: 'setTiers',
  description:
    'Sets the tiers of the programme. What was bought before counts; whoever held a tier by the rules before keeps it for the grace.',
  allow: ['unbound administrator'],
  input: z.object({
    measure: tierMeasure.describe('What counts.'),
    currency: z.string().trim().refine(isCurrency).nullish().describe('Of SPEND: ISO 4217.'),
    window: tierWindow.describe('Since when it counts.'),
    months: z.int().min(1).max(tierLimits.months).nullish().describe('Of ROLLING: 1 to 36.'),
    graceDays: z.int().min(0).max(tierLimits.graceDays).describe('0: a tier ends with the day.'),
    tiers: z.array(tierShape).max(tierLimits.tiers).describe('The lowest first; none: there are no tiers.'),
  }),
  answer: TiersSet,
  refusal: pointsRefusals,
  run: async (
    { measure, currency, window: kind, months, graceDays, tiers },
    asking: Asking<PointsContext, 'unbound administrator'>,
  ): Promise<Result<TierProgrammeRow, TiersRefused>> => {
    const { actor, at, context, commandId } = asking;
    if (measure === 'spend' && typeof currency !== 'string')
      return rejected({ reason: 'BadInput', field: 'currency' });
    if (kind === 'rolling' && typeof months !== 'number')
      return rejected({ reason: 'BadInput', field: 'months' });
    const wanted: TierRules = {
      measure,
      ...(measure === 'spend' && typeof currency === 'string' ? { currency } : {}),
      window: kind === 'rolling' && typeof months === 'number' ? { kind, months } : { kind: 'calendar' },
      graceDays,
      tiers: tiers.map(({ tierId, ...tier }, index) => ({
        tierId: tierId ?? newTierId(commandId, index),
        ...tier,
      })),
    };
    const made = new Set(
      wanted.tiers.filter((_, index) => !tiers[index]?.tierId).map(({ tierId }) => tierId),
    );
    const initial = (): TierProgrammeRow => ({ programmeId: tierProgrammeId, versions: [] });
    const once = { ...asking, input: wanted };
    const set = await context.tiers.rows.change(tierProgrammeId, { cause: asking, once, initial }, (row) => {
      const problem = tiersProblem(row.versions, wanted, (tierId) => made.has(tierId));
      if (problem) return rejected(problem);
      const versions = withTierRules(row.versions, wanted, { setAt: at, setBy: actor });
      const newest = versions.at(-1) as TierVersion;
      return accepted({
        row: { ...row, versions },
        answer: versions.length,
        events: versions === row.versions ? [] : [tiersSet(newest)],
      });
    });
    if (!set.ok)
      return set.rejection.reason === 'NotFound'
        ? rejected({ reason: 'CommandIdReused' })
        : rejected(set.rejection);
    context.tiers.learn(set.value.row.versions);
    const { row, answer = row.versions.length } = set.value;
    return accepted({ ...row, versions: row.versions.slice(0, answer) });
  },
  present: ({ versions }, { context }) => ({
    tiers: presentTierProgramme(versions, context.request.locale),
  }),
});
