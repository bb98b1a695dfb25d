import { Allow, byId, MoneyType, Reference, SafeInt, TranslatedType } from '@rayon/subgraph';
import { Directive, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import type { StoredCampaign } from '../domain/campaign-change';
import {
  type Audience,
  type Benefit,
  boundTo,
  type Condition,
  type Contribution,
  type Part,
} from '../domain/campaign-content';
import type { CampaignHours } from '../domain/campaign-hours';
import type { Lists, Target } from '../domain/target';
import { approvingBrand } from '../domain/who-approves';
import { maySeeCampaign, type OffersContext } from './context';
import {
  amountPer,
  audienceKind,
  benefitKind,
  campaignStatus,
  choicePick,
  employeeRule,
  pastCount,
  personDayKind,
  pick,
  pointsPer,
  stacking,
  stepsBy,
  stepsGive,
  triggerKind,
  weekday,
} from './enums';
import { CampaignPictureType, presentCampaignPicture } from './picture.type';
import { CampaignPlacementType, presentPlacement } from './placement.type';
import { CampaignStopType, presentStop, presentStopRules, StopRulesType } from './stop.type';
import { ArticleStub, BrandStub, StoreStub } from './stubs.type';

@ObjectType('TargetException', {
  simpleResolvers: true,
  description: 'A line in any of the lists is never meant, whatever else names it.',
})
export class TargetExceptionType {
  @Field(() => [String])
  categories!: readonly string[];

  @Field(() => [ID])
  brandIds!: readonly string[];

  @Field(() => [ID])
  articleIds!: readonly string[];

  @Field(() => [String], { description: 'Fourteen digits each.' })
  gtins!: readonly string[];

  @Field(() => [BrandStub], {
    nullable: 'items',
    description: 'Null where the catalogue has none of that id.',
  })
  brands!: readonly BrandStub[];

  @Field(() => [ArticleStub], {
    nullable: 'items',
    description: 'Null where the catalogue has none of that id.',
  })
  articles!: readonly ArticleStub[];

  @Field(() => Boolean, {
    description: 'Lines whose price the shop has reduced already: those of a lot with a markdown.',
  })
  markedDown!: boolean;
}

@ObjectType('CampaignTarget', {
  simpleResolvers: true,
  description: 'A line in any of the lists is meant; all empty: the whole basket.',
})
export class CampaignTargetType {
  @Field(() => [String])
  categories!: readonly string[];

  @Field(() => [ID])
  brandIds!: readonly string[];

  @Field(() => [ID])
  articleIds!: readonly string[];

  @Field(() => [String], { description: 'Fourteen digits each.' })
  gtins!: readonly string[];

  @Field(() => [BrandStub], {
    nullable: 'items',
    description: 'Null where the catalogue has none of that id.',
  })
  brands!: readonly BrandStub[];

  @Field(() => [ArticleStub], {
    nullable: 'items',
    description: 'Null where the catalogue has none of that id.',
  })
  articles!: readonly ArticleStub[];

  @Field(() => Boolean, {
    description:
      'Whether a line has to be in each kind of list that names something, instead of in any; articles by id and by code are one kind.',
  })
  every!: boolean;

  @Field(() => TargetExceptionType, { nullable: true, description: 'Null: nothing is excepted.' })
  except?: TargetExceptionType;
}

@ObjectType('AudiencePast', {
  simpleResolvers: true,
  description: 'What their purchases of the last days come to; amounts at prices before offers.',
})
export class AudiencePastType {
  @Field(() => CampaignTargetType)
  target!: CampaignTargetType;

  @Field(() => Int)
  withinDays!: number;

  @Field(() => pastCount.enum)
  count!: z.infer<typeof pastCount>;

  @Field(() => SafeInt, { nullable: true })
  atLeast?: number;

  @Field(() => SafeInt, { nullable: true })
  atMost?: number;
}

@ObjectType('PersonDay', {
  simpleResolvers: true,
  description: 'A day of the person and so many around it, by the calendar of the store.',
})
export class PersonDayType {
  @Field(() => personDayKind.enum)
  of!: z.infer<typeof personDayKind>;

  @Field(() => Int)
  daysBefore!: number;

  @Field(() => Int)
  daysAfter!: number;
}

@ObjectType('Audience', { simpleResolvers: true })
export class AudienceType {
  @Field(() => audienceKind.enum)
  kind!: z.infer<typeof audienceKind>;

  @Field(() => String, { nullable: true })
  boughtCategory?: string;

  @Field(() => String, { nullable: true })
  notBoughtCategory?: string;

  @Field(() => [AudiencePastType], { description: 'All of them.' })
  past!: readonly AudiencePastType[];

  @Field(() => Int, { nullable: true, description: 'Members since so many days at most.' })
  joinedWithinDays?: number;

  @Field(() => employeeRule.enum, {
    nullable: true,
    description: 'Employees of the retailer count as all others when null.',
  })
  employees?: z.infer<typeof employeeRule>;

  @Field(() => PersonDayType, { nullable: true, description: 'Only around that day of theirs.' })
  day?: PersonDayType;
}

@ObjectType('CampaignHours', {
  simpleResolvers: true,
  description: 'By the calendar and the clock of each store.',
})
export class CampaignHoursType {
  @Field(() => [weekday.enum])
  days!: readonly z.infer<typeof weekday>[];

  @Field(() => String, { description: 'HH:MM, the first minute.' })
  from!: string;

  @Field(() => String, {
    description:
      'HH:MM, the first minute it no longer applies; 24:00 at most. Before `from`: on the day after.',
  })
  until!: string;
}

@ObjectType('CampaignTrigger', { simpleResolvers: true })
export class CampaignTriggerType {
  @Field(() => triggerKind.enum)
  kind!: z.infer<typeof triggerKind>;
}

@ObjectType('CampaignPart', { simpleResolvers: true })
export class CampaignPartType {
  @Field(() => CampaignTargetType)
  target!: CampaignTargetType;

  @Field(() => Int)
  quantity!: number;
}

@ObjectType('BenefitStep', { simpleResolvers: true })
export class BenefitStepType {
  @Field(() => SafeInt, { description: 'Pieces or minor units, reached when equal.' })
  from!: number;

  @Field(() => Float, { description: 'Percent or minor units.' })
  off!: number;
}

@ObjectType('OwnChoice', {
  simpleResolvers: true,
  description:
    'That it is about one of what the target names, each shopper’s own: what they bought most of, or least, up to the beginning of the day.',
})
export class OwnChoiceType {
  @Field(() => choicePick.enum)
  pick!: z.infer<typeof choicePick>;

  @Field(() => Int, { description: 'Looked back on.' })
  weeks!: number;
}

@ObjectType('OwnThreshold', {
  simpleResolvers: true,
  description:
    'A threshold that is each shopper’s own: what they usually buy of it per visit, and a stretch, up to a whole piece or hundred minor units. The minimum of its condition is the lowest; it is that of whoever has too few receipts with some of it.',
})
export class OwnThresholdType {
  @Field(() => Int, { description: 'Looked back on.' })
  weeks!: number;

  @Field(() => Int, { description: 'Over what was usual.' })
  stretchPercent!: number;

  @Field(() => SafeInt, {
    description: 'The highest for anybody: pieces or minor units, as its condition counts.',
  })
  atMost!: number;
}

@ObjectType('CampaignCondition', {
  simpleResolvers: true,
  description: 'What must be in the basket; nothing is used up by it.',
})
export class CampaignConditionType {
  @Field(() => CampaignTargetType)
  target!: CampaignTargetType;

  @Field(() => Int, { nullable: true })
  minimumQuantity?: number;

  @Field(() => SafeInt, { nullable: true })
  minimumMinor?: number;

  @Field(() => Boolean)
  withDeposits!: boolean;

  @Field(() => Boolean)
  withoutVat!: boolean;

  @Field(() => Boolean)
  afterOffers!: boolean;

  @Field(() => OwnThresholdType, { nullable: true, description: 'Null: the same threshold for everybody.' })
  own?: OwnThresholdType;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of a message: it is said from so many percent of it on, until it is reached. Null: once it is reached.',
  })
  fromPercent?: number;
}

