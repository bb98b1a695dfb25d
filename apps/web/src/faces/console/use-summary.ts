import { useTranslation } from '../../i18n';
import { inFigures, inMoney, inPercent } from '../../parts/money';
import { inPoints } from '../../parts/points';
import type { WholeCampaign } from './campaign';
import { dayOf, daysBetween, lastDayOf } from './days';
import { named } from './draft';
import { exampleOf } from './example';
import { inFullDay } from './full-day';
import { giftOf } from './gift';
import { useStores } from './store-choice';
import { inWeekday } from './weekdays';
import type { Who } from './who';

/** Everything a campaign says, in words: each part with its name. */
export const useSummary = (campaign: WholeCampaign, who: Who): [name: string, words: string[]][] => {
  const { t, set, language } = useTranslation();
  const { audience, benefit, brand, budget, limits, target, title, body } = campaign;
  // What names no amount is shown in the currency of a store it acts in.
  const { stores } = useStores(who);
  const actsIn = stores.find(({ id }) => campaign.storeIds.includes(id)) ?? stores[0];
  const currency = campaign.currency ?? actsIn?.currency;
  const money = (minor: number | null) => (currency ? inMoney({ minor: minor ?? 0, currency }) : '');
  const gift = giftOf(benefit);
  const listed = (found: readonly ({ name: string } | null)[], ids: readonly string[]) =>
    named(ids, found)
      .map(({ name }) => name)
      .join(', ');

  const giftInWords = (): string => {
    switch (gift) {
      case 'PERCENT_OFF':
        return t('console.gives.PERCENT_OFF', { percent: inPercent(benefit.percent ?? 0) });
      case 'AMOUNT_OFF':
      case 'FIXED_PRICE':
        return t(`console.gives.${gift}`, { amount: money(benefit.amountMinor) });
      case 'N_FOR_M':
        return t('console.gives.N_FOR_M', { take: benefit.take ?? 0, pay: benefit.pay ?? 0 });
      case 'BASKET_AMOUNT_OFF':
        return t('console.gives.BASKET_AMOUNT_OFF', {
          amount: money(benefit.amountMinor),
          threshold: money(campaign.conditions[0]?.minimumMinor ?? null),
        });
      case 'POINTS':
        return t(benefit.per === 'UNIT' ? 'console.gives.POINTS_UNIT' : 'console.gives.POINTS_BASKET', {
          points: inPoints(benefit.points ?? 0),
        });
      case 'POINTS_MULTIPLIER':
        return t('console.gives.POINTS_MULTIPLIER', {
          times: new Intl.NumberFormat(language).format((benefit.multiplierPercent ?? 0) / 100),
        });
      case 'MESSAGE':
        return t(
          campaign.trigger.kind === 'TRIP_OPENED' ? 'console.gives.GREETING' : 'console.gives.MESSAGE',
        );
    }
  };

  const reachInWords = (): string[] => {
    const lists = (
      [
        ['categories', target.categories.join(', ')],
        ['brands', listed(target.brands, target.brandIds)],
        ['articles', listed(target.articles, target.articleIds)],
        ['codes', target.gtins.join(', ')],
      ] as const
    ).filter(([, list]) => list !== '');
    const words = lists.map(([name, list]) =>
      t('console.listed', { name: t(`console.fields.${name}`), list }),
    );
    if (brand && gift !== 'MESSAGE') return [...words, t('console.brandOnly', { brand: brand.name })];
    return words.length > 0 ? words : [t('console.reach.WHOLE')];
  };

  const audienceInWords = (): string[] => [
    t(`console.audiences.${audience.kind}`),
    ...(audience.boughtCategory ? [t('console.whoBought', { category: audience.boughtCategory })] : []),
    ...(audience.notBoughtCategory
      ? [t('console.whoNeverBought', { category: audience.notBoughtCategory })]
      : []),
  ];

  const limitsInWords = (): string[] => {
    const said = (['perTrip', 'perMember', 'total'] as const).flatMap((limit) => {
      const count = limits[limit];
      return count === null ? [] : [t(`console.limitedTo.${limit}`, { count })];
    });
    return said.length > 0 ? said : [t('console.limitedTo.none')];
  };

  const exampleInWords = (inCurrency: string): string => {
    const example = exampleOf(campaign, inCurrency);
    switch (example.kind) {
      case 'price':
        return t('console.examples.price', {
          count: example.pieces,
          price: money(example.priceMinor),
          before: money(example.beforeMinor),
          after: money(example.afterMinor),
        });
      case 'basket':
        return t('console.examples.basket', {
          before: money(example.beforeMinor),
          after: money(example.afterMinor),
        });
      case 'points':
        return t('console.examples.points', { count: example.pieces, points: inPoints(example.points) });
      case 'multiple':
        return t('console.examples.multiple', {
          paid: money(example.paidMinor),
          ordinary: inFigures(example.ordinary),
          points: inPoints(example.points),
        });
      case 'message':
        return t('console.examples.message', { title: set(title[language]), body: set(body[language]) });
    }
  };

  const hoursInWords = ({ days, from, until }: NonNullable<WholeCampaign['hours']>): string => {
    const on = new Intl.ListFormat(language).format(days.map((day) => inWeekday(day, language)));
    return t('console.hours', { days: on, from, until });
  };

  const first = dayOf(campaign.from);
  const last = lastDayOf(campaign.to);
  return [
    [t('console.parts.gift'), [giftInWords()]],
    [t('console.parts.reach'), reachInWords()],
    [
      t('console.fields.where'),
      [
        campaign.storeIds.length > 0
          ? listed(campaign.stores, campaign.storeIds)
          : campaign.currency
            ? t('console.everyStoreIn', { currency: campaign.currency })
            : t('console.everyStore'),
      ],
    ],
    [t('console.parts.audience'), audienceInWords()],
    [
      t('console.period'),
      [
        first === last
          ? t('console.onDay', { day: inFullDay(first) })
          : t('console.fromTo', { first: inFullDay(first), last: inFullDay(last) }),
        t('console.days', { count: daysBetween(first, last) }),
        ...(campaign.hours ? [hoursInWords(campaign.hours)] : []),
      ],
    ],
    [t('console.parts.limits'), limitsInWords()],
    [t('console.fields.budget'), [budget ? inMoney(budget) : t('console.noBudget')]],
    [t('console.fields.stacking'), [t(`console.stacking.${campaign.stacking}`)]],
    [t('console.fields.priority'), [inFigures(campaign.priority)]],
    [t('console.parts.text'), [set(title.fr), set(body.fr), set(title.en), set(body.en)]],
    ...(currency ? [[t('console.example'), [exampleInWords(currency)]] as [string, string[]]] : []),
  ];
};
