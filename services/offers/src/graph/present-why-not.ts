import { type Locale, moneyText, type Translated } from '@rayon/kernel';
import type { DayAsked } from '../domain/person-day';
import { forBrand, type WhyNot, type WhyNotOfBrand } from '../domain/why-not';
import type { Explained } from '../holds/explain-campaign';
import { ofText } from './of-text';
import { lostTexts } from './present-offers';
import { thresholdText } from './present-own';
import { statusTexts } from './refusal-texts';
import type { WhyNotType } from './why-not.type';

/** Why a campaign gave or did not give, to staff, in the caller's language. */
export const presentWhyNot = ({ why, currency, lostTo }: Explained, locale: Locale): WhyNotType => {
  const moment = momentOf(why);
  return {
    given: why.reason === 'given',
    reason: why.reason,
    explanation: textOf(why, { currency, lostTo })[locale],
    ...(moment ? { moment } : {}),
    ...(why.reason === 'given'
      ? { discount: { minor: why.discountMinor, currency }, bonusPoints: why.bonusPoints }
      : {}),
    ...(why.reason === 'missing' && why.quantity !== undefined ? { missingQuantity: why.quantity } : {}),
    ...(why.reason === 'missing' && why.minor !== undefined
      ? { missingAmount: { minor: why.minor, currency } }
      : {}),
    ...('lostTo' in why && why.lostTo !== undefined ? { lostTo: why.lostTo } : {}),
  };
};

/** The same as the brand whose campaign it is learns it. */
export const presentWhyNotToBrand = (why: WhyNot, locale: Locale): WhyNotType => {
  const { reason } = forBrand(why);
  const moment = momentOf(why);
  return {
    given: reason === 'given',
    reason,
    explanation: brandTextOf(reason, why)[locale],
    ...(moment ? { moment } : {}),
  };
};

const brandTextOf = (reason: WhyNotOfBrand['reason'], why: WhyNot): Translated => {
  switch (reason) {
    case 'given':
      return { fr: 'Elle a été donnée.', en: 'It was given.' };
    case 'not-live':
      return textOf(why, { currency: '' });
    case 'better-offer':
      return { fr: "D'autres offres l'ont emporté.", en: 'Other offers won.' };
    case 'no-articles':
      return {
        fr: "Le panier n'avait pas ce qu'elle demande, code compris.",
        en: 'The basket did not have what it asks for, its code included.',
      };
    case 'not-meant':
      return { fr: "Elle n'était pas pour cette personne.", en: 'It was not meant for this shopper.' };
    case 'challenge':
      return {
        fr: "C'est un défi sur plusieurs passages : il n'enlève rien à un panier.",
        en: 'It is a challenge over several visits: it takes nothing off a basket.',
      };
    default:
      return plainTexts[reason];
  }
};

const momentOf = (why: WhyNot): Date | undefined => {
  switch (why.reason) {
    case 'not-live':
      return why.since;
    case 'not-yet':
      return why.from;
    case 'over':
      return why.to;
    default:
      return undefined;
  }
};