@ObjectType('CampaignFloor', { simpleResolvers: true })
export class CampaignFloorType {
  @Field(() => Float, { nullable: true })
  articlePercent?: number;

  @Field(() => SafeInt, { nullable: true })
  basketMinor?: number;
}

@ObjectType('CampaignContribution', {
  simpleResolvers: true,
  description: 'What the other side pays of each discount.',
})
export class CampaignContributionType {
  @Field(() => Float)
  percent!: number;

  @Field(() => BrandStub, { nullable: true, description: 'Null: the retailer, of a campaign of a brand.' })
  brand?: BrandStub;
}

@ObjectType('CampaignExperiment', {
  simpleResolvers: true,
  description: 'Which members get it and which are only measured.',
})
export class CampaignExperimentType {
  @Field(() => String, { description: 'Members are dealt by it, once and for all; variants share one.' })
  name!: string;

  @Field(() => Int, { description: 'Of all members, who get nothing of it.' })
  controlPercent!: number;

  @Field(() => Int)
  fromPercent!: number;

  @Field(() => Int)
  toPercent!: number;
}

@ObjectType('ChallengeStep', { simpleResolvers: true })
export class ChallengeStepType {
  @Field(() => SafeInt, {
    description: 'Receipts, pieces or minor units; with `personal` so much more than usual.',
  })
  from!: number;

