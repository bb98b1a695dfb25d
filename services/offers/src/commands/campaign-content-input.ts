import { couponText } from '@rayon/gs1';
import { translatedInput } from '@rayon/subgraph';
import { z } from 'zod';
import { namesAmount } from '../domain/campaign-content';
import { pictureAt } from '../domain/picture-address';
import {
  amountPer,
  audienceKind,
  benefitKind,
  choicePick,
  employeeRule,
  harmOf,
  pastCount,
  personDayKind,
  pick,
  placementBilling,
  pointsPer,
  stacking,
  stepsBy,
  stepsGive,
  triggerKind,
  weekday,
} from '../graph/enums';

/** Forms and sizes are judged by the rules of campaigns (`checkContent`), which say which of them a value breaks. */
const id = z.string().meta({ scalar: 'ID' });

const offerPicture = z
  .object({
    alt: z.string().describe('What is to be seen, for whoever does not see it.'),
    small: z.string().describe('Address of an uploaded picture, for a handheld.'),
    large: z.string().describe('Address of the same at a larger size, for a card.'),
  })
  .meta({ input: 'OfferPictureInput' });

const picture = z.object({ fr: offerPicture, en: offerPicture }).meta({
  input: 'CampaignPictureInput',
  description: 'Both languages may show the same; each has words of its own for it.',
});

const lists = {
  categories: z.array(z.string()).nullish(),
  brandIds: z.array(id).nullish(),
  articleIds: z.array(id).nullish(),
  gtins: z.array(z.string()).nullish(),
};

const exception = z
  .object({
    ...lists,
    markedDown: z
      .boolean()
      .nullish()
      .describe('Lines whose price the shop has reduced already: those of a lot with a markdown.'),
  })
  .meta({
    input: 'TargetExceptionInput',
    description: 'A line in any of the lists is never meant, whatever else names it.',
  });

const target = z
  .object({
    ...lists,
    every: z
      .boolean()
      .nullish()
      .describe(
        'Whether a line has to be in each kind of list that names something, instead of in any. Two kinds at least; articles by id and by code are one.',
      ),
    except: exception.nullish().describe('Nothing is excepted when absent.'),
  })
  .meta({
    input: 'CampaignTargetInput',
    description: 'A line in any of the lists is meant; all empty: the whole basket.',
  });

const past = z
  .object({
    target: target.nullish().describe('Anything when absent.'),
    withinDays: z.int().describe('1 to 400, counted back from the beginning of the hour.'),
    count: pastCount,
    atLeast: z.int().nullish(),
    atMost: z.int().nullish().describe('0: never.'),
  })
  .meta({
    input: 'AudiencePastInput',
    description:
      'What their purchases of the last days come to, less what was brought back; amounts at prices before offers.',
  });

/** Which day of the person it is for. */
export const personDayInput = z
  .object({
    of: personDayKind,
    daysBefore: z.int().nullish().describe('0 to 30; 0 when absent.'),
    daysAfter: z.int().nullish().describe('0 to 30; 0 when absent.'),
  })
  .meta({
    input: 'PersonDayInput',
    description: 'A day of the person and so many around it, by the calendar of the store.',
  });

const audience = z
  .object({
    kind: audienceKind,
    boughtCategory: z.string().nullish(),
    notBoughtCategory: z.string().nullish(),
    past: z.array(past).nullish().describe('All of them; none when absent. PERSONALISED only.'),
    joinedWithinDays: z.int().nullish().describe('Members since so many days at most. PERSONALISED only.'),
    employees: employeeRule
      .nullish()
      .describe(
        'Employees of the retailer count as all others when absent. ONLY: PERSONALISED; BARRED: MEMBERS or PERSONALISED. Never where a brand writes or pays.',
      ),
    day: personDayInput.nullish().describe('On any day when absent. PERSONALISED only; not for challenges.'),
  })
  .meta({ input: 'AudienceInput' });

const number = (description: string) => z.int().nullish().describe(description);

const part = z
  .object({ target, quantity: z.int().describe('Pieces of it, in each set.') })
  .meta({ input: 'CampaignPartInput' });

const step = z
  .object({
    from: z.int().describe('Pieces or minor units, reached when equal.'),
    off: z.number().describe('Percent or minor units.'),
  })
  .meta({ input: 'BenefitStepInput' });

