import { type Locale, moneyText, type Translated } from '@rayon/kernel';
import type { ChallengeInBasket } from '../domain/challenge-in-basket';
import type { ChallengeStep } from '../domain/challenge-rules';
import type { ChallengeTerms, Counting } from '../domain/challenge-terms';
import { dayMilliseconds } from '../domain/utc-day';

const plural = (count: number, locale: Locale): '' | 's' =>
  (locale === 'fr' ? count > 1 : count !== 1) ? 's' : '';

const unitText = ({ count }: Counting, number: number, locale: Locale): string => {
  const word = count === 'receipts' ? { fr: 'passage', en: 'visit' } : { fr: 'article', en: 'article' };
  return `${word[locale]}${plural(number, locale)}`;
};

/** So much of what a challenge counts. */
export const countText = (counting: Counting, count: number, locale: Locale): string =>
  counting.currency === undefined
    ? `${count} ${unitText(counting, count, locale)}`
    : moneyText({ minor: count, currency: counting.currency }, locale);

/** The bare number where its unit follows. */
const bareText = (counting: Counting, count: number, locale: Locale): string =>
  counting.currency === undefined ? String(count) : countText(counting, count, locale);

/** How far it is to the next step, or that all of them are reached. */
export const progressText = (
  counting: Counting,
  {
    steps,
    progress,
  }: Readonly<{ steps: readonly (ChallengeStep & Readonly<{ isReached: boolean }>)[]; progress: number }>,
  locale: Locale,
): string => {
  const next = steps.find(({ isReached }) => !isReached);
  if (!next) return countText(counting, progress, locale);
  return ofText(counting, { progress, from: next.from }, locale);
};

const ofWord: Translated = { fr: 'sur', en: 'of' };

const ofText = (
  counting: Counting,
  { progress, from }: Readonly<{ progress: number; from: number }>,
  locale: Locale,
): string => `${bareText(counting, progress, locale)} ${ofWord[locale]} ${countText(counting, from, locale)}`;

/** What the basket would bring, said before it is paid. */
export const inBasketText = (
  { challenge: { counting }, progress, step, points }: ChallengeInBasket,
  locale: Locale,
): string => {
  const reached = progress >= step.from;
  const gained = `${points} point${plural(points, locale)}`;
  const texts: Translated = reached
    ? {
        fr: `Avec ce panier, vous atteignez ${countText(counting, step.from, 'fr')} : ${gained} une fois payé.`,
        en: `With this basket you reach ${countText(counting, step.from, 'en')}: ${gained} once it is paid.`,
      }
    : {
        fr: `Avec ce panier : ${ofText(counting, { progress, from: step.from }, 'fr')}.`,
        en: `With this basket: ${ofText(counting, { progress, from: step.from }, 'en')}.`,
      };
  return texts[locale];
};

type Personal = Pick<ChallengeTerms, 'counting' | 'steps'> & Readonly<{ usual: number }>;

/** How somebody's own steps follow from what they usually buy in as much time. */
export const usualText = (
  { counting, steps, usual }: Personal,
  { chosenAt, endsAt }: Readonly<{ chosenAt: Date; endsAt: Date }>,
  locale: Locale,
): string => {
  const days = Math.max(1, Math.round((endsAt.getTime() - chosenAt.getTime()) / dayMilliseconds));
  const first = countText(counting, steps[0]?.from ?? 0, locale);
  const time: Translated = {
    fr: `En ${days} jour${plural(days, 'fr')}`,
    en: `In ${days} day${plural(days, 'en')}`,
  };
  const habits: Translated = {
    receipts: {
      fr: `vous venez d'habitude ${usual} fois pour ces articles`,
      en: `you usually come ${usual === 1 ? 'once' : `${usual} times`} for these articles`,
    },
    pieces: {
      fr: `vous prenez d'habitude ${usual} de ces articles`,
      en: `you usually take ${usual} of these articles`,
    },
    amount: {
      fr: `vous dépensez d'habitude environ ${countText(counting, usual, 'fr')} pour ces articles`,
      en: `you usually spend about ${countText(counting, usual, 'en')} on these articles`,
    },
  }[counting.count];
  const texts: Translated =
    usual === 0
      ? {
          fr: `Vous n'avez guère acheté de ces articles ces derniers temps : la première étape est à ${first}.`,
          en: `You have bought hardly any of these articles lately: the first step is at ${first}.`,
        }
      : {
          fr: `${time.fr}, ${habits.fr} : la première étape est à ${first}.`,
          en: `${time.en} ${habits.en}: the first step is at ${first}.`,
        };
  return texts[locale];
};