  @Field(() => SafeInt)
  points!: number;
}

@ObjectType('PersonalSteps', {
  simpleResolvers: true,
  description: "Steps count from each member's own usual, within these bounds.",
})
export class PersonalStepsType {
  @Field(() => Int)
  weeks!: number;

  @Field(() => SafeInt)
  atLeast!: number;

  @Field(() => SafeInt)
  atMost!: number;
}

@ObjectType('ChallengeRules', {
  simpleResolvers: true,
  description:
    'What is counted over several visits, for those who choose it; amounts at prices before offers.',
})
export class ChallengeRulesType {
  @Field(() => pastCount.enum)
  count!: z.infer<typeof pastCount>;

  @Field(() => Int, { description: 'From the moment it is chosen.' })
  withinDays!: number;

  @Field(() => [ChallengeStepType], { description: 'Rising.' })
  steps!: readonly ChallengeStepType[];

  @Field(() => PersonalStepsType, { nullable: true, description: 'Null: the same steps for all.' })
  personal?: PersonalStepsType;
}

@ObjectType('Benefit', { simpleResolvers: true })
export class BenefitType {
  @Field(() => benefitKind.enum)
  kind!: z.infer<typeof benefitKind>;

  @Field(() => Float, { nullable: true })
  percent?: number;

  @Field(() => SafeInt, { nullable: true })
  amountMinor?: number;

  @Field(() => Int, { nullable: true })
  take?: number;

  @Field(() => Int, { nullable: true })
  pay?: number;

  @Field(() => pick.enum, { nullable: true })
  pick?: z.infer<typeof pick>;

  @Field(() => amountPer.enum, { nullable: true })
  amountPer?: z.infer<typeof amountPer>;

  @Field(() => Boolean, { nullable: true })
  withoutVat?: boolean;

  @Field(() => Boolean, { nullable: true })
  ofOneArticle?: boolean;

  @Field(() => CampaignPartType, { nullable: true })
  buy?: CampaignPartType;

  @Field(() => Int, { nullable: true })
  quantity?: number;

  @Field(() => [CampaignPartType], { nullable: true })
  parts?: readonly CampaignPartType[];