const challengeStep = z
  .object({
    from: z.int().describe('Receipts, pieces or minor units, reached when equal.'),
    points: z.int().describe('Once.'),
  })
  .meta({ input: 'ChallengeStepInput' });

const personalSteps = z
  .object({
    weeks: z.int().describe('1 to 52: what was bought in so many weeks before is usual.'),
    atLeast: z.int().describe('The least that counts as usual, in the time of the challenge.'),
    atMost: z.int().describe('The most that counts as usual: nobody is asked more on top.'),
  })
  .meta({
    input: 'PersonalStepsInput',
    description: "Steps count from each member's own usual, for members who agreed to that.",
  });

const challenge = z
  .object({
    count: pastCount.describe('Receipts with some of the target, its pieces, or their price before offers.'),
    withinDays: z.int().describe('1 to 366, from the moment it is chosen; the campaign lasts as long.'),
    steps: z.array(challengeStep).describe('Rising, 1 to 5. With `personal` so much more than usual.'),
    personal: personalSteps.nullish().describe('The same steps for all when absent.'),
  })
  .meta({ input: 'ChallengeInput' });

const benefit = z
  .object({
    kind: benefitKind,
    percent: z
      .number()
      .nullish()
      .describe(
        '0.01 to 100, two decimals at most. PERCENT_OFF; BUNDLE_PERCENT_OFF: off the set; N_FOR_M, BUY_GET: off what is not paid in full, 100 when absent.',
      ),
    pick: pick
      .nullish()
      .describe(
        'PERCENT_OFF, AMOUNT_OFF per UNIT, FIXED_PRICE of so many pieces per trip, BUY_GET: which pieces get it. DEAREST when absent.',
      ),
    amountMinor: number(
      'AMOUNT_OFF: per piece, per kilogram of a weighed article, or once per article. FIXED_PRICE: per piece or kilogram. BUNDLE_PRICE: of a set. BASKET_AMOUNT_OFF: once, or by their own threshold.',
    ),
    amountPer: amountPer
      .nullish()
      .describe('AMOUNT_OFF; UNIT when absent. BASKET_AMOUNT_OFF: THRESHOLD, or once when absent.'),
    withoutVat: z
      .boolean()
      .nullish()
      .describe('AMOUNT_OFF, BASKET_AMOUNT_OFF: the amount is without VAT, prices fall by more.'),
    take: number('N_FOR_M: pieces taken.'),
    pay: number('N_FOR_M: pieces paid in full; the cheapest are the others.'),
    ofOneArticle: z
      .boolean()
      .nullish()
      .describe('N_FOR_M: pieces of one group are of the same article; of any of the target when absent.'),
    buy: part.nullish().describe('BUY_GET: what has to be taken; what is got is of the target.'),
    quantity: number('BUY_GET, BUNDLE_PRICE, BUNDLE_PERCENT_OFF: pieces of the target in each set.'),
    parts: z
      .array(part)
      .nullish()
      .describe(
        'BUNDLE_PRICE, BUNDLE_PERCENT_OFF: what else belongs to a set. BUY_GET: what else has to be taken. Four at most.',
      ),
    by: stepsBy.nullish().describe('STEPS'),
    gives: stepsGive.nullish().describe('STEPS'),
    steps: z.array(step).nullish().describe('STEPS: rising; the highest that is reached counts.'),
    repeats: z
      .boolean()
      .nullish()
      .describe('STEPS by one that gives an amount: once for each time it is reached, `perTrip` at most.'),
    points: number('POINTS_BONUS: as many as `per` says.'),
    per: pointsPer.nullish().describe('POINTS_BONUS with `points`; BASKET when absent.'),
    multiplierPercent: number('POINTS_BONUS: 200 doubles the ordinary points.'),
    challenge: challenge.nullish().describe('CHALLENGE'),
  })
  .meta({ input: 'BenefitInput', description: 'The members its kind needs, and no others.' });

const own = z
  .object({
    weeks: z.int().describe('1 to 52, looked back on.'),
    stretchPercent: z.int().describe('1 to 100, over what was usual.'),
    atMost: z.int().describe('The highest for anybody; the minimum of the condition is the lowest.'),
  })
  .meta({
    input: 'OwnThresholdInput',
    description:
      'A threshold that is each shopper’s own. PERSONALISED only, with one minimum and a benefit per THRESHOLD.',
  });