const textOf = (why: WhyNot, { currency, lostTo }: Omit<Explained, 'why'>): Translated => {
  switch (why.reason) {
    case 'given':
      return {
        fr: givenText(why, currency, 'fr', { nothing: 'Elle a été montrée.', gave: 'Elle a donné' }),
        en: givenText(why, currency, 'en', { nothing: 'It was shown.', gave: 'It gave' }),
      };
    case 'not-live':
      return {
        fr: `Elle n'était pas en ligne : la campagne est ${statusTexts[why.status].fr}.`,
        en: `It was not live: the campaign is ${statusTexts[why.status].en}.`,
      };
    case 'never-bought':
      return {
        fr: `Elle est pour qui a déjà acheté dans « ${why.category} » : ce membre ne l'a pas fait.`,
        en: `It is for those who bought from “${why.category}” before: this member has not.`,
      };
    case 'bought':
      return {
        fr: `Elle est pour qui n'a jamais acheté dans « ${why.category} » : ce membre l'a déjà fait.`,
        en: `It is for those who never bought from “${why.category}”: this member has.`,
      };
    case 'other-day':
      return dayTexts[why.of];
    case 'missing': {
      const own = why.threshold === undefined ? undefined : ownTexts(why.threshold, why, currency);
      return {
        fr: `Il manquait ${missingText(why, currency, 'fr')}.${own ? ` ${own.fr}` : ''}`,
        en: `Missing: ${missingText(why, currency, 'en')}.${own ? ` ${own.en}` : ''}`,
      };
    }
    case 'excepted':
      return exceptedTexts[why.as];
    case 'better-offer':
      return lostTo
        ? {
            fr: `Une autre offre, meilleure ou prioritaire, l'a emporté : « ${lostTo.fr} ».`,
            en: `Another offer, better or put first, won: “${lostTo.en}”.`,
          }
        : lostTexts['better-offer'];
    case 'other-message':
      return lostTo
        ? {
            fr: `Quand son moment est venu, un autre message a été choisi : « ${lostTo.fr} ».`,
            en: `When its moment came, another message was chosen: “${lostTo.en}”.`,
          }
        : {
            fr: 'Quand son moment est venu, un autre message a été choisi.',
            en: 'When its moment came, another message was chosen.',
          };
    default:
      return plainTexts[why.reason];
  }
};

const exceptedTexts: Readonly<Record<Extract<WhyNot, { reason: 'excepted' }>['as'], Translated>> = {
  named: {
    fr: "Les articles du panier qui en feraient partie sont de ceux qu'elle exclut.",
    en: 'The articles of the basket that would be its are among those that it excepts.',
  },
  'marked-down': {
    fr: "Elle exclut ce qui est déjà démarqué : les articles du panier qui en feraient partie l'étaient.",
    en: 'It excepts what is already marked down: the articles of the basket that would be its were.',
  },
};

const dayTexts: Readonly<Record<DayAsked['of'], Translated>> = {
  birthday: {
    fr: "Elle est pour les jours autour de l'anniversaire : ce n'était pas le cas, ou ce membre n'a pas dit le sien.",
    en: 'It is for the days around a birthday: it was none of them, or this member has not said theirs.',
  },
  joined: {
    fr: "Elle est pour les jours autour de l'anniversaire de l'adhésion : ce n'était pas le cas pour ce membre.",
    en: 'It is for the days around the anniversary of joining: it was none of them for this member.',
  },
};

type Given = Extract<WhyNot, { reason: 'given' }>;

const givenText = (
  { discountMinor, bonusPoints }: Given,
  currency: string,
  locale: Locale,
  { nothing, gave }: Readonly<{ nothing: string; gave: string }>,
): string => {
  const parts = [
    ...(discountMinor > 0 ? [moneyText({ minor: discountMinor, currency }, locale)] : []),
    ...(bonusPoints > 0 ? [`${bonusPoints} point${bonusPoints > 1 ? 's' : ''}`] : []),
  ];
  return parts.length === 0 ? nothing : `${gave} ${parts.join(', ')}.`;
};

type MissingThing = Extract<WhyNot, { reason: 'missing' }>;

const missingText = ({ quantity, minor, of }: MissingThing, currency: string, locale: Locale): string => {
  const amount = minor === undefined ? undefined : moneyText({ minor, currency }, locale);
  const pieces =
    quantity === undefined
      ? undefined
      : {
          fr: `${quantity} article${quantity > 1 ? 's' : ''}`,
          en: `${quantity} article${quantity > 1 ? 's' : ''}`,
        }[locale];
  const what = [pieces, amount].filter((one) => one !== undefined).join(locale === 'fr' ? ' et ' : ' and ');
  return `${what} ${ofText(of)[locale]}`.trim();
};