  @Field(() => stepsBy.enum, { nullable: true })
  by?: z.infer<typeof stepsBy>;

  @Field(() => stepsGive.enum, { nullable: true })
  gives?: z.infer<typeof stepsGive>;

  @Field(() => [BenefitStepType], { nullable: true })
  steps?: readonly BenefitStepType[];

  @Field(() => Boolean, { nullable: true })
  repeats?: boolean;

  @Field(() => SafeInt, { nullable: true })
  points?: number;

  @Field(() => pointsPer.enum, { nullable: true })
  per?: z.infer<typeof pointsPer>;

  @Field(() => Int, { nullable: true })
  multiplierPercent?: number;

  @Field(() => ChallengeRulesType, { nullable: true })
  challenge?: ChallengeRulesType;
}

@ObjectType('CampaignLimits', { simpleResolvers: true })
export class CampaignLimitsType {
  @Field(() => Int, { nullable: true })
  perTrip?: number;

  @Field(() => Int, { nullable: true })
  perArticle?: number;

  @Field(() => SafeInt, { nullable: true })
  discountMinor?: number;

  @Field(() => Int, { nullable: true })
  perMember?: number;

  @Field(() => Int, { nullable: true })
  perMemberPerDay?: number;

  @Field(() => Int, { nullable: true })
  perStore?: number;

  @Field(() => Int, { nullable: true })
  perStorePerDay?: number;

  @Field(() => Int, { nullable: true })
  perDay?: number;

  @Field(() => Int, { nullable: true })
  total?: number;
}

@ObjectType('CampaignResults', {
  simpleResolvers: true,
  description:
    'What a campaign gave so far; nothing to staff it also runs elsewhere than in their stores. A brand sees numbers only from enough people on: counts in steps of that many, sums in round steps.',
})
export class CampaignResultsType {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'Trips in which it gave something, brought-back ones excluded.',
  })
  uses?: number;

  @Field(() => [MoneyType], { nullable: true, description: 'By currency; currencies are never added up.' })
  discountGiven?: MoneyType[];

  @Field(() => [MoneyType], {
    nullable: true,
    description:
      'What of it only took back what prices were raised by in the 30 days before: the retailer pays it, it uses no budget and nobody shares it. Null to a brand, whose discount is told without it.',
  })
  raised?: MoneyType[];

  @Field(() => [MoneyType], {
    nullable: true,
    description: 'What of it the other side pays, by currency; rounded once for each trip.',
  })
  contributed?: MoneyType[];

  @Field(() => SafeInt, { nullable: true })
  messagesIssued?: number;

  @Field(() => MoneyType, { nullable: true })
  budgetLeft?: MoneyType;

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers about fewer people than this are withheld from this caller.',
  })
  withheldBelow?: number;
}

