import { inFigures, inPercent } from '../../parts/money';
import { inPoints } from '../../parts/points';
import type { Campaign, WholeCampaign } from './campaign';
import { countedInWords } from './counted-words';
import { giftOf } from './gift';
import { ownStepMinor } from './own-threshold';
import type { Say } from './say';
import { anyInWords } from './target-words';

/** From so much on, in a few words. */
export const fromInWords = (
  { minimumMinor, minimumQuantity }: { minimumMinor: number | null; minimumQuantity: number | null },
  { t, money }: Say,
): string[] => [
  ...(minimumQuantity === null ? [] : [t('console.short.fromPieces', { count: minimumQuantity })]),
  ...(minimumMinor === null ? [] : [t('console.short.fromAmount', { amount: money(minimumMinor) })]),
];

/** What a step is reached by, how much that is and what it gives. */
const stepInWords = (
  { by, gives }: Campaign['benefit'],
  { from, off }: { from: number; off: number },
  say: Say,
) => ({
  reached: fromInWords(
    by === 'AMOUNT'
      ? { minimumMinor: from, minimumQuantity: null }
      : { minimumMinor: null, minimumQuantity: from },
    say,
  ).join(''),
  step: by === 'AMOUNT' ? say.money(from) : say.t('console.pieces', { count: from }),
  discount: say.minus(gives === 'AMOUNT' ? say.money(off) : inPercent(off)),
});

/** What a campaign gives, in a word or two. */
export const giftInBrief = ({ benefit }: Pick<Campaign, 'benefit'>, say: Say): string => {
  const { t, money, minus } = say;
  const { percent, take, pay, points, multiplierPercent, quantity } = benefit;
  const amount = money(benefit.amountMinor);
  const share = percent ?? 100;
  const discount = minus(inPercent(share));
  const gift = giftOf(benefit);
  const isOfCheapest = benefit.pick === 'CHEAPEST';
  switch (gift) {
    case 'PERCENT_OFF':
      if (isOfCheapest) return t('console.short.CHEAPEST', { discount });
      return share === 100 ? t('console.short.FREE') : discount;
    case 'AMOUNT_OFF':
      return isOfCheapest ? t('console.short.CHEAPEST', { discount: minus(amount) }) : minus(amount);
    case 'BASKET_AMOUNT_OFF':
      return minus(amount);
    case 'FIXED_PRICE':
      return t(isOfCheapest ? 'console.short.CHEAPEST_AT' : 'console.short.FIXED_PRICE', { amount });
    case 'BUNDLE_PRICE':
      return t(`console.short.${gift}`, { amount });
    case 'BUNDLE_PERCENT_OFF':
      return t(`console.short.${gift}`, { discount });
    case 'N_FOR_M':
      return share === 100
        ? t('console.short.N_FOR_M', { take: take ?? 0, pay: pay ?? 0 })
        : t('console.short.N_FOR_M_LESS', { discount, free: (take ?? 0) - (pay ?? 0), take: take ?? 0 });
    case 'BUY_GET':
      return share === 100
        ? t('console.short.BUY_GET_FREE', { count: quantity ?? 0 })
        : t('console.short.BUY_GET', { discount, count: quantity ?? 0 });
    case 'STEPS': {
      const highest = benefit.steps?.at(-1);
      if (benefit.repeats && highest) return t('console.short.REPEATS', stepInWords(benefit, highest, say));
      return t('console.short.STEPS', {
        discount: highest ? stepInWords(benefit, highest, say).discount : '',
      });
    }
    case 'OWN_AMOUNT':
    case 'OWN_POINTS':
      return t(`console.short.${gift}`);
    case 'POINTS':
      return t(benefit.per === 'UNIT' ? 'console.short.POINTS_UNIT' : 'console.short.POINTS_BASKET', {
        points: inPoints(points ?? 0),
      });
    case 'POINTS_MULTIPLIER':
      return t('console.short.POINTS_MULTIPLIER', { percent: inPercent(multiplierPercent ?? 0) });
    case 'CHALLENGE':
      return t('console.short.CHALLENGE', {
        points: inPoints((benefit.challenge?.steps ?? []).reduce((sum, step) => sum + step.points, 0)),
      });
    case 'MESSAGE':
      return t('console.gifts.MESSAGE');
  }
};

/** What a campaign gives, in sentences. */
export const giftInWords = (campaign: WholeCampaign, say: Say): string[] => [
  ...givenInWords(campaign, say),
  ...(campaign.benefit.withoutVat ? [say.t('console.gives.withoutVat')] : []),
];

/** What a reward by each shopper's threshold is given for: a piece of it, or each hundred minor units. */
const ownStepInWords = ({ conditions }: WholeCampaign, { t, money }: Say): string[] =>
  conditions.flatMap(({ own, minimumMinor }) =>
    own ? [minimumMinor === null ? t('console.pieces', { count: 1 }) : money(ownStepMinor)] : [],
  );

