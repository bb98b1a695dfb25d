import type { Principal } from '@rayon/auth';
import { Allow, MoneyType, SafeInt, TranslatedType } from '@rayon/subgraph';
import { Field, Float, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { z } from 'zod';
import { brandPeopleMin, inSteps, sumInSteps } from '../domain/brand-people';
import type { Figures } from '../domain/dry-run-figures';
import type { DryRunRow } from '../rows/dry-runs';
import { dryRunState } from './enums';
import { StoreStub } from './stubs.type';

@ObjectType('DryRunFigures', {
  simpleResolvers: true,
  description: 'Of one currency, deposits left out. What is null is withheld from a brand, or not known.',
})
export class DryRunFiguresType {
  @Field(() => String)
  currency!: string;

  @Field(() => SafeInt, { nullable: true, description: 'Sales that were looked at.' })
  sales?: number;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Sales it would have given something to; of a message, those on which it would have been said.',
  })
  reachedSales?: number;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Members among them; a card whose number was typed is none.',
  })
  reachedMembers?: number;

  @Field(() => MoneyType, { nullable: true, description: 'What it would have taken off.' })
  cost?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'What of the cost only takes back what prices were raised by in the 30 days before: the retailer pays it, it uses no budget, and a brand is told the cost without it.',
  })
  raised?: MoneyType;

  @Field(() => SafeInt, { nullable: true, description: 'Bonus points it would have given.' })
  points?: number;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the other campaigns would have taken off less; negative where it leaves them more.',
  })
  takenFromOthers?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What all campaigns take off with it, less what they take off without it.',
  })
  net?: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: 'At the prices before any offer.' })
  goods?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What is paid with the campaigns of now, without it.',
  })
  revenueBefore?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What is paid with the campaigns of now and with it.',
  })
  revenueAfter?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the receipts say was taken off when they were paid.',
  })
  takenOffThen?: MoneyType;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the goods, at the prices before any offer, the share whose margin is known, from 0 to 1: what they cost and their VAT rate were known when they were scanned.',
  })
  marginKnown?: number;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'What is left of what is paid, without VAT, after what the goods cost, of those that is known of: with the campaigns of now, without it. Null where nothing is known. Points are not taken off.',
  })
  marginBefore?: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The same with the campaigns of now and with it.',
  })
  marginAfter?: MoneyType;
}

@ObjectType('DryRunOfStore', { simpleResolvers: true })
export class DryRunOfStoreType {
  @Field(() => StoreStub, { nullable: true, description: 'Null where the catalogue has none of that id.' })
  store?: StoreStub;

  @Field(() => DryRunFiguresType)
  figures!: DryRunFiguresType;
}

@ObjectType('DryRunOfDay', { simpleResolvers: true })
export class DryRunOfDayType {
  @Field(() => String, { description: "YYYY-MM-DD, the tills' own day." })
  day!: string;

  @Field(() => DryRunFiguresType)
  figures!: DryRunFiguresType;
}

@ObjectType('TakenFromCampaign', { simpleResolvers: true })
export class TakenFromCampaignType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => TranslatedType)
  title!: TranslatedType;

  @Field(() => MoneyType, { description: 'What it would have taken off less; negative: more.' })
  less!: MoneyType;
}

@ObjectType('DryRunResult', {
  simpleResolvers: true,
  description: 'Of one campaign. Stores add up to the totals, and so do days; not where some are withheld.',
})
export class DryRunResultType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => SafeInt)
  version!: number;

  @Field(() => TranslatedType)
  title!: TranslatedType;

  @Field(() => Boolean, {
    description:
      'Whether it is a message: it takes nothing off and reaches the sales on which it would have been said, as the only one. Its limits and the weekly one of each member hold; what receipts do not tell (what was put back, when each article was scanned) does not.',
  })
  message!: boolean;

  @Field(() => [DryRunFiguresType], { description: 'For each currency; none where no sale was found.' })
  totals!: readonly DryRunFiguresType[];

  @Field(() => [DryRunOfStoreType])
  stores!: readonly DryRunOfStoreType[];

  @Field(() => [DryRunOfDayType])
  days!: readonly DryRunOfDayType[];

  @Field(() => [TakenFromCampaignType], { description: 'The one that loses most first; none for a brand.' })
  taken!: readonly TakenFromCampaignType[];
}

@Allow('marketer', 'administrator', 'brand')
@ObjectType('DryRun', {
  simpleResolvers: true,
  description:
    'One or two campaigns tried on past sales, each beside the campaigns that are launched and not over now. All act as if they had run at the time, by their hours alone; limits and budgets are full before the first sale. What is brought back later is not taken out of a sale. Kept for seven days.',
})
export class DryRunType {
  @Field(() => ID)
  id!: string;

  @Field(() => dryRunState.enum)
  state!: z.infer<typeof dryRunState>;

