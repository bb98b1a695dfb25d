import { type Locale, type Money, minorPerPoint, moneyText, type Translated } from '@rayon/kernel';
import { type AppliedOffer, appliedMax } from '../domain/applied-offers';
import type { ChallengeInBasket } from '../domain/challenge-in-basket';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { CouponOutcome, CouponState } from '../domain/coupon-outcomes';
import type { GoneReason } from '../domain/gone-offers';
import type { NextOffer } from '../domain/next-offer';
import type { Shown } from '../holds/show-offers';
import { presentInBasket } from './challenge.type';
import { presentPicture } from './picture.type';
import { ownRewardText, thresholdText } from './present-own';
import { presentWhy } from './present-why';
import type { AppliedOfferType, BasketOffersType, LostOfferType } from './trip.type';

/** Offers that wait for a tap, of which one answer tells: a handheld has little room. */
const toActivateMax = 3;

/** What a basket gets, in the caller's language; what somebody usually buys is told to nobody but them. */
export const presentOffers = (
  { evaluation, gone, currency, isBehind, withCard, ownTerms }: Shown,
  {
    coupons,
    challenges,
  }: Readonly<{ coupons: readonly CouponOutcome[]; challenges: readonly ChallengeInBasket[] }>,
  {
    locale,
    isShopper,
    declined,
  }: Readonly<{ locale: Locale; isShopper: boolean; declined: ReadonlySet<string> }>,
): BasketOffersType => {
  const told: Told = { currency, locale, ownTerms, isShopper };
  const { subtotalMinor, merchandiseMinor, discountMinor, bonusPoints, applied, lost, next } = evaluation;
  const amount = (minor: number): Money => ({ minor, currency });
  const changed = gone.map(({ campaign, reason, bonusPoints: points, lines }) => ({
    ...presentLost(campaign, reason, locale),
    gone: {
      discount: amount(lines.reduce((sum, line) => sum + line.discountMinor, 0)),
      bonusPoints: points,
      lines: lines.map((line) => ({ lineId: line.lineId, discount: amount(line.discountMinor) })),
    },
  }));
  const others = lost
    .filter(({ campaign }) => !gone.some(({ campaignId }) => campaignId === campaign.campaignId))
    .map(({ campaign, reason, lostTo }) => ({
      ...presentLost(campaign, reason, locale),
      ...(lostTo === undefined ? {} : { lostTo }),
    }));
  const card = new WithCardWhenAsked(() => {
    const more = withCard();
    return (
      more && {
        discount: amount(more.discountMinor),
        bonusPoints: more.bonusPoints,
        upTo: more.upTo,
        offers: more.offers.map((offer) => new PresentedOffer(offer, told)),
      }
    );
  });
  return Object.assign(card, {
    subtotal: amount(subtotalMinor),
    discount: amount(discountMinor),
    total: amount(subtotalMinor - discountMinor),
    bonusPoints,
    points: Math.floor((merchandiseMinor - discountMinor) / minorPerPoint(currency)) + bonusPoints,
    applied: applied.map((offer) => new PresentedOffer(offer, told)),
    lost: [...changed, ...others],
    changed,
    toActivate: others
      .filter(({ reason, campaignId }) => reason === 'not-activated' && !declined.has(campaignId))
      .slice(0, toActivateMax),
    ...(next ? { next: presentNext(next, told) } : {}),
    challenges: challenges.map((challenge) => presentInBasket(challenge, locale)),
    coupons: coupons.map(({ code, state, campaign, lostBecause }) => ({
      code,
      state,
      explanation: (lostBecause ? lostTexts[lostBecause] : couponTexts[state])[locale],
      ...(campaign
        ? {
            campaignId: campaign.campaignId,
            title: campaign.content.title[locale],
            why: presentWhy(campaign.content, locale),
          }
        : {}),
    })),
    freshness: isBehind ? ('behind' as const) : ('current' as const),
  });
};

/** What the words about one offer depend on. */
type Told = Pick<Shown, 'currency' | 'ownTerms'> & Readonly<{ locale: Locale; isShopper: boolean }>;

const whyFor = (
  campaign: CompiledCampaign,
  { locale, ownTerms, isShopper }: Pick<Told, 'locale' | 'ownTerms' | 'isShopper'>,
): AppliedOfferType['why'] =>
  presentWhy(campaign.content, locale, isShopper ? ownTerms(campaign) : undefined);

// Classes, as a getter in an object literal keeps what it looks at alive until all memory is collected.

/** Only when it is asked for: it is worked out a second time for it. */
class WithCardWhenAsked {
  readonly #work: () => BasketOffersType['withCard'];

  constructor(work: () => BasketOffersType['withCard']) {
    this.#work = work;
  }

  get withCard() {
    return this.#work();
  }
}