/** A campaign. */
@Directive('@key(fields: "id")')
@Allow('marketer', 'administrator', 'brand')
@Reference(
  byId(
    (ids, { records }: OffersContext) => records.campaigns.findAll(ids),
    ({ row }, context) => (maySeeCampaign(context, row) ? presentCampaign(row) : null),
  ),
)
@ObjectType('Campaign')
export class CampaignType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Number of the content; receipts name it.' })
  version!: number;

  @Field(() => campaignStatus.enum)
  status!: z.infer<typeof campaignStatus>;

  /** Who wrote this version; shown to nobody by name. */
  writtenBy?: string;

  @Field(() => Boolean, {
    description: 'Whether it is a brand that approves this version, as it pays for it and did not write it.',
  })
  brandApproves!: boolean;

  @Field(() => BrandStub, { nullable: true, description: "Absent: the retailer's own." })
  brand?: BrandStub;

  @Field(() => TranslatedType)
  title!: TranslatedType;

  @Field(() => TranslatedType)
  body!: TranslatedType;

  @Field(() => CampaignPictureType, { nullable: true, description: 'Null: the texts stand alone.' })
  picture?: CampaignPictureType;

  @Field(() => GraphQLISODateTime)
  from!: Date;

  @Field(() => GraphQLISODateTime)
  to!: Date;

  @Field(() => CampaignHoursType, { nullable: true, description: 'Null: at any time of its window.' })
  hours?: CampaignHoursType;

  @Field(() => [ID], { description: 'Beside those of its regions; neither: every store.' })
  storeIds!: readonly string[];

  @Field(() => [String], { description: 'Regions in whose stores it runs, those that come later included.' })
  regions!: readonly string[];

  @Field(() => [StoreStub], { nullable: 'items', description: 'Those of `storeIds`, to be named.' })
  stores!: readonly StoreStub[];

  @Field(() => String, {
    nullable: true,
    description:
      'Of its amounts: it acts in the stores of this currency alone. Null when it names none: it acts in all.',
  })
  currency?: string;

  @Field(() => AudienceType)
  audience!: AudienceType;

  @Field(() => CampaignTargetType)
  target!: CampaignTargetType;

  @Field(() => CampaignTriggerType)
  trigger!: CampaignTriggerType;

  @Field(() => String, { nullable: true, description: 'Only where this code is entered.' })
  coupon?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Only where one of its own codes is entered: each of them counts for so many baskets.',
  })
  usesPerCode?: number;

  @Field(() => [CampaignConditionType])
  conditions!: readonly CampaignConditionType[];

  @Field(() => BenefitType)
  benefit!: BenefitType;

  @Field(() => stacking.enum)
  stacking!: z.infer<typeof stacking>;

  @Field(() => String, { nullable: true, description: 'Of the campaigns of one group a basket gets one.' })
  group?: string;

  @Field(() => Int)
  priority!: number;

  @Field(() => CampaignLimitsType)
  limits!: CampaignLimitsType;

  @Field(() => CampaignFloorType, { nullable: true })
  floor?: CampaignFloorType;

  @Field(() => MoneyType, { nullable: true })
  budget?: MoneyType;

  @Field(() => Boolean, {
    description: 'Whether what is left of a budget that does not cover a discount is given.',
  })
  budgetPartly!: boolean;

  @Field(() => CampaignContributionType, {
    nullable: true,
    description: 'Null: whoever owns it pays all of it.',
  })
  contribution?: CampaignContributionType;

  @Field(() => OwnChoiceType, {
    nullable: true,
    description: 'Null: it is about all of its target for everybody.',
  })
  ownChoice?: OwnChoiceType;

  @Field(() => Boolean, { description: 'Whether it is for members alone who activated it.' })
  activation!: boolean;

  @Field(() => CampaignPlacementType, {
    nullable: true,
    description: 'Null: nobody pays for where its message is shown.',
  })
  placement?: CampaignPlacementType;

  @Field(() => CampaignExperimentType, {
    nullable: true,
    description: 'Null: everybody it is for gets it, and what it changes is not known.',
  })
  experiment?: CampaignExperimentType;

  @Field(() => StopRulesType, { nullable: true, description: 'Null: it is paused by people alone.' })
  stopRules?: StopRulesType;

  @Field(() => [CampaignStopType], { description: 'When its own rules paused it, the newest last.' })
  stops!: readonly CampaignStopType[];

  @Field(() => String, { nullable: true, description: 'Why it was sent back, while it is.' })
  returnedReason?: string;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => GraphQLISODateTime)
  updatedAt!: Date;
}

@ObjectType('CampaignPage')
export class CampaignPage {
  @Field(() => [CampaignType])
  items!: readonly CampaignType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the rest.' })
  next!: string | null;
}

const presentLists = ({ categories, brandIds, articleIds, gtins }: Lists) => ({
  categories,
  brandIds,
  articleIds,
  gtins,
  brands: brandIds.map((id) => ({ id })),
  articles: articleIds.map((id) => ({ id })),
});

