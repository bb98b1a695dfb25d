import { type Locale, moneyText, type Translated } from '@rayon/kernel';
import type { CampaignContent } from '../domain/campaign-content';
import { ownConditionOf, rewardOf } from '../domain/own-terms';
import type { OwnTerms } from '../domain/past';
import { ofText } from './of-text';

/** A threshold: an amount of a currency, or pieces where there is none. */
export const thresholdText = (
  threshold: number,
  { currency, locale }: Readonly<{ currency: string | undefined; locale: Locale }>,
): string =>
  currency === undefined
    ? `${threshold} article${threshold > 1 ? 's' : ''}`
    : moneyText({ minor: threshold, currency }, locale);

type Content = Pick<CampaignContent, 'conditions' | 'benefit' | 'currency'>;

const currencyOf = ({ conditions, currency }: Content): string | undefined =>
  ownConditionOf({ conditions })?.minimumMinor === undefined ? undefined : currency;

/** What is given for somebody's own threshold, in a word. */
export const ownRewardText = (content: Content, own: OwnTerms, locale: Locale): string => {
  const reward = rewardOf(content, own);
  if (reward.kind === 'points') return `${reward.points} point${reward.points > 1 ? 's' : ''}`;
  const minor = reward.kind === 'basket-amount-off' ? reward.amountMinor : 0;
  const amount = moneyText({ minor, currency: content.currency ?? '' }, locale);
  return { fr: `${amount} de remise`, en: `${amount} off` }[locale];
};

/** What somebody gets from which threshold of their own on, in a sentence; nothing: it is everybody's. */
export const ownTermsText = (content: Content, own: OwnTerms, locale: Locale): string => {
  const condition = ownConditionOf(content);
  if (!condition) return '';
  const asked = thresholdText(own.threshold, { currency: currencyOf(content), locale });
  const of = ofText(condition.target)[locale];
  const reward = ownRewardText(content, own, locale);
  return {
    fr: `Pour vous : ${reward} dès ${asked} ${of}.`,
    en: `For you: ${reward} from ${asked} ${of}.`,
  }[locale];
};

/** Why somebody's own threshold is what it is, in sentences. */
export const ownWhyText = (content: Content, own: OwnTerms): Translated => {
  const condition = ownConditionOf(content);
  const currency = currencyOf(content);
  const said = (threshold: number) => ({
    fr: thresholdText(threshold, { currency, locale: 'fr' }),
    en: thresholdText(threshold, { currency, locale: 'en' }),
  });
  const asked = said(own.threshold);
  const of = ofText(condition?.target ?? nothing);
  const because = becauseOf(own, {
    usual: said(own.usual ?? 0),
    weeks: condition?.own.weeks ?? 0,
    lowest: condition?.minimumMinor ?? condition?.minimumQuantity ?? 0,
  });
  return {
    fr: `Votre seuil est de ${asked.fr} ${of.fr} : ${because.fr}. À qui l’on demande plus, on donne plus, en proportion.`,
    en: `Your threshold is ${asked.en} ${of.en}: ${because.en}. Who is asked for more is given more, in proportion.`,
  };
};

const nothing = { categories: [], brandIds: [], articleIds: [], gtins: [] };

const becauseOf = (
  { threshold, usual }: OwnTerms,
  said: Readonly<{ usual: Translated; weeks: number; lowest: number }>,
): Translated => {
  const { weeks } = said;
  if (usual === undefined)
    return {
      fr: 'le plus bas qui soit, car vos achats des dernières semaines en disent encore trop peu',
      en: 'the lowest there is, since what you bought in the last weeks says too little yet',
    };
  const about = {
    fr: `environ ${said.usual.fr} par passage${weeks > 1 ? ` ces ${weeks} dernières semaines` : ' cette dernière semaine'}`,
    en: `about ${said.usual.en} a visit in the last ${weeks > 1 ? `${weeks} weeks` : 'week'}`,
  };
  if (usual >= threshold)
    return {
      fr: `le plus haut qui soit, et pas plus que ce que vous en achetez d’habitude, ${about.fr}`,
      en: `the highest there is, and no more than you usually buy of it, ${about.en}`,
    };
  if (threshold === said.lowest)
    return {
      fr: `le plus bas qui soit ; vous en achetez d’habitude ${about.fr}`,
      en: `the lowest there is; you usually buy ${about.en}`,
    };
  return {
    fr: `un peu plus que ce que vous en achetez d’habitude, ${about.fr}`,
    en: `a little more than you usually buy of it, ${about.en}`,
  };
};
