import { inFullDay } from '../../parts/days-said';
import type { WholeCampaign } from './campaign';
import { dayOf, daysBetween, lastDayOf } from './days';
import { exampleInWords } from './example-words';
import { giftOf, isOverVisits, lowersPrice } from './gift';
import { giftInWords } from './gift-words';
import { hoursInWords } from './hours-words';
import { isNamedBy } from './is-named-by';
import { type Say, useSay } from './say';
import { stopRulesInWords } from './stop-words';
import { useStores } from './store-choice';
import { targetWords } from './target-words';
import {
  budgetInWords,
  conditionsInWords,
  experimentInWords,
  fundingInWords,
  limitsInWords,
  pastInWords,
  personDayInWords,
  placementInWords,
  priorityInWords,
  stackingInWords,
} from './terms-words';
import type { Who } from './who';

/** The currency a campaign is shown in: its own, or that of a store it acts in where it names no amount. */
export const useShownCurrency = (campaign: WholeCampaign, who: Who): string | undefined => {
  const { stores } = useStores(who);
  const actsIn = stores.find((store) => isNamedBy(campaign, store)) ?? stores[0];
  return campaign.currency ?? actsIn?.currency;
};

/** Everything a campaign says, in words: each part with its name. */
export const useSummary = (
  campaign: WholeCampaign,
  currency: string | undefined,
): [name: string, words: string[]][] => {
  const say = useSay(currency);
  const { t, set } = say;
  const { title, body } = campaign;
  const gift = giftOf(campaign.benefit);
  const ofBasket = !isOverVisits(gift);
  const example = currency ? exampleInWords(campaign, currency, say) : [];
  return [
    [t('console.parts.gift'), giftInWords(campaign, say)],
    [t('console.parts.reach'), reachInWords(campaign, say)],
    ...(ofBasket && (gift !== 'MESSAGE' || campaign.conditions.length > 0)
      ? [part(t('console.parts.conditions'), conditionsInWords(campaign, say))]
      : []),
    [t('console.fields.where'), whereInWords(campaign, say)],
    [t('console.parts.audience'), audienceInWords(campaign, say)],
    [t('console.period'), periodInWords(campaign, say)],
    ...(ofBasket
      ? [
          part(t('console.parts.limits'), limitsInWords(campaign, say)),
          part(t('console.fields.budget'), budgetInWords(campaign, say)),
        ]
      : []),
    ...(lowersPrice(gift) ? [part(t('console.parts.funding'), fundingInWords(campaign, say))] : []),
    ...(gift === 'MESSAGE' && campaign.brand
      ? [part(t('console.parts.placement'), placementInWords(campaign, say))]
      : []),
    ...(ofBasket ? [part(t('console.fields.stacking'), stackingInWords(campaign, say))] : []),
    [t('console.fields.priority'), priorityInWords(campaign)],
    [t('console.parts.effect'), experimentInWords(campaign, say)],
    ...(campaign.experiment || campaign.budget
      ? [part(t('console.parts.stop'), stopRulesInWords(campaign, say))]
      : []),
    [t('console.parts.text'), [set(title.fr), set(body.fr), set(title.en), set(body.en)]],
    ...(example.length > 0 ? [part(t('console.example'), example)] : []),
  ];
};

const part = (name: string, words: string[]): [string, string[]] => [name, words];

const reachInWords = ({ target, brand, benefit, ownChoice }: WholeCampaign, say: Say): string[] => {
  const isOfBrand = brand !== null && benefit.kind !== 'MESSAGE';
  const words = [
    ...targetWords(target, isOfBrand ? '' : say.t('console.reach.WHOLE'), say),
    ...(ownChoice ? [say.t(`console.chosen.${ownChoice.pick}`, { count: ownChoice.weeks })] : []),
  ];
  return isOfBrand ? [...words, say.t('console.brandOnly', { brand: brand.name })] : words;
};

const whereInWords = (
  { storeIds, stores, regions, currency }: WholeCampaign,
  { t, listed, set }: Say,
): string[] => {
  const places = [
    ...regions.map((region) =>
      t(currency ? 'console.inRegionIn' : 'console.inRegion', { region: set(region), currency }),
    ),
    ...(storeIds.length > 0 ? [listed(stores, storeIds)] : []),
  ];
  if (places.length > 0) return places;
  return [currency ? t('console.everyStoreIn', { currency }) : t('console.everyStore')];
};

const audienceInWords = (
  { audience, activation, coupon, usesPerCode }: WholeCampaign,
  say: Say,
): string[] => {
  const { t, set } = say;
  return [
    t(`console.audiences.${audience.kind}`),
    ...(audience.boughtCategory ? [t('console.whoBought', { category: audience.boughtCategory })] : []),
    ...(audience.notBoughtCategory
      ? [t('console.whoNeverBought', { category: audience.notBoughtCategory })]
      : []),
    ...audience.past.map((past) => pastInWords(past, say)),
    ...(audience.joinedWithinDays === null
      ? []
      : [t('console.joinedLately', { count: audience.joinedWithinDays })]),
    ...(audience.employees ? [t(`console.employeesMeant.${audience.employees}`)] : []),
    ...(audience.day ? [personDayInWords(audience.day, say)] : []),
    ...(activation ? [t('console.onceActivated')] : []),
    ...(coupon ? [t('console.withCoupon', { code: set(coupon) })] : []),
    ...(usesPerCode === null ? [] : [t('console.withOwnCodes', { count: usesPerCode })]),
  ];
};

const periodInWords = ({ from, to, timeZone, hours }: WholeCampaign, say: Say): string[] => {
  const { t } = say;
  const first = dayOf(from, timeZone);
  const last = lastDayOf(to, timeZone);
  return [
    first === last
      ? t('console.onDay', { day: inFullDay(first) })
      : t('console.fromTo', { first: inFullDay(first), last: inFullDay(last) }),
    t('console.days', { count: daysBetween(first, last) }),
    t('console.zone.days', { zone: timeZone }),
    ...(hours ? [hoursInWords(hours, say)] : []),
  ];
};