  @Field(() => Number, { description: 'From 0 to 1.' })
  progress!: number;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Sales that were looked at so far; withheld from a brand.',
  })
  looked?: number;

  @Field(() => SafeInt, { nullable: true, description: 'Sales there are to look at; withheld from a brand.' })
  inAll?: number;

  @Field(() => GraphQLISODateTime)
  from!: Date;

  @Field(() => GraphQLISODateTime)
  to!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Sales of before are not known; null where none is known at all.',
  })
  knownSince?: Date;

  @Field(() => Boolean, {
    description:
      'Whether purchase history had a say. It is that of now, purchases since then included: who bought meanwhile counts as having bought.',
  })
  byHistoryOfNow!: boolean;

  @Field(() => Boolean, { description: 'Whether consents had a say. They are those of now.' })
  byConsentOfNow!: boolean;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Numbers about fewer people are withheld from the caller, and larger ones are told in steps.',
  })
  withheldBelow?: number;

  @Field(() => DryRunResultType, { nullable: true, description: 'Null before it is done.' })
  result?: DryRunResultType;

  @Field(() => DryRunResultType, {
    nullable: true,
    description: 'Of the second campaign, where one was asked for.',
  })
  against?: DryRunResultType;
}

/** What everybody but a brand is told. */
const presentFigures = (figures: Figures): DryRunFiguresType => {
  const { currency, goodsMinor, withoutMinor, costMinor, raisedMinor, takenMinor } = figures;
  const money = (minor: number): MoneyType => ({ minor, currency });
  return {
    currency,
    sales: figures.sales,
    reachedSales: figures.reachedSales,
    reachedMembers: figures.reachedMembers,
    cost: money(costMinor),
    raised: money(raisedMinor),
    points: figures.points,
    takenFromOthers: money(takenMinor),
    net: money(costMinor - takenMinor),
    goods: money(goodsMinor),
    revenueBefore: money(goodsMinor - withoutMinor),
    revenueAfter: money(goodsMinor - withoutMinor - costMinor + takenMinor),
    takenOffThen: money(figures.thenMinor),
    ...(goodsMinor > 0 ? { marginKnown: figures.knownMinor / goodsMinor } : {}),
    ...(figures.knownMinor > 0
      ? { marginBefore: money(figures.marginWithoutMinor), marginAfter: money(figures.marginMinor) }
      : {}),
  };
};

/** What a brand is told: what its own campaign gives, to enough people; what else is sold is not its business. */
const presentForBrand = (figures: Figures): DryRunFiguresType => {
  const { currency, reachedSales, reachedMembers, reachedPeople, costMinor, raisedMinor } = figures;
  const told = (sum: number) => sumInSteps(sum, { uses: reachedSales, people: reachedPeople });
  const [minor, points] = [told(costMinor - raisedMinor), told(figures.points)];
  if (minor === undefined) return { currency };
  const members = inSteps(reachedMembers, reachedMembers);
  return {
    currency,
    reachedSales: inSteps(reachedSales, reachedPeople),
    ...(members > 0 ? { reachedMembers: members } : {}),
    cost: { minor, currency },
    points,
  };
};

const presentResult = (
  campaign: DryRunRow['campaigns'][number],
  { totals, stores, days, taken }: DryRunRow['tried'][number],
  isBrand: boolean,
): DryRunResultType => {
  const present = isBrand ? presentForBrand : presentFigures;
  const isShown = ({ figures }: { figures: DryRunFiguresType }) =>
    !isBrand || figures.reachedSales !== undefined;
  return {
    ...campaign,
    message: campaign.message === true,
    totals: totals.map(present),
    stores: stores
      .map(({ storeId, ...figures }) => ({ store: { id: storeId }, figures: present(figures) }))
      .filter(isShown),
    days: days.map(({ day, ...figures }) => ({ day, figures: present(figures) })).filter(isShown),
    taken: isBrand
      ? []
      : taken.map(({ campaignId, title, currency, minor }) => ({
          campaignId,
          title,
          less: { minor, currency },
        })),
  };
};

/** The dry run for the one who asked for it. */
export const presentDryRun = (row: DryRunRow, principal: Principal): DryRunType => {
  const isBrand = principal.kind === 'brand';
  const [result, against] = row.campaigns.map((campaign, at) => {
    const tried = row.tried[at];
    return tried && presentResult(campaign, tried, isBrand);
  });
  return {
    id: row.runId,
    state: row.state,
    progress: row.state === 'done' ? 1 : row.inAll === 0 ? 0 : Math.min(1, row.looked / row.inAll),
    ...(isBrand ? { withheldBelow: brandPeopleMin } : { looked: row.looked, inAll: row.inAll }),
    from: row.from,
    to: row.to,
    knownSince: row.oldestSaleAt,
    byHistoryOfNow: row.byHistory,
    byConsentOfNow: row.byConsent ?? row.byHistory,
    result,
    against,
  };
};