/** What is asked of this shopper: staff see how much, not why. */
const ownTexts = (threshold: number, { minor }: MissingThing, currency: string): Translated => {
  const asked = (locale: Locale) =>
    thresholdText(threshold, { currency: minor === undefined ? undefined : currency, locale });
  return {
    fr: `Le seuil de ce membre, qui lui est propre, est de ${asked('fr')}.`,
    en: `The threshold of this member, which is their own, is ${asked('en')}.`,
  };
};

type PlainReason = Exclude<
  WhyNot['reason'],
  | 'given'
  | 'not-live'
  | 'never-bought'
  | 'bought'
  | 'other-day'
  | 'missing'
  | 'excepted'
  | 'better-offer'
  | 'other-message'
>;

const plainTexts: Readonly<Record<PlainReason, Translated>> = {
  'not-live-then': {
    fr: "À ce moment, elle n'était pas en ligne, ou pas sous cette forme.",
    en: 'At that moment it was not live, or not in this form.',
  },
  'not-yet': { fr: "Sa période n'avait pas commencé.", en: 'Its period had not begun.' },
  over: { fr: 'Sa période était terminée.', en: 'Its period was over.' },
  'other-hours': {
    fr: "Ce n'était pas un de ses jours ou une de ses heures, à l'heure du magasin.",
    en: 'It was none of its days or hours by the store’s clock.',
  },
  'other-store': { fr: 'Elle ne vaut pas dans ce magasin.', en: 'It does not run in this store.' },
  'other-currency': {
    fr: 'Elle nomme un montant dans une autre monnaie que celle de ce magasin.',
    en: 'It names an amount in another currency than this store’s.',
  },
  'code-held': lostTexts['code-held'],
  'code-used': lostTexts['code-used'],
  'not-activated': lostTexts['not-activated'],
  'no-code': { fr: "Son code n'a pas été saisi.", en: 'Its code was not entered.' },
  'card-needed': {
    fr: "Elle demande une carte : aucune n'a été présentée.",
    en: 'It asks for a card: none was shown.',
  },
  'card-typed': {
    fr: 'Elle demande une carte : un numéro a été tapé, ce qui ne fait que gagner des points.',
    en: 'It asks for a card: a number was typed, which earns points and no more.',
  },
  'card-shown': {
    fr: 'Elle est pour qui fait ses courses sans carte : une carte a été présentée.',
    en: 'It is for whoever shops without a card: one was shown.',
  },
  'no-consent': {
    fr: "Elle est personnalisée : ce membre n'accepte pas les offres personnalisées.",
    en: 'It is personalised: this member has not agreed to personalised offers.',
  },
  'not-employee': {
    fr: 'Elle est pour les employés de l’enseigne : ce membre n’est pas marqué comme l’un d’eux.',
    en: 'It is for employees of the retailer: this member is not marked as one.',
  },
  employee: {
    fr: 'Elle n’est pas pour les employés de l’enseigne : ce membre en est un.',
    en: 'It is not for employees of the retailer: this member is one.',
  },
  'other-past': {
    fr: "Les achats passés de ce membre, ou la date de son adhésion, ne sont pas ceux qu'elle demande.",
    en: 'What this member bought lately, or when they joined, is not what it asks for.',
  },
  'control-group': {
    fr: "Ce qu'elle change est mesuré : ce membre fait partie de ceux, tirés au sort, qui ne l'ont pas, ou a une autre variante.",
    en: 'What it changes is measured: this member is one of those, drawn by lot, who do not get it, or has another variant.',
  },
  'not-meant': { fr: 'Elle ne concernait plus ce panier.', en: 'It was no longer meant for this basket.' },
  'no-articles': {
    fr: "Aucun article du panier n'en fait partie.",
    en: 'No article of the basket is one of its.',
  },
  'no-gain': {
    fr: "Elle n'aurait rien enlevé : le prix est déjà aussi bas, ou il est protégé.",
    en: 'It would have taken nothing off: the price is as low already, or is kept from it.',
  },
  'below-threshold': lostTexts['below-threshold'],
  'nothing-left': lostTexts['nothing-left'],
  'promotion-cap': lostTexts['promotion-cap'],
  'resale-at-a-loss': {
    fr: "L'article aurait été revendu à perte : son prix atteint déjà le prix d'achat, TVA comprise.",
    en: 'The article would have been resold at a loss: its price is down to what it cost, VAT included.',
  },
  'too-many-offers': lostTexts['too-many-offers'],
  'member-limit-reached': {
    fr: "Ce membre l'avait déjà eue autant de fois que possible, paniers à payer compris.",
    en: 'This member had had it as often as possible, baskets still to be paid included.',
  },
  'campaign-limit-reached': lostTexts['campaign-limit-reached'],
  'store-limit-reached': lostTexts['store-limit-reached'],
  'member-day-limit-reached': {
    fr: "Ce membre l'avait déjà eue ce jour-là autant de fois que possible, paniers à payer compris.",
    en: 'This member had had it as often as possible on that day, baskets still to be paid included.',
  },
  'day-limit-reached': lostTexts['day-limit-reached'],
  'store-day-limit-reached': lostTexts['store-day-limit-reached'],
  'budget-spent': lostTexts['budget-spent'],
  'campaign-over': {
    fr: 'Elle avait été montrée, et a pris fin ou changé avant la fin des courses.',
    en: 'It had been shown, and ended or changed before the shopping was done.',
  },
  'line-removed': {
    fr: "Elle avait été montrée, et un article qu'elle demande a été retiré du panier.",
    en: 'It had been shown, and an article it asks for was taken out of the basket.',
  },
  declined: {
    fr: "Ce membre a dit que ce n'est pas pour lui : ses messages ne lui sont plus montrés.",
    en: 'This member said that it is not for them: its messages are no longer shown to them.',
  },
  'too-many-messages': {
    fr: 'Ces courses, ou cette semaine, ont déjà eu autant de messages que possible.',
    en: 'This trip, or this week, has had as many messages as possible.',
  },
  challenge: {
    fr: "C'est un défi sur plusieurs passages, que ce membre a choisi : il n'enlève rien au panier, ses étapes rapportent des points une fois le panier payé.",
    en: 'It is a challenge over several visits, which this member chose: it takes nothing off the basket, its steps bring points once the basket is paid.',
  },
  'challenge-not-chosen': {
    fr: "C'est un défi sur plusieurs passages : ce membre ne l'a pas choisi.",
    en: 'It is a challenge over several visits: this member did not choose it.',
  },
  'kept-silent': {
    fr: "Rien n'a été montré à sa place : le silence a fait mieux qu'elle, ou l'on compare avec lui.",
    en: 'Nothing was shown in its place: silence did better than it, or is compared with it.',
  },
  'no-reason': {
    fr: "Sa place est payée, et elle n'y avait pas de raison : ce qu'elle vante venait d'être scanné, se vend moins à côté, ou le passage avait déjà un message payé.",
    en: 'Its place is paid for, and it had no reason there: what it is about was just scanned, sells less beside that, or the trip already had a paid message.',
  },
  quiet: {
    fr: 'Un autre message venait d’être dit, ou les courses de commencer : le magasin laisse un moment de calme entre les messages.',
    en: 'Another message had just been said, or the trip had just begun: the store leaves some quiet between messages.',
  },
  'wants-quiet': {
    fr: 'Le membre ne veut pas de messages pendant ses courses.',
    en: 'The member wants no messages while they shop.',
  },
  passed: {
    fr: 'Elle se dit en chemin vers ce qu’elle demande, et le panier y était déjà.',
    en: 'It is said on the way to what it asks for, and the basket had it already.',
  },
  'not-ended': {
    fr: 'Elle se dit à la fin des courses.',
    en: 'It is said at the end of the trip.',
  },
  'not-due': {
    fr: "Son moment était passé : elle n'était pas encore en ligne, ou pas encore pour ce membre, quand il est venu.",
    en: 'Its moment had passed: it was not yet live, or not yet for this member, when that came.',
  },
};