const ownChoice = z.object({ pick: choicePick, weeks: z.int().describe('1 to 52, looked back on.') }).meta({
  input: 'OwnChoiceInput',
  description:
    'Of the 2 to 20 categories, brands and articles that the target names, each shopper has one. PERSONALISED only; not for sets of several kinds, messages and challenges, nor with a code or a threshold of one’s own.',
});

const condition = z
  .object({
    target: target.nullish().describe('What is counted; the whole basket when absent.'),
    minimumQuantity: number('Pieces, reached when equal.'),
    minimumMinor: number('Reached when equal.'),
    withDeposits: z.boolean().nullish().describe('Whether deposits count.'),
    withoutVat: z.boolean().nullish().describe('Whether amounts count without the VAT in them.'),
    afterOffers: z
      .boolean()
      .nullish()
      .describe(
        'Whether amounts are what is left to pay after the offers before this one, instead of prices.',
      ),
    own: own.nullish().describe('The same threshold for everybody when absent.'),
    fromPercent: number(
      'MESSAGE only: it is said on the way there, from so many percent of it (1 to 99) until it is reached.',
    ),
  })
  .meta({
    input: 'CampaignConditionInput',
    description: 'What must be in the basket; nothing is used up by it.',
  });

const floor = z
  .object({
    articlePercent: z.number().nullish().describe('Of the price of each article.'),
    basketMinor: number('Of the whole basket, without deposits.'),
  })
  .meta({ input: 'CampaignFloorInput', description: 'What this campaign leaves to pay.' });

const hours = z
  .object({
    days: z.array(weekday),
    from: z.string().describe('HH:MM, the first minute.'),
    until: z
      .string()
      .describe(
        'HH:MM, the first minute it no longer applies; 24:00 at most. Before `from`: on the day after.',
      ),
  })
  .meta({ input: 'CampaignHoursInput', description: 'By the calendar and the clock of each store.' });

const limits = z
  .object({
    perTrip: number('Pieces (or groups, sets, articles) within one trip.'),
    perArticle: number('Pieces of each article within one trip.'),
    discountMinor: number('The most it takes off one basket.'),
    perMember: number('Trips of one member.'),
    perMemberPerDay: number('Trips of one member on one day, by the calendar of the store.'),
    perStore: number('Trips in each store.'),
    perStorePerDay: number('Trips in each store on one day.'),
    perDay: number('Trips on one day, all together, each by the calendar of its store.'),
    total: number('Trips, all together.'),
  })
  .meta({ input: 'CampaignLimitsInput' });

const contribution = z
  .object({
    percent: z.number().describe('0.01 to 100, two decimals at most.'),
    brandId: id
      .nullish()
      .describe("Of the retailer's campaign: the brand that pays it, which then approves. Not of a brand's."),
  })
  .meta({
    input: 'CampaignContributionInput',
    description: 'What the other side pays of each discount: a brand, or the retailer of a brand’s campaign.',
  });

const placement = z
  .object({
    billing: placementBilling,
    priceMinor: z.int().describe('For a thousand impressions, or for each redemption.'),
    capMinor: z.int().describe('The most that is billed; then its message is silent.'),
  })
  .meta({
    input: 'CampaignPlacementInput',
    description:
      'A place on the scanner the campaign’s brand pays for. MESSAGE only, without priority, where it has a reason: an article that was scanned, or what the shopper bought. A brand says it itself.',
  });

const experiment = z
  .object({
    name: z.string().describe('Members are dealt by it, once and for all; variants share one.'),
    controlPercent: z.int().describe('Of all members, who get nothing of it and are measured: 1 to 90.'),
    fromPercent: z.int().nullish().describe('Where the members begin that get it; 0 when absent.'),
    toPercent: z.int().nullish().describe('Where they end; where the control begins when absent.'),
  })
  .meta({
    input: 'CampaignExperimentInput',
    description: 'Which members get it and which are only measured, so that its effect is known.',
  });