class PresentedOffer implements AppliedOfferType {
  readonly campaignId: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly discount: Money;
  readonly bonusPoints: number;
  readonly brand?: { id: string };
  readonly #offer: AppliedOffer;
  readonly #told: Told;

  constructor(offer: AppliedOffer, told: Told) {
    const { currency, locale } = told;
    const { campaignId, version, brandId, content } = offer.campaign;
    this.campaignId = campaignId;
    this.version = version;
    this.title = content.title[locale];
    this.body = content.body[locale];
    this.discount = { minor: offer.discountMinor, currency };
    this.bonusPoints = offer.bonusPoints;
    if (brandId !== undefined) this.brand = { id: brandId };
    this.#offer = offer;
    this.#told = told;
  }

  /** Only when it is asked for: a scan does not show them, and they grow with the basket. */
  get lines() {
    const { currency } = this.discount;
    return this.#offer.lines.map(({ lineId, discountMinor }) => ({
      lineId,
      discount: { minor: discountMinor, currency },
    }));
  }

  get priorPrices() {
    const { currency } = this.discount;
    return (this.#offer.priorPrices ?? []).map(({ lineId, minor }) => ({
      lineId,
      price: { minor, currency },
    }));
  }

  get why() {
    return whyFor(this.#offer.campaign, this.#told);
  }
}

const presentLost = (
  { campaignId, content }: CompiledCampaign,
  reason: GoneReason,
  locale: Locale,
): Pick<LostOfferType, 'campaignId' | 'title' | 'reason' | 'explanation'> => ({
  campaignId,
  title: content.title[locale],
  // At which price an article would be resold at a loss is not told to who shops: it would tell what it cost.
  reason: reason === 'resale-at-a-loss' ? 'promotion-cap' : reason,
  explanation: lostTexts[reason][locale],
});

const presentNext = (next: NextOffer, told: Told): NonNullable<BasketOffersType['next']> => ({
  campaignId: next.campaign.campaignId,
  title: next.campaign.content.title[told.locale],
  body: next.campaign.content.body[told.locale],
  ...presentPicture(next.campaign.content, told.locale),
  hint: hintOf(next, told),
  why: whyFor(next.campaign, told),
  ...(next.missingQuantity === undefined ? {} : { missingQuantity: next.missingQuantity }),
  ...(next.missingMinor === undefined
    ? {}
    : { missingAmount: { minor: next.missingMinor, currency: told.currency } }),
});

const hintOf = (
  { campaign, missingQuantity, missingMinor = 0, isOwn }: NextOffer,
  { currency, locale, ownTerms }: Told,
): string => {
  const isAmount = missingQuantity === undefined;
  const own = isOwn ? ownTerms(campaign) : undefined;
  if (!own)
    return isAmount
      ? hints.amount[locale](moneyText({ minor: missingMinor, currency }, locale))
      : hints.quantity[locale](missingQuantity);
  const amount = (threshold: number) =>
    thresholdText(threshold, { currency: isAmount ? currency : undefined, locale });
  return hints.own[locale](
    amount(missingQuantity ?? missingMinor),
    amount(own.threshold),
    ownRewardText(campaign.content, own, locale),
  );
};

const hints = {
  quantity: {
    fr: (count: number) =>
      count === 1 ? 'Encore 1 article pour en profiter.' : `Encore ${count} articles pour en profiter.`,
    en: (count: number) => (count === 1 ? '1 more article to get it.' : `${count} more articles to get it.`),
  },
  amount: {
    fr: (sum: string) => `Encore ${sum} d'achat pour en profiter.`,
    en: (sum: string) => `${sum} more to get it.`,
  },
  own: {
    fr: (missing: string, threshold: string, reward: string) =>
      `Encore ${missing} pour arriver à vos ${threshold} : ${reward} pour vous.`,
    en: (missing: string, threshold: string, reward: string) =>
      `${missing} more to your ${threshold}: ${reward} for you.`,
  },
} as const;

