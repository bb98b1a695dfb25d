import { Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { AudienceKind, BenefitKind, StackingKind, TriggerKind, type ValueOf } from './enums';

@InputType('TranslatedInput')
export class TranslatedInput {
  @Field(() => String)
  fr!: string;

  @Field(() => String)
  en!: string;
}

@InputType('AudienceInput')
export class AudienceInput {
  @Field(() => AudienceKind)
  kind!: ValueOf<typeof AudienceKind>;

  @Field(() => String, { nullable: true })
  boughtCategory?: string | null;

  @Field(() => String, { nullable: true })
  notBoughtCategory?: string | null;
}

@InputType('CampaignTargetInput', {
  description: 'A line in any of the lists is meant; all empty: the whole basket.',
})
export class CampaignTargetInput {
  @Field(() => [String], { nullable: true })
  categories?: string[] | null;

  @Field(() => [ID], { nullable: true })
  brandIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  articleIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  gtins?: string[] | null;
}

@InputType('CampaignTriggerInput')
export class CampaignTriggerInput {
  @Field(() => TriggerKind)
  kind!: ValueOf<typeof TriggerKind>;
}

@InputType('BenefitInput', { description: 'The numbers its kind needs, and no others.' })
export class BenefitInput {
  @Field(() => BenefitKind)
  kind!: ValueOf<typeof BenefitKind>;

  @Field(() => Int, { nullable: true, description: 'PERCENT_OFF: 1 to 90.' })
  percent?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'AMOUNT_OFF, FIXED_PRICE: per piece, or per kilogram of a weighed article. BASKET_AMOUNT_OFF: once.',
  })
  amountMinor?: number | null;

  @Field(() => Int, { nullable: true, description: 'N_FOR_M: pieces taken.' })
  take?: number | null;

  @Field(() => Int, { nullable: true, description: 'N_FOR_M: pieces paid.' })
  pay?: number | null;

  @Field(() => Int, { nullable: true, description: 'BASKET_AMOUNT_OFF: reached when equal.' })
  thresholdMinor?: number | null;

  @Field(() => Int, { nullable: true, description: 'POINTS_BONUS: once per trip.' })
  points?: number | null;

  @Field(() => Int, { nullable: true, description: 'POINTS_BONUS: 200 doubles the ordinary points.' })
  multiplierPercent?: number | null;
}

@InputType('CampaignLimitsInput')
export class CampaignLimitsInput {
  @Field(() => Int, { nullable: true, description: 'Pieces (or groups) within one trip.' })
  perTrip?: number | null;

  @Field(() => Int, { nullable: true, description: 'Trips of one member.' })
  perMember?: number | null;

  @Field(() => Int, { nullable: true, description: 'Trips, all together.' })
  total?: number | null;
}

@InputType('CampaignContentInput')
export class CampaignContentInput {
  @Field(() => TranslatedInput)
  title!: TranslatedInput;

  @Field(() => TranslatedInput)
  body!: TranslatedInput;

  @Field(() => GraphQLISODateTime)
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: 'First instant it no longer applies.' })
  to!: Date;

  @Field(() => [ID], { nullable: true, description: 'Empty: every store.' })
  storeIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "ISO 4217; the retailer's usual one when absent." })
  currency?: string | null;

  @Field(() => AudienceInput, { nullable: true, description: 'Everybody when absent.' })
  audience?: AudienceInput | null;

  @Field(() => CampaignTargetInput, { nullable: true })
  target?: CampaignTargetInput | null;

  @Field(() => CampaignTriggerInput, { nullable: true, description: 'BASKET when absent.' })
  trigger?: CampaignTriggerInput | null;

  @Field(() => BenefitInput)
  benefit!: BenefitInput;

  @Field(() => StackingKind, { nullable: true, description: 'EXCLUSIVE when absent.' })
  stacking?: ValueOf<typeof StackingKind> | null;

  @Field(() => Int, { nullable: true, description: '0 to 1000; 0 when absent. The higher one wins ties.' })
  priority?: number | null;

  @Field(() => CampaignLimitsInput, { nullable: true })
  limits?: CampaignLimitsInput | null;

  @Field(() => Int, { nullable: true, description: 'The most it may take off, all trips together.' })
  budgetMinor?: number | null;
}

@InputType('DraftCampaignInput')
export class DraftCampaignInput extends CampaignContentInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID, { nullable: true, description: "A brand's own is understood." })
  brandId?: string | null;
}

@InputType('ReviseCampaignInput')
export class ReviseCampaignInput extends CampaignContentInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  campaignId!: string;
}

@InputType('CampaignStepInput')
export class CampaignStepInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => ID)
  campaignId!: string;
}

@InputType('ReturnCampaignInput')
export class ReturnCampaignInput extends CampaignStepInput {
  @Field(() => String, { description: 'What its author should change; 1 to 300 characters.' })
  reason!: string;
}

/** Without what was not given, so that the rules see exactly what was said. */
const said = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null));

const benefitSaid = (input: BenefitInput): Record<string, unknown> => {
  const { kind, multiplierPercent, ...numbers } = said(input);
  if (kind !== 'points-bonus') return { kind, ...numbers, ...said({ multiplierPercent }) };
  return multiplierPercent === undefined
    ? { kind: 'points', ...numbers }
    : { kind: 'points-multiplier', percent: multiplierPercent, ...numbers };
};

/** What was said about a campaign, for the rules to check. */
export const contentSaid = (input: CampaignContentInput, usualCurrency: string): Record<string, unknown> => ({
  title: said(input.title),
  body: said(input.body),
  from: input.from,
  to: input.to,
  storeIds: input.storeIds ?? [],
  currency: input.currency ?? usualCurrency,
  audience: input.audience ? said(input.audience) : { kind: 'everybody' },
  target: { categories: [], brandIds: [], articleIds: [], gtins: [], ...said(input.target ?? {}) },
  trigger: input.trigger?.kind ?? 'basket',
  benefit: benefitSaid(input.benefit),
  stacking: input.stacking ?? 'exclusive',
  priority: input.priority ?? 0,
  limits: said(input.limits ?? {}),
  ...said({ budgetMinor: input.budgetMinor }),
});
