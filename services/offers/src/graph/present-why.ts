import type { Locale, Translated } from '@rayon/kernel';
import type { Audience, CampaignContent, OwnChoice } from '../domain/campaign-content';
import { ownConditionOf } from '../domain/own-terms';
import type { OwnTerms, PastAsked } from '../domain/past';
import type { DayAsked } from '../domain/person-day';
import { whyOffer } from '../domain/why-offer';
import { ownWhyText } from './present-own';
import type { WhyOfferType } from './trip.type';

/** Why an offer is shown, in the caller's language; to the shopper themselves also what their own terms rest on. */
export const presentWhy = (
  content: Pick<
    CampaignContent,
    'audience' | 'activation' | 'coupon' | 'usesPerCode' | 'conditions' | 'ownChoice' | 'benefit' | 'currency'
  >,
  locale: Locale,
  own?: OwnTerms,
): WhyOfferType => {
  const { reason, audience, code } = whyOffer(content);
  const entered = reason === 'code' ? codeText(code)[locale] : undefined;
  // Whoever entered a code that is everybody's knows all there is to know.
  const isSaid = entered === undefined || audience.kind !== 'everybody';
  const terms = ownConditionOf(content) && (own ? ownWhyText(content, own) : ownTermsOfEach)[locale];
  const choice = content.ownChoice && choiceText(content.ownChoice)[locale];
  const activated = content.activation ? onceActivated[locale] : undefined;
  const explanation = [entered, terms, choice, isSaid ? audienceText(audience)[locale] : undefined, activated]
    .filter((text) => text !== undefined)
    .join(' ');
  return { reason, explanation };
};

const choiceText = ({ pick, weeks }: OwnChoice): Translated => {
  const long = {
    fr: weeks > 1 ? `ces ${weeks} dernières semaines` : 'cette dernière semaine',
    en: weeks > 1 ? `${weeks} weeks` : 'week',
  };
  return pick === 'most-bought'
    ? {
        fr: `Elle porte sur ce que vous avez acheté le plus souvent de sa liste ${long.fr}.`,
        en: `It is about what you bought most often of its list in the last ${long.en}.`,
      }
    : {
        fr: `Elle porte sur ce que vous avez acheté le moins souvent de sa liste ${long.fr}.`,
        en: `It is about what you bought least often of its list in the last ${long.en}.`,
      };
};

const onceActivated: Translated = {
  fr: 'Elle s’applique une fois activée.',
  en: 'It applies once it is activated.',
};

const ownTermsOfEach: Translated = {
  fr: 'Son seuil est propre à chacun : un peu plus que ses achats habituels.',
  en: 'Its threshold is each shopper’s own: a little more than they usually buy.',
};

const codeText = (code: string | undefined): Translated =>
  code === undefined
    ? {
        fr: 'Avec un code à usage unique, saisi pour ce panier.',
        en: 'With a code of its own, entered for this basket.',
      }
    : {
        fr: `Avec le code ${code}, saisi pour ce panier.`,
        en: `With the code ${code}, entered for this basket.`,
      };

const audienceText = (audience: Audience): Translated => {
  if (audience.kind === 'everybody')
    return {
      fr: 'Pour tout le monde : ni carte ni achats passés ne comptent.',
      en: 'For everybody: neither a card nor past purchases matter.',
    };
  if (audience.kind === 'anonymous')
    return {
      fr: 'Pour qui fait ses courses sans carte : elle disparaît dès qu’une carte est présentée.',
      en: 'For whoever shops without a card: it goes as soon as one is shown.',
    };
  if (audience.kind === 'members')
    return {
      fr: 'Pour les membres : votre carte suffit, vos achats passés ne comptent pas.',
      en: 'For members: your card is enough, past purchases do not matter.',
    };
  const because = historyTexts(audience);
  return because === undefined
    ? {
        fr: 'Pour les membres qui acceptent les offres personnalisées, comme vous.',
        en: 'For members who agreed to personalised offers, as you did.',
      }
    : {
        fr: `Parce que ${because.fr}. Vous acceptez les offres personnalisées, et vous pouvez changer d'avis sur votre carte.`,
        en: `Because ${because.en}. You agreed to personalised offers, and can change your mind on your card.`,
      };
};

/** Of what campaigns ask of the past: how far they look back. */
const pastTexts = ({ past = [], joinedWithinDays }: PastAsked): Translated[] => {
  const days = Math.max(0, ...past.map(({ withinDays }) => withinDays));
  return [
    ...(days > 0
      ? [
          {
            fr: `vos achats, ou leur absence, ${days > 1 ? `ces ${days} derniers jours` : 'depuis hier'} y correspondent`,
            en: `what you bought, or did not, in the last ${days > 1 ? `${days} days` : 'day'} fits it`,
          },
        ]
      : []),
    ...(joinedWithinDays === undefined
      ? []
      : [
          {
            fr: `vous êtes membre depuis ${joinedWithinDays} jour${joinedWithinDays > 1 ? 's' : ''} au plus`,
            en: `you joined within the last ${joinedWithinDays > 1 ? `${joinedWithinDays} days` : 'day'}`,
          },
        ]),
  ];
};

/** Of the day alone, or of the days around it. */
const dayText = ({ of, daysBefore, daysAfter }: DayAsked): Translated => {
  const isAround = daysBefore + daysAfter > 0;
  return of === 'birthday'
    ? {
        fr: isAround ? 'c’est autour de votre anniversaire' : 'c’est votre anniversaire',
        en: isAround ? 'it is around your birthday' : 'it is your birthday',
      }
    : {
        fr: isAround
          ? 'c’est autour du jour anniversaire de votre adhésion'
          : 'c’est le jour anniversaire de votre adhésion',
        en: isAround
          ? 'it is around the anniversary of your joining'
          : 'it is the anniversary of your joining',
      };
};

const worksHere: Translated = { fr: 'vous travaillez ici', en: 'you work here' };

const historyTexts = (audience: Extract<Audience, { kind: 'personalised' }>): Translated | undefined => {
  const texts = [
    audience.employees === 'only' ? worksHere : undefined,
    audience.day && dayText(audience.day),
    categoryTexts(audience),
    ...pastTexts(audience),
  ].filter((text) => text !== undefined);
  return texts.length === 0
    ? undefined
    : { fr: texts.map(({ fr }) => fr).join(', et '), en: texts.map(({ en }) => en).join(', and ') };
};

const categoryTexts = ({
  boughtCategory: bought,
  notBoughtCategory: not,
}: Extract<Audience, { kind: 'personalised' }>): Translated | undefined => {
  if (bought !== undefined && not !== undefined)
    return {
      fr: `vous avez déjà acheté dans « ${bought} » et pas encore dans « ${not} »`,
      en: `you bought from “${bought}” before, and not yet from “${not}”`,
    };
  if (bought !== undefined)
    return { fr: `vous avez déjà acheté dans « ${bought} »`, en: `you bought from “${bought}” before` };
  if (not !== undefined)
    return {
      fr: `vous n'avez pas encore acheté dans « ${not} »`,
      en: `you did not buy from “${not}” yet`,
    };
  return undefined;
};