const givenInWords = (campaign: WholeCampaign, say: Say): string[] => {
  const { t, money, language } = say;
  const { benefit, limits } = campaign;
  const { take, pay, quantity } = benefit;
  const ofOneArticle = benefit.ofOneArticle ? [t('console.gives.ofOneArticle')] : [];
  const amount = money(benefit.amountMinor);
  const share = benefit.percent ?? 100;
  const percent = inPercent(share);
  const gift = giftOf(benefit);
  const isOfCheapest = benefit.pick === 'CHEAPEST';
  const cheapest = limits.perTrip ?? 0;
  const part = ({ target, quantity: count }: NonNullable<typeof benefit.buy>) =>
    t('console.gives.part', {
      count: inFigures(count),
      list: anyInWords(target, t('console.aims.taken.WHOLE'), say),
    });
  switch (gift) {
    case 'PERCENT_OFF':
      return isOfCheapest
        ? [t('console.gives.CHEAPEST', { percent, count: cheapest })]
        : [t('console.gives.PERCENT_OFF', { percent })];
    case 'AMOUNT_OFF':
      if (isOfCheapest) return [t('console.gives.CHEAPEST_LESS', { amount, count: cheapest })];
      return [
        t(benefit.amountPer === 'ARTICLE' ? 'console.gives.AMOUNT_OFF_ONCE' : 'console.gives.AMOUNT_OFF', {
          amount,
        }),
      ];
    case 'FIXED_PRICE':
      if (isOfCheapest) return [t('console.gives.CHEAPEST_AT', { amount, count: cheapest })];
      return [t('console.gives.FIXED_PRICE', { amount })];
    case 'BASKET_AMOUNT_OFF':
      return [t(`console.gives.${gift}`, { amount })];
    case 'N_FOR_M':
      return share === 100
        ? [t('console.gives.N_FOR_M', { take: take ?? 0, pay: pay ?? 0 }), ...ofOneArticle]
        : [t('console.gives.N_FOR_M_LESS', { take: take ?? 0, pay: pay ?? 0, percent }), ...ofOneArticle];
    case 'BUY_GET':
      return [
        ...(benefit.buy
          ? [
              t('console.gives.toTake', {
                part: [benefit.buy, ...(benefit.parts ?? [])].map(part).join(' + '),
              }),
            ]
          : []),
        share === 100
          ? t('console.gives.BUY_GET_FREE', { count: quantity ?? 0 })
          : t('console.gives.BUY_GET', { discount: say.minus(percent), count: quantity ?? 0 }),
        ...(isOfCheapest ? [t('console.gives.CHEAPEST_FIRST')] : []),
      ];
    case 'BUNDLE_PRICE':
    case 'BUNDLE_PERCENT_OFF': {
      const own = t('console.gives.part', {
        count: inFigures(quantity ?? 1),
        list: t('console.gives.ownPart'),
      });
      const parts = [own, ...(benefit.parts ?? []).map(part)].join(' + ');
      return [
        gift === 'BUNDLE_PRICE'
          ? t('console.gives.BUNDLE_PRICE', { amount, parts })
          : t('console.gives.BUNDLE_PERCENT_OFF', { discount: say.minus(percent), parts }),
      ];
    }
    case 'STEPS':
      if (benefit.repeats)
        return (benefit.steps ?? []).map((step) =>
          t('console.gives.REPEATS', stepInWords(benefit, step, say)),
        );
      return [
        t('console.gives.STEPS'),
        ...(benefit.steps ?? []).map((step) => t('console.gives.step', stepInWords(benefit, step, say))),
      ];
    case 'OWN_AMOUNT':
    case 'OWN_POINTS': {
      const each = gift === 'OWN_AMOUNT' ? amount : inPoints(benefit.points ?? 0);
      return ownStepInWords(campaign, say).map((step) => t('console.gives.OWN', { each, step }));
    }
    case 'POINTS':
      return [
        t(benefit.per === 'UNIT' ? 'console.gives.POINTS_UNIT' : 'console.gives.POINTS_BASKET', {
          points: inPoints(benefit.points ?? 0),
        }),
      ];
    case 'POINTS_MULTIPLIER':
      return [
        t('console.gives.POINTS_MULTIPLIER', {
          times: new Intl.NumberFormat(language).format((benefit.multiplierPercent ?? 0) / 100),
        }),
      ];
    case 'CHALLENGE':
      return challengeInWords(campaign, say);
    case 'MESSAGE':
      return [t(`console.gives.${saidAs[campaign.trigger.kind]}`)];
  }
};

/** What a message is called by when it is said. */
const saidAs = {
  TRIP_OPENED: 'GREETING',
  LINE_SCANNED: 'MESSAGE',
  BASKET: 'MESSAGE',
  TRIP_ENDED: 'FAREWELL',
} as const;

/** What a challenge asks for, for how long, and what its steps bring, in sentences. */
const challengeInWords = ({ benefit: { challenge } }: WholeCampaign, say: Say): string[] => {
  if (!challenge) return [];
  const { t } = say;
  const { count, withinDays, steps, personal } = challenge;
  const counted = (number: number) => countedInWords(count, number, say);
  return [
    t(`console.gives.challenge.${count}`, { count: withinDays }),
    ...(personal
      ? [
          t('console.gives.challengeOwn', {
            count: personal.weeks,
            least: counted(personal.atLeast),
            most: counted(personal.atMost),
          }),
        ]
      : []),
    ...steps.map(({ from, points }) =>
      t(personal ? 'console.gives.challengeStepMore' : 'console.gives.challengeStep', {
        reached: counted(from),
        points: inPoints(points),
      }),
    ),
    t('console.gives.challengeOnce'),
  ];
};