const stopRules = z
  .object({
    harm: harmOf.nullish().describe('Needs an experiment; where a brand owns or pays of it, PROMOTED.'),
    uneven: z.boolean().nullish().describe('Needs an experiment.'),
    costPerExtraPercent: z
      .int()
      .nullish()
      .describe(
        '1 to 10,000. Needs an experiment and a discount, and no brand that owns or pays of it: what it takes off for each unit of money it adds, 80 being 0.80.',
      ),
    pace: z
      .object({
        budgetPercent: z.int().describe('1 to 99.'),
        windowPercent: z.int().describe('1 to 99, below the share of the budget.'),
      })
      .meta({ input: 'PaceRuleInput' })
      .nullish()
      .describe('Needs a budget: so much of it is gone before so much of the window.'),
  })
  .meta({
    input: 'CampaignStopRulesInput',
    description: 'What it is paused for by itself; whoever resumes it lets them count anew from then on.',
  });

/** What a campaign says, as it comes in. */
export const campaignContentInput = z.object({
  title: translatedInput,
  body: translatedInput,
  picture: picture.nullish().describe('The texts stand alone when absent.'),
  from: z.date(),
  to: z.date().describe('First instant it no longer applies.'),
  hours: hours.nullish().describe('At any time of its window when absent.'),
  storeIds: z.array(id).nullish().describe('Empty, without regions: every store.'),
  regions: z
    .array(z.string())
    .nullish()
    .describe('Names of regions: each of their stores, also those that come later; beside `storeIds`.'),
  currency: z
    .string()
    .nullish()
    .describe(
      "ISO 4217, of its amounts and budget; the retailer's usual one when absent. Not for one that names none.",
    ),
  audience: audience.nullish().describe('Everybody when absent.'),
  target: target.nullish(),
  ownChoice: ownChoice.nullish().describe('All of the target for everybody when absent.'),
  trigger: z
    .object({ kind: triggerKind })
    .meta({ input: 'CampaignTriggerInput' })
    .nullish()
    .describe('BASKET when absent.'),
  activation: z
    .boolean()
    .nullish()
    .describe('Whether it is for members alone who activated it (`activateOffer`).'),
  coupon: z
    .string()
    .nullish()
    .describe(
      'Only where this code is entered; upper and lower case differ. No two running campaigns share one.',
    ),
  usesPerCode: number(
    'Only where one of its own codes is entered, each for so many baskets: they are drawn (`generateCodes`) or taken over (`importCodes`). Not beside `coupon`.',
  ),
  conditions: z.array(condition).nullish().describe('All of them; none when absent.'),
  benefit,
  stacking: stacking.nullish().describe('EXCLUSIVE when absent.'),
  group: z
    .string()
    .nullish()
    .describe(
      'Of the campaigns of one group a basket gets one: of the highest priority that gives something, the best; never less than what anybody would get of it.',
    ),
  priority: number('0 to 1000; 0 when absent. The higher one wins ties.'),
  limits: limits.nullish(),
  floor: floor.nullish(),
  budgetMinor: number('The most it may take off, all trips together.'),
  budgetPartly: z
    .boolean()
    .nullish()
    .describe('Whether what is left of a budget that does not cover a discount is given; else nothing is.'),
  contribution: contribution.nullish().describe('Whoever owns the campaign pays all of it when absent.'),
  placement: placement.nullish().describe('Nobody pays for where its message is shown when absent.'),
  experiment: experiment.nullish().describe('Everybody it is for gets it when absent.'),
  stopRules: stopRules.nullish().describe('It is paused by people alone when absent.'),
});

/** Without what was not given, so that the rules see exactly what was said. */
const said = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null));

const listsSaid = (input: object) => ({
  categories: [],
  brandIds: [],
  articleIds: [],
  gtins: [],
  ...said(input),
});

const targetSaid = ({ except, ...input }: z.infer<typeof target> = {}) => ({
  ...listsSaid(input),
  ...said({ except: except && listsSaid(except) }),
});

/** What no picture can be named by is left as it is, for the rules to refuse. */
const pictureSaid = ({ alt, small, large }: z.infer<typeof offerPicture>) => ({
  alt,
  small: pictureAt(small) ?? small,
  large: pictureAt(large) ?? large,
});

const partSaid = (input: z.infer<typeof part>) => ({ ...input, target: targetSaid(input.target) });

/** What a kind has where nothing is said. */
const usual: Readonly<Partial<Record<string, object>>> = {
  'buy-get': { percent: 100 },
  'bundle-price': { parts: [] },
  'bundle-percent-off': { parts: [] },
};