const presentTarget = ({ every, except, ...lists }: Target): CampaignTargetType => ({
  ...presentLists(lists),
  every: every ?? false,
  ...(except ? { except: { ...presentLists(except), markedDown: except.markedDown ?? false } } : {}),
});

const presentAudience = (audience: Audience): AudienceType =>
  audience.kind === 'personalised'
    ? {
        ...audience,
        past: (audience.past ?? []).map((one) => ({ ...one, target: presentTarget(one.target) })),
      }
    : { ...audience, past: [] };

const presentPart = ({ target, quantity }: Part): CampaignPartType => ({
  target: presentTarget(target),
  quantity,
});

const presentCondition = (condition: Condition): CampaignConditionType => ({
  ...condition,
  withDeposits: condition.withDeposits ?? false,
  withoutVat: condition.withoutVat ?? false,
  afterOffers: condition.afterOffers ?? false,
  target: presentTarget(condition.target),
});

const presentBenefit = (benefit: Benefit): BenefitType => {
  switch (benefit.kind) {
    case 'points':
      return { kind: 'points-bonus', points: benefit.points, per: benefit.per };
    case 'points-multiplier':
      return { kind: 'points-bonus', multiplierPercent: benefit.percent };
    case 'basket-amount-off': {
      const { per, ...shown } = benefit;
      return { ...shown, ...(per ? { amountPer: per } : {}) };
    }
    case 'amount-off': {
      const { per, ...shown } = benefit;
      return { ...shown, amountPer: per ?? 'unit' };
    }
    case 'n-for-m':
      return { ...benefit, percent: benefit.percent ?? 100 };
    case 'buy-get':
      return {
        ...benefit,
        buy: presentPart(benefit.buy),
        parts: (benefit.parts ?? []).map(presentPart),
      };
    case 'bundle-price':
    case 'bundle-percent-off':
      return { ...benefit, parts: benefit.parts.map(presentPart) };
    default:
      return benefit;
  }
};

const presentContribution = ({ percent, brandId }: Contribution): CampaignContributionType => ({
  percent,
  ...(brandId === undefined ? {} : { brand: { id: brandId } }),
});

/** A minute of the day as a clock shows it. */
const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const presentHours = ({ days, fromMinute, untilMinute }: CampaignHours): CampaignHoursType => ({
  days,
  from: clockText(fromMinute),
  until: clockText(untilMinute),
});

/** A campaign as the graph shows it. */
export const presentCampaign = (campaign: StoredCampaign): CampaignType => {
  const { campaignId, brandId, content, version, status, stops, writtenBy } = campaign;
  const { returnedReason, createdAt, updatedAt } = campaign;
  const {
    audience,
    trigger,
    benefit,
    hours,
    target,
    conditions,
    budgetMinor,
    budgetPartly,
    contribution,
    placement,
    activation,
    stopRules,
    picture,
    ...shown
  } = content;
  const currency = boundTo(content);
  return Object.assign(new CampaignType(), shown, {
    id: campaignId,
    version,
    status,
    writtenBy,
    brandApproves: approvingBrand(campaign) !== undefined,
    returnedReason,
    createdAt,
    updatedAt,
    currency,
    brand: brandId === undefined ? undefined : { id: brandId },
    stores: content.storeIds.map((id) => ({ id })),
    regions: content.regions ?? [],
    audience: presentAudience(audience),
    target: presentTarget(target),
    conditions: conditions.map(presentCondition),
    budgetPartly: budgetPartly ?? false,
    activation: activation ?? false,
    stopRules: stopRules && presentStopRules(stopRules),
    stops: (stops ?? []).map(presentStop),
    picture: picture && presentCampaignPicture(picture),
    contribution: contribution && presentContribution(contribution),
    placement: placement && currency && presentPlacement(placement, currency),
    trigger: { kind: trigger },
    hours: hours && presentHours(hours),
    benefit: presentBenefit(benefit),
    budget:
      budgetMinor === undefined || currency === undefined ? undefined : { minor: budgetMinor, currency },
  });
};