const couponTexts: Readonly<Record<CouponState, Translated>> = {
  applied: { fr: 'Le code est pris en compte.', en: 'The code is taken into account.' },
  lost: { fr: "Le code n'apporte rien de plus à ce panier.", en: 'The code adds nothing to this basket.' },
  waiting: {
    fr: "Le code est bon : il manque encore ce qu'il demande dans le panier.",
    en: 'The code is good: what it asks for is not yet in the basket.',
  },
  'card-needed': {
    fr: 'Ce code est réservé aux membres : présentez votre carte.',
    en: 'This code is for members: present your card.',
  },
  'beside-another': {
    fr: 'Un autre code de la même offre compte déjà : un seul suffit par panier, gardez celui-ci.',
    en: 'Another code of the same offer counts already: one is enough for a basket, keep this one.',
  },
  elsewhere: {
    fr: 'Ce code est déjà dans un autre panier qui n’est pas encore payé.',
    en: 'This code is already in another basket that is not paid yet.',
  },
  used: { fr: 'Ce code a déjà été utilisé.', en: 'This code has been used already.' },
  'too-many-tries': {
    fr: "Trop de codes inconnus ont été saisis ici. Réessayez dans un quart d'heure, ou donnez le code en caisse.",
    en: 'Too many unknown codes were entered here. Try again in a quarter of an hour, or give the code at the till.',
  },
  mistyped: {
    fr: 'Ce code a été mal saisi : un de ses signes est faux. Comparez-le avec ce qui est imprimé.',
    en: 'This code was mistyped: one of its signs is wrong. Compare it with what is printed.',
  },
  'not-meant': { fr: "Ce code n'est pas pour vous.", en: 'This code is not meant for you.' },
  'not-here': { fr: 'Ce code ne vaut pas dans ce magasin.', en: 'This code is not good in this store.' },
  'not-yet': { fr: "Ce code n'est pas encore valable.", en: 'This code is not good yet.' },
  over: { fr: "Ce code n'est plus valable.", en: 'This code is no longer good.' },
  unknown: {
    fr: "Ce code n'existe pas. Vérifiez majuscules et minuscules.",
    en: 'There is no such code. Check upper and lower case.',
  },
};

const capText: Translated = {
  fr: 'Les remises sur cet article sont plafonnées, et le plafond est atteint.',
  en: 'What offers may take off this article is limited, and the limit is reached.',
};

/** Why an offer gives nothing, in words. */
export const lostTexts: Readonly<Record<GoneReason, Translated>> = {
  'better-offer': {
    fr: 'Une autre offre, meilleure ou prioritaire, vaut déjà à sa place.',
    en: 'Another offer, better or put first, is given in its place.',
  },
  'nothing-left': {
    fr: 'Les autres offres ne laissent plus rien à réduire.',
    en: 'The other offers leave nothing to take off.',
  },
  'promotion-cap': capText,
  'resale-at-a-loss': capText,
  'below-threshold': {
    fr: 'Après les autres offres, le panier est sous le seuil de celle-ci.',
    en: 'After the other offers the basket is below what this one asks for.',
  },
  'card-needed': {
    fr: 'Présentez votre carte pour en profiter.',
    en: 'Present your card to get it.',
  },
  'member-limit-reached': {
    fr: 'Vos paniers, ceux à payer compris, la comptent déjà autant de fois que possible.',
    en: 'Your baskets, those still to be paid included, hold it as often as possible.',
  },
  'campaign-limit-reached': {
    fr: 'Cette offre a été utilisée autant de fois que prévu, paniers à payer compris.',
    en: 'This offer has been used as often as planned, baskets still to be paid included.',
  },
  'store-limit-reached': {
    fr: 'Cette offre a été utilisée dans ce magasin autant de fois que prévu, paniers à payer compris.',
    en: 'This offer has been used in this store as often as planned, baskets still to be paid included.',
  },
  'member-day-limit-reached': {
    fr: "Vos paniers du jour, ceux à payer compris, la comptent déjà autant de fois qu'une journée le permet.",
    en: "Today's baskets of yours, those still to be paid included, hold it as often as one day allows.",
  },
  'day-limit-reached': {
    fr: 'Cette offre a été utilisée autant de fois que prévu pour la journée, paniers à payer compris.',
    en: 'This offer has been used as often as planned for one day, baskets still to be paid included.',
  },
  'store-day-limit-reached': {
    fr: 'Cette offre a été utilisée dans ce magasin autant de fois que prévu pour la journée, paniers à payer compris.',
    en: 'This offer has been used in this store as often as planned for one day, baskets still to be paid included.',
  },
  'budget-spent': {
    fr: 'Le budget de cette offre ne suffit plus.',
    en: 'The budget of this offer no longer covers it.',
  },
  'code-held': {
    fr: 'Son code est déjà dans un autre panier qui n’est pas encore payé.',
    en: 'Its code is already in another basket that is not paid yet.',
  },
  'not-activated': {
    fr: "Elle n'est pas activée sur la carte.",
    en: 'It is not activated on the card.',
  },
  'code-used': { fr: 'Son code a déjà été utilisé.', en: 'Its code has been used already.' },
  'too-many-offers': {
    fr: `Trop d'offres portent sur ces articles : un panier en reçoit ${appliedMax} au plus, et quelques-unes par article.`,
    en: `Too many offers are on these articles: a basket receives ${appliedMax} at most, and a few for each article.`,
  },
  'campaign-over': {
    fr: 'Cette offre a pris fin ou a changé avant la fin de vos courses.',
    en: 'This offer ended or changed before you were done.',
  },
  'line-removed': {
    fr: "Un article qu'elle demande a été retiré du panier.",
    en: 'An article it asks for was taken out of the basket.',
  },
  'not-meant': {
    fr: 'Cette offre ne concerne plus ce panier.',
    en: 'This offer is no longer meant for this basket.',
  },
};