const benefitSaid = (input: z.infer<typeof benefit>): Record<string, unknown> => {
  const {
    kind,
    multiplierPercent,
    pick: picked,
    amountPer: per,
    buy,
    parts,
    challenge: asked,
    ...members
  } = input;
  if (kind === 'points-bonus')
    return typeof multiplierPercent === 'number'
      ? { kind: 'points-multiplier', percent: multiplierPercent, ...said(members) }
      : { kind: 'points', per: 'basket', ...said(members) };
  return {
    kind,
    ...usual[kind],
    ...said({
      ...members,
      multiplierPercent,
      pick: picked === 'dearest' ? undefined : picked,
      ...(typeof per === 'string' && per !== 'unit' ? { per } : {}),
      buy: buy && partSaid(buy),
      parts: parts?.map(partSaid),
      challenge: asked && said(asked),
    }),
  };
};

const conditionSaid = ({ target: counted, ...asked }: z.infer<typeof condition>) => ({
  target: targetSaid(counted ?? {}),
  ...said(asked),
});

const daySaid = ({ of, daysBefore, daysAfter }: z.infer<typeof personDayInput>) => ({
  of,
  daysBefore: daysBefore ?? 0,
  daysAfter: daysAfter ?? 0,
});

const audienceSaid = ({ past: asked, day, ...input }: z.infer<typeof audience>) => ({
  ...said(input),
  ...said({ day: day && daySaid(day) }),
  ...said({
    past: asked?.map(({ target: of, ...one }) => ({ target: targetSaid(of ?? {}), ...said(one) })),
  }),
});

/** The minute of the day that a clock shows; no number where none shows it, which the rules refuse. */
const minuteOf = (text: string): number => {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  return Number(hour) * 60 + Number(minute);
};

const hoursSaid = ({ days, from, until }: z.infer<typeof hours>) => ({
  days,
  fromMinute: minuteOf(from),
  untilMinute: minuteOf(until),
});

const experimentSaid = ({ name, controlPercent, fromPercent, toPercent }: z.infer<typeof experiment>) => ({
  name,
  controlPercent,
  fromPercent: fromPercent ?? 0,
  toPercent: toPercent ?? 100 - controlPercent,
});

/** No rule at all is none. */
const stopRulesSaid = ({ harm, uneven, costPerExtraPercent, pace }: z.infer<typeof stopRules>) => {
  const rules = said({ harm, uneven: uneven || undefined, costPerExtraPercent, pace });
  return Object.keys(rules).length > 0 ? rules : undefined;
};

/** What was said about a campaign, for the rules to check. */
export const contentSaid = (
  input: z.infer<typeof campaignContentInput>,
  usualCurrency: string,
): Record<string, unknown> => ({
  title: said(input.title),
  body: said(input.body),
  from: input.from,
  to: input.to,
  ...said({
    picture: input.picture && { fr: pictureSaid(input.picture.fr), en: pictureSaid(input.picture.en) },
    hours: input.hours && hoursSaid(input.hours),
  }),
  storeIds: input.storeIds ?? [],
  ...said({ regions: input.regions?.length ? input.regions : undefined }),
  ...said({ currency: input.currency ?? (namesAmount(input) ? usualCurrency : undefined) }),
  audience: input.audience ? audienceSaid(input.audience) : { kind: 'everybody' },
  target: targetSaid(input.target ?? {}),
  trigger: input.trigger?.kind ?? 'basket',
  conditions: (input.conditions ?? []).map(conditionSaid),
  benefit: benefitSaid(input.benefit),
  stacking: input.stacking ?? 'exclusive',
  priority: input.priority ?? 0,
  limits: said(input.limits ?? {}),
  ...said({
    // A GS1 coupon may be given as it is scanned, as to the scanner and among imported codes.
    coupon: input.coupon && (couponText(input.coupon) ?? input.coupon),
    ownChoice: input.ownChoice,
    activation: input.activation,
    usesPerCode: input.usesPerCode,
    group: input.group,
    floor: input.floor && said(input.floor),
    budgetMinor: input.budgetMinor,
    budgetPartly: input.budgetPartly,
    contribution: input.contribution && said(input.contribution),
    placement: input.placement,
    experiment: input.experiment && experimentSaid(input.experiment),
    stopRules: input.stopRules && stopRulesSaid(input.stopRules),
  }),
});
