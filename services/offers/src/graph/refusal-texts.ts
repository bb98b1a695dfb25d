import { type Locale, moneyText, type Translated } from '@rayon/kernel';
import { refusalTexts } from '@rayon/subgraph';
import type { CampaignStatus } from '../domain/campaign';
import type { CampaignRejection } from '../domain/campaign-change';
import type { ChallengeRejection } from '../domain/challenge';
import type { CodesRejection } from '../domain/code-batch';
import type { ContentProblem, PlainRule } from '../domain/content-rules';
import type { DeclineRejection } from '../domain/decline';
import { fitTexts } from './fit-texts';

/** Everything a change of a campaign can be refused for. */
export type OffersRejection =
  | CampaignRejection
  | Readonly<{ reason: 'CommandIdReused' }>
  | Readonly<{ reason: 'TooManyDryRuns' }>
  | Readonly<{ reason: 'TooManyPictures' }>
  | CodesRejection
  | DeclineRejection
  | ChallengeRejection;

/** What the person who asked is told: what is wrong and what to do. */
export const textOf = (rejection: OffersRejection): Translated => {
  switch (rejection.reason) {
    case 'BadInput':
      return ruleTexts[rejection.problem.rule](rejection.problem as never);
    case 'CommandIdReused':
      return refusalTexts.CommandIdReused();
    case 'CampaignNotFound':
      return {
        fr: "Cette campagne n'existe pas ou n'est pas la vôtre.",
        en: 'There is no such campaign, or it is not yours.',
      };
    case 'NotYourStore':
      return refusalTexts.NotYourStore();
    case 'BrandApproves':
      return {
        fr: 'Une marque paie cette campagne, en tout ou en partie, et ne l’a pas écrite : c’est elle qui l’approuve.',
        en: 'A brand pays for this campaign, all of it or part, and did not write it: it is the one that approves it.',
      };
    case 'RetailerApproves':
      return {
        fr: 'Votre marque a écrit cette campagne : l’enseigne l’approuve ou la renvoie.',
        en: 'Your brand wrote this campaign: the retailer approves it or sends it back.',
      };
    case 'OnlyPays':
      return {
        fr: 'Vous payez une part de cette campagne de l’enseigne : vous pouvez l’approuver ou la renvoyer, sans la changer.',
        en: 'You pay part of this campaign of the retailer: you may approve it or send it back, and change nothing.',
      };
    case 'VersionChanged':
      return {
        fr: `Cette campagne a changé depuis que vous l’avez lue : c’est la version ${rejection.version}. Relisez-la, puis recommencez.`,
        en: `This campaign changed since you read it: it is version ${rejection.version} now. Read it again, then go on.`,
      };
    case 'WrongStatus':
      return {
        fr: `La campagne est « ${statusTexts[rejection.status].fr} » : il faut qu'elle soit ${either(rejection.allowed, 'fr')}.`,
        en: `The campaign is ${statusTexts[rejection.status].en}: it has to be ${either(rejection.allowed, 'en')}.`,
      };
    case 'OwnCampaign':
      return {
        fr: 'Vous avez écrit cette version : une autre personne doit l’approuver.',
        en: 'You wrote this version: somebody else has to approve it.',
      };
    case 'RetailerResumes':
      return {
        fr: 'L’enseigne a mis cette campagne en pause : c’est elle qui la remet en ligne. Vous pouvez la modifier et la soumettre de nouveau, ou y mettre fin.',
        en: 'The retailer paused this campaign: it is the one that puts it live again. You may change it and submit it anew, or end it.',
      };
    case 'WindowOver':
      return {
        fr: 'La période de la campagne est terminée. Choisissez une date de fin à venir.',
        en: 'The period of the campaign is over. Choose an end date that is still to come.',
      };
    case 'TooManyPictures':
      return {
        fr: 'Trop d’images attendent une campagne. Enregistrez une campagne avec celles qui servent ; les autres disparaissent au bout de sept jours.',
        en: 'Too many pictures wait for a campaign. Save a campaign with those you need; the others go after seven days.',
      };
    case 'TooManyDryRuns':
      return {
        fr: "D'autres essais sont en cours. Réessayez dans une minute.",
        en: 'Other dry runs are going on. Try again in a minute.',
      };
    case 'NoOwnCodes':
      return {
        fr: 'Cette campagne ne demande pas de codes à usage unique. Dites-le d’abord dans la campagne.',
        en: 'This campaign asks for no codes that work once. Say so in the campaign first.',
      };
    case 'TooManyCodes':
      return {
        fr: `Une campagne a ${rejection.max} codes au plus, et celle-ci en a déjà ${rejection.have}.`,
        en: `A campaign has ${rejection.max} codes at most, and this one has ${rejection.have} already.`,
      };
    case 'TripNotFound':
      return {
        fr: "Ces courses n'existent pas, sont terminées ou ne sont pas celles de cet appareil.",
        en: 'There is no such trip, it is over, or it is not this device’s.',
      };
    case 'CardNeeded':
      return {
        fr: 'Présentez d’abord la carte avec son code : un numéro tapé ne suffit pas.',
        en: 'First present the card with its code: a typed number is not enough.',
      };
    case 'AlreadyChosen':
      return {
        fr: 'Vous avez déjà relevé ce défi : chacun se choisit une fois.',
        en: 'You already chose this challenge: each is chosen once.',
      };
    case 'TooManyChallenges':
      return {
        fr: `Vous avez ${rejection.max} défis en cours, autant que possible. Finissez-en un, ou abandonnez-en un.`,
        en: `You have ${rejection.max} challenges running, as many as possible. Finish one, or give one up.`,
      };
    case 'NotRunning':
      return {
        fr: "Ce défi n'est pas en cours : il n'y a rien à abandonner.",
        en: 'This challenge is not running: there is nothing to give up.',
      };
    case 'NoActivation':
      return {
        fr: 'Cette offre n’a pas à être activée.',
        en: 'This offer need not be activated.',
      };
    case 'TooManyDeclined':
      return {
        fr: `Vous avez écarté ${rejection.max} offres, autant que possible. Reprenez-en une d’abord.`,
        en: `You have put ${rejection.max} offers aside, as many as possible. Take one back first.`,
      };
  }
};

/** Where a campaign stands, in words. */
export const statusTexts: Readonly<Record<CampaignStatus, Translated>> = {
  draft: { fr: 'en préparation', en: 'a draft' },
  submitted: { fr: 'soumise', en: 'submitted' },
  returned: { fr: 'renvoyée', en: 'returned' },
  approved: { fr: 'approuvée', en: 'approved' },
  live: { fr: 'en ligne', en: 'live' },
  paused: { fr: 'en pause', en: 'paused' },
  ended: { fr: 'terminée', en: 'ended' },
};

const either = (allowed: readonly CampaignStatus[], locale: Locale): string =>
  allowed.map((status) => statusTexts[status][locale]).join(locale === 'fr' ? ' ou ' : ' or ');

type ProblemOf<Rule> = Extract<ContentProblem, { rule: Rule }>;

/** The refusal names the field beside the sentence, and a screen shows the sentence beside the field. */
type RuleTexts = Readonly<Record<PlainRule, () => Translated>> & {
  readonly [Rule in Exclude<ContentProblem['rule'], PlainRule>]: (problem: ProblemOf<Rule>) => Translated;
};

/** Stores one sentence names. */
const storesNamed = 5;

const named = (stores: ProblemOf<'stores-of-other-currency'>['stores']): string => {
  const names = stores.slice(0, storesNamed).map(({ name, currency }) => `${name} (${currency})`);
  return [...names, ...(stores.length > storesNamed ? ['…'] : [])].join(', ');
};

const ruleTexts: RuleTexts = {
  malformed: ({ fit }) => fitTexts(fit),
  unknown: () => ({
    fr: "Ce magasin ou cette marque n'existe pas. Choisissez-en un qui existe.",
    en: 'There is no such store or brand. Choose one that exists.',
  }),
  'unknown-region': () => ({
    fr: "Aucun magasin n'est dans cette région. Choisissez-en une où il y en a.",
    en: 'No store is in that region. Choose one that has some.',
  }),
  'no-picture': () => ({
    fr: 'Ce fichier n’est pas une image PNG, JPEG ou WebP. Choisissez-en une.',
    en: 'This file is no PNG, JPEG or WebP picture. Choose one.',
  }),
  'picture-damaged': () => ({
    fr: 'Cette image est incomplète ou abîmée. Choisissez-en une autre, ou enregistrez-la de nouveau.',
    en: 'This picture is cut off or damaged. Choose another one, or save it anew.',
  }),
  'picture-too-large': () => ({
    fr: 'Cette image est trop grande : 300 Ko et 1600 × 1600 points au plus. Réduisez-la.',
    en: 'This picture is too large: 300 KiB and 1600 × 1600 pixels at most. Make it smaller.',
  }),
  'picture-moves': () => ({
    fr: 'Une image animée distrait qui fait ses courses. Choisissez-en une fixe.',
    en: 'A picture that moves distracts whoever shops. Choose one that stands still.',
  }),
  'picture-tells-more': () => ({
    fr: 'Cette image porte des données qui ne se voient pas (lieu, appareil, texte). Enregistrez-la sans elles.',
    en: 'This picture carries data that are not seen (place, camera, text). Save it without them.',
  }),
  'picture-needs-words': () => ({
    fr: 'Dites dans les deux langues ce que montre l’image : elle est lue à qui ne la voit pas.',
    en: 'Say in both languages what the picture shows: it is read to whoever does not see it.',
  }),
  'unknown-picture': () => ({
    fr: 'Cette image n’est plus là. Choisissez-la de nouveau.',
    en: 'This picture is not there any more. Choose it again.',
  }),
  'picture-too-large-for-handheld': () => ({
    fr: 'Cette image est trop grande pour une scanette : 60 Ko et 400 × 400 points au plus.',
    en: 'This picture is too large for a handheld: 60 KiB and 400 × 400 pixels at most.',
  }),
  'both-languages': () => ({
    fr: 'Le texte est nécessaire en français et en anglais.',
    en: 'The text is needed in French and in English.',
  }),
  'window-order': () => ({
    fr: 'La campagne finit avant de commencer. Corrigez les dates.',
    en: 'The campaign ends before it begins. Correct the dates.',
  }),
  'window-too-long': () => ({
    fr: 'Une campagne dure deux ans au plus. Rapprochez la date de fin.',
    en: 'A campaign lasts two years at most. Choose an earlier end.',
  }),
  'hours-order': () => ({
    fr: "L'heure de fin est celle du début : il ne resterait rien. De minuit à minuit, c'est 00:00 à 24:00.",
    en: 'The hour it ends is the hour it begins: nothing would be left. From midnight to midnight is 00:00 to 24:00.',
  }),
  'pay-below-take': () => ({
    fr: "Le nombre d'articles payés doit être inférieur au nombre d'articles pris.",
    en: 'Fewer articles must be paid than are taken.',
  }),
  'condition-empty': () => ({
    fr: "Une condition demande un nombre d'articles ou un montant. Indiquez l'un des deux, ou retirez-la.",
    en: 'A condition asks for a number of articles or an amount. Give one of them, or remove it.',
  }),
  'greeting-without-condition': () => ({
    fr: 'À l’ouverture le panier est vide : ce message ne peut rien demander. Retirez la condition, ou dites-le pendant les courses ou à la fin.',
    en: 'At the opening the basket is empty: such a message can ask for nothing. Remove the condition, or say it while they shop or at the end.',
  }),
  'message-at-prices': () => ({
    fr: 'Un message se juge aux prix avant toute offre. Comptez avant les offres.',
    en: 'A message is judged by prices before any offer. Count before offers.',
  }),
  'nearly-needs-message': () => ({
    fr: 'Seul un message se dit en chemin vers un seuil. Retirez ce pourcentage.',
    en: 'Only a message is said on the way to a threshold. Remove this percentage.',
  }),
  'after-offers-needs-stacking': () => ({
    fr: 'Une offre exclusive se juge aux prix avant toute offre. Choisissez une offre cumulable, ou comptez avant les offres.',
    en: 'An exclusive offer is judged by prices before any offer. Let it add up with others, or count before offers.',
  }),
  'steps-rise': () => ({
    fr: 'Chaque palier doit commencer plus haut que le précédent et donner davantage.',
    en: 'Each step has to begin above the one before and to give more.',
  }),
  'repeats-one-amount': () => ({
    fr: 'Un montant se répète avec un seul palier. Gardez-en un, en montant, ou ne le répétez pas.',
    en: 'An amount is repeated by one step alone. Keep one, of an amount, or do not repeat it.',
  }),
  'own-needs-consent': () => ({
    fr: 'Un seuil propre à chacun repose sur ses achats : il va avec le public « offres personnelles ».',
    en: 'A threshold of one’s own rests on what they bought: it goes with the audience of personal offers.',
  }),
  'own-once': () => ({
    fr: "Une campagne n'a qu'un seuil propre à chacun. Retirez l'autre.",
    en: 'A campaign has one threshold of one’s own. Remove the other.',
  }),
  'own-needs-one-minimum': () => ({
    fr: 'Un seuil propre à chacun compte des articles ou un montant, pas les deux. Retirez-en un.',
    en: 'A threshold of one’s own counts pieces or an amount, not both. Remove one.',
  }),
  'own-at-prices': () => ({
    fr: 'Un seuil propre à chacun se mesure aux prix avant offres, TVA comprise, sans consignes. Retirez ce choix.',
    en: 'A threshold of one’s own is measured at prices before offers, with VAT, without deposits. Remove this choice.',
  }),
  'own-in-whole-steps': () => ({
    fr: 'Un seuil propre à chacun est un montant rond, sans centimes. Arrondissez.',
    en: 'A threshold of one’s own is a round amount, without cents. Round it.',
  }),
  'own-order': () => ({
    fr: 'Le seuil le plus haut doit dépasser le plus bas.',
    en: 'The highest threshold has to be above the lowest.',
  }),
  'own-needs-own-reward': () => ({
    fr: 'Avec un seuil propre à chacun, ce qui est donné doit grandir avec lui : choisissez une remise ou des points selon le seuil.',
    en: 'With a threshold of one’s own, what is given has to grow with it: choose a discount or points by the threshold.',
  }),
  'reward-needs-own': () => ({
    fr: 'Ce qui est donné selon le seuil demande une condition dont le seuil est propre à chacun. Ajoutez-la.',
    en: 'What is given by the threshold needs a condition with a threshold of one’s own. Add it.',
  }),
  'reward-above-threshold': () => ({
    fr: 'La remise serait aussi haute que le seuil. Baissez-la.',
    en: 'The discount would be as high as the threshold. Lower it.',
  }),
  'own-without-cap': () => ({
    fr: 'Un plafond par panier donnerait moins à qui achète plus. Retirez-le : le seuil le plus haut borne déjà la remise.',
    en: 'A cap per basket would give less to whoever buys more. Remove it: the highest threshold bounds the discount already.',
  }),
  'own-reward-on-counted': () => ({
    fr: 'La remise doit porter sur les articles que compte le seuil, ou sur tout le panier.',
    en: 'The discount has to fall on the articles that the threshold counts, or on the whole basket.',
  }),
  'choice-needs-consent': () => ({
    fr: 'Un article propre à chacun repose sur ses achats : il va avec le public « offres personnelles ».',
    en: 'What is each shopper’s own rests on what they bought: it goes with the audience of personal offers.',
  }),
  'choice-among-named': () => ({
    fr: 'Chacun a le sien parmi 2 à 20 rayons, marques ou articles nommés, sans codes-barres. Complétez ou réduisez la liste.',
    en: 'Each shopper has their own among 2 to 20 named categories, brands or articles, no barcodes. Add to the list or shorten it.',
  }),
  'choice-among-any': () => ({
    fr: 'Un article propre à chacun se choisit parmi ce qui est nommé : il ne va pas avec des articles qui doivent être dans toutes les listes à la fois.',
    en: 'What is each shopper’s own is one of what is named: it does not go with articles that have to be in all lists at once.',
  }),
  'every-needs-two': () => ({
    fr: 'Pour exiger plusieurs listes à la fois, il en faut deux : rayons, marques, articles. Les articles et leurs codes-barres n’en font qu’une.',
    en: 'To ask for several lists at once there have to be two: categories, brands, articles. Articles and their barcodes are one.',
  }),
  'excepts-what-it-names': () => ({
    fr: 'Ce qui est nommé ne peut pas être exclu en même temps. Retirez-le d’une des deux listes.',
    en: 'What is named cannot be excepted at the same time. Take it out of one of the two lists.',
  }),
  'excepts-own-brand': () => ({
    fr: 'La campagne d’une marque ne porte que sur ses articles : sans eux, elle ne donnerait rien.',
    en: 'A campaign of a brand falls on its own articles alone: without them it would give nothing.',
  }),
  'choice-needs-offer': () => ({
    fr: 'Un message, un défi, un lot d’articles différents ou une offre à code ne peut porter sur un article propre à chacun.',
    en: 'A message, a challenge, a set of different articles or an offer with a code cannot be about what is each shopper’s own.',
  }),
  'choice-or-threshold': () => ({
    fr: 'L’article ou le seuil est propre à chacun, pas les deux. Retirez-en un.',
    en: 'Either the article or the threshold is each shopper’s own. Remove one.',
  }),
  'set-needs-two': () => ({
    fr: 'Un lot compte au moins deux articles. Augmentez la quantité, ou ajoutez une partie.',
    en: 'A set has at least two articles. Raise the quantity, or add a part.',
  }),
  'cheapest-needs-limit': () => ({
    fr: "Dites de combien d'articles, les moins chers, il s'agit : fixez la limite par passage.",
    en: 'Say how many of the cheapest articles are meant: set the limit per trip.',
  }),
  'cheapest-needs-pieces': () => ({
    fr: 'Les moins chers se choisissent parmi les pièces : donnez le montant pour chacune, ou à tous.',
    en: 'The cheapest are chosen among pieces: give the amount for each of them, or to all.',
  }),
  'limit-needs-pieces': () => ({
    fr: 'Cette limite ne vaut que pour une remise à la pièce. Retirez-la.',
    en: 'This limit goes with a discount on single pieces only. Remove it.',
  }),
  'coupon-taken': () => ({
    fr: 'Une autre campagne utilise déjà ce code. Choisissez-en un autre.',
    en: 'Another campaign already uses this code. Choose another one.',
  }),
  'coupon-needs-price-benefit': () => ({
    fr: 'Un message ne demande pas de code. Retirez-le.',
    en: 'A message asks for no code. Remove it.',
  }),
  'coupon-or-codes': () => ({
    fr: 'Un code pour tous ou des codes à usage unique : choisissez l’un des deux.',
    en: 'One code for everybody or codes that work once: choose one of the two.',
  }),
  'partly-needs-budget': () => ({
    fr: "Sans budget, il n'y a pas de reste à donner. Fixez un budget.",
    en: 'Without a budget there is no rest to give. Set a budget.',
  }),
  'history-contradicts': () => ({
    fr: 'La même catégorie ne peut pas être achetée et jamais achetée.',
    en: 'The same category cannot be both bought and never bought.',
  }),
  'past-empty': () => ({
    fr: "Dites combien d'achats il faut au moins, ou au plus. Zéro au plus : jamais.",
    en: 'Say how much it has to be at least, or at most. At most none: never.',
  }),
  'past-contradicts': () => ({
    fr: 'Le maximum est inférieur au minimum. Corrigez un des deux.',
    en: 'The most is below the least. Correct one of them.',
  }),
  'budget-needs-price-benefit': () => ({
    fr: "Un budget, un plafond, un plancher ou une participation ne s'applique qu'à une remise. Retirez-le.",
    en: 'A budget, a cap, a floor or a contribution goes with a discount only. Remove it.',
  }),
  'points-need-members': () => ({
    fr: 'Des points ne vont qu’à des membres. Choisissez MEMBERS ou PERSONALISED.',
    en: 'Points go to members only. Choose MEMBERS or PERSONALISED.',
  }),
  'challenge-over-visits': () => ({
    fr: 'Un défi se compte sur plusieurs passages : ce réglage ne vaut que pour un panier. Retirez-le.',
    en: 'A challenge is counted over several visits: this setting is for one basket. Remove it.',
  }),
  'challenge-outlasts-campaign': () => ({
    fr: 'Le défi dure plus longtemps que la campagne. Donnez-lui moins de jours, ou reculez la date de fin.',
    en: 'The challenge takes longer than the campaign runs. Give it fewer days, or choose a later end.',
  }),
  'challenge-steps-rise': () => ({
    fr: 'Chaque étape doit demander plus que la précédente.',
    en: 'Each step has to ask for more than the one before.',
  }),
  'challenge-not-tried': () => ({
    fr: "Un défi ne s'essaie pas sur des ventes passées : personne ne l'y avait choisi. Choisissez une autre campagne.",
    en: 'A challenge is not tried on past sales: nobody had chosen it there. Choose another campaign.',
  }),
  'history-needs-consent': () => ({
    fr: "Les achats, l'ancienneté et les jours d'une personne ne servent qu'aux offres personnalisées : choisissez les membres qui les acceptent, ou retirez cela.",
    en: 'What somebody bought, since when they are a member and days of theirs are for personalised offers alone: choose members who agreed to them, or remove this.',
  }),
  'personal-needs-consent': () => ({
    fr: 'Des étapes personnelles se calculent sur les achats passés : choisissez les membres qui acceptent les offres personnalisées.',
    en: 'Personal steps are worked out from past purchases: choose members who agreed to personalised offers.',
  }),
  'unknown-currency': () => ({
    fr: 'Devise inconnue : donnez un code ISO 4217 comme EUR.',
    en: 'Unknown currency: give an ISO 4217 code such as EUR.',
  }),
  'currency-needs-amount': () => ({
    fr: "Une campagne sans montant ni budget n'a pas de devise : elle vaut dans toutes. Retirez la devise, ou nommez les magasins.",
    en: 'A campaign without an amount or a budget has no currency: it acts in all. Remove the currency, or name the stores.',
  }),
  'period-order': () => ({
    fr: 'La période doit commencer dans le passé et finir après son début. Corrigez les dates.',
    en: 'The period has to begin in the past and to end after it begins. Correct the dates.',
  }),
  'period-too-long': () => ({
    fr: 'Les ventes se gardent 400 jours : la période ne peut pas être plus longue. Rapprochez son début.',
    en: 'Sales are kept for 400 days: the period cannot be longer. Choose a later beginning.',
  }),
  'period-not-over': () => ({
    fr: "Seuls des jours entiers qui sont passés se regardent : la période doit commencer avant aujourd'hui. Corrigez les dates.",
    en: 'Only whole days that are over are looked at: the period has to begin before today. Correct the dates.',
  }),
  'compare-with-another': () => ({
    fr: 'Une campagne se compare à une autre. Choisissez-en une autre, ou aucune.',
    en: 'A campaign is compared with another one. Choose another, or none.',
  }),
  'experiment-needs-members': () => ({
    fr: 'Un groupe témoin se reconnaît à sa carte : choisissez les membres, ou des offres personnelles.',
    en: 'A control group is known by its cards: choose members, or personal offers.',
  }),
  'experiment-without-coupon': () => ({
    fr: "Un code distribué vaut pour tous ceux qui l'ont : retirez le code ou le groupe témoin.",
    en: 'A code that was handed out is good for everybody who has it: remove the code or the control group.',
  }),
  'slice-order': () => ({
    fr: 'La part des membres qui ont la campagne finit avant de commencer. Corrigez-la.',
    en: 'The share of members who get the campaign ends before it begins. Correct it.',
  }),
  'slice-meets-control': () => ({
    fr: 'La part des membres et le groupe témoin dépassent 100 %. Réduisez une des deux.',
    en: 'The share of members and the control group come to more than 100 %. Lower one of them.',
  }),
  'slice-taken': () => ({
    fr: 'Une autre campagne de cette expérience vise déjà une partie de ces membres, ou a un autre groupe témoin. Choisissez une autre part ou un autre nom.',
    en: 'Another campaign of this experiment already has some of these members, or another control group. Choose another share or another name.',
  }),
  'contribution-names-brand': () => ({
    fr: 'Dites quelle marque paie cette part.',
    en: 'Say which brand pays this share.',
  }),
  'payer-stays': () => ({
    fr: 'Cette marque a accepté de payer une part de cette campagne : elle y reste. Sans elle, écrivez une autre campagne.',
    en: 'This brand agreed to pay a share of this campaign: it stays. Without it, write another campaign.',
  }),
  'share-is-promised': () => ({
    fr: 'Cette part est promise à la marque : vous pouvez l’augmenter, pas la réduire.',
    en: 'This share is promised to the brand: you may raise it, not lower it.',
  }),
  'anonymous-needs-message': () => ({
    fr: 'Une carte ne coûte rien : à qui n’en a pas, on ne donne pas de remise qu’il perdrait en la présentant. Choisissez un message, ou tout le monde.',
    en: 'A card costs nothing: whoever has none gets no discount that they would lose by showing one. Choose a message, or everybody.',
  }),
  'anonymous-without-member-limits': () => ({
    fr: 'Qui fait ses courses sans carte n’est pas un membre : retirez la limite par membre.',
    en: 'Whoever shops without a card is no member: remove the limit per member.',
  }),
  'activation-needs-members': () => ({
    fr: 'On active une offre sur sa carte : elle est pour les membres.',
    en: 'An offer is activated on a card: it is for members.',
  }),
  'activation-needs-offer': () => ({
    fr: 'S’active ce qui donne quelque chose dans un panier, sans code.',
    en: 'What is activated gives something in a basket, without a code.',
  }),
  'placement-needs-message': () => ({
    fr: 'Une place se paie pour un message, sans code.',
    en: 'A place is paid for a message, without a code.',
  }),
  'placement-without-priority': () => ({
    fr: 'Une place payée ne passe devant aucun autre message : laissez la priorité à 0.',
    en: 'A place that is paid for goes before no other message: leave the priority at 0.',
  }),
  'placement-cap-pays-none': () => ({
    fr: 'Ce plafond ne paie aucune fois à ce prix : le message ne serait jamais montré. Relevez le plafond ou baissez le prix.',
    en: 'This cap pays for none at that price: the message would never be shown. Raise the cap or lower the price.',
  }),
  'placement-while-shopping': () => ({
    fr: 'Un message payé se dit pendant les courses : à la fin, plus rien ne vient au panier. Choisissez un autre moment.',
    en: 'A paid message is said while they shop: at the end nothing more comes into the basket. Choose another moment.',
  }),
  'placement-needs-reason': () => ({
    fr: 'Un message payé a besoin d’une raison : un article scanné qu’il vise ou, à l’ouverture, ce que le client a acheté.',
    en: 'A paid message needs a reason: a scanned article it targets or, at the opening, what the shopper bought.',
  }),
  'placement-is-brands': () => ({
    fr: 'Une marque dit elle-même ce qu’elle paie pour la place de son message. L’enseigne peut le réduire.',
    en: 'A brand says itself what it pays for the place of its message. The retailer may lower it.',
  }),
  'placement-price-stays': () => ({
    fr: 'Le prix de cette place a été accepté : il reste. Pour un autre prix, écrivez une autre campagne.',
    en: 'The price of this place was agreed: it stays. For another price, write another campaign.',
  }),
  'stop-needs-experiment': () => ({
    fr: 'Cette règle d’arrêt demande un groupe témoin : sans lui, on ne sait pas ce que la campagne change.',
    en: 'This stop rule needs a control group: without one it is not known what the campaign changes.',
  }),
  'stop-needs-discount': () => ({
    fr: 'Cette règle d’arrêt demande une remise : ce qui n’en donne pas ne coûte rien.',
    en: 'This stop rule needs a discount: what takes nothing off costs nothing.',
  }),
  'cost-is-retailers': () => ({
    fr: 'Une marque lit cette campagne : elle ne peut pas s’arrêter pour ce que coûtent les ventes en plus, que l’enseigne seule connaît.',
    en: 'A brand reads this campaign: it cannot stop for what extra sales cost, which the retailer alone is told.',
  }),
  'stop-needs-budget': () => ({
    fr: 'Cette règle d’arrêt demande un budget. Fixez-en un, ou retirez-la.',
    en: 'This stop rule needs a budget. Set one, or remove the rule.',
  }),
  'pace-is-even': () => ({
    fr: 'La part du budget doit dépasser celle de la période : sinon, un budget qui part comme prévu l’arrête.',
    en: 'The share of the budget has to be above that of the time: else a budget that goes as planned stops it.',
  }),
  'pace-is-short': () => ({
    fr: 'Cette part de la période dure moins de dix minutes : la règle, vérifiée toutes les dix minutes, n’agirait jamais. Augmentez la part, allongez la période ou retirez la règle.',
    en: 'This share of the time is under ten minutes: the rule is looked at every ten minutes and would never act. Raise the share, lengthen the time or remove the rule.',
  }),
  'harm-is-promoted': () => ({
    fr: 'Une marque lit cette campagne : la règle d’arrêt porte sur les ventes de ce qu’elle promeut.',
    en: 'A brand reads this campaign: the stop rule is about sales of what it promotes.',
  }),
  'employees-need-cards': () => ({
    fr: 'Un employé se reconnaît à sa carte : écartez-le des membres ou des offres personnelles ; pour les employés seuls, choisissez les offres personnelles.',
    en: 'An employee is known by their card: bar them from what is for members or personal; for employees alone choose personal offers.',
  }),
  'employees-are-retailers': () => ({
    fr: 'Qui est employé ne regarde que l’enseigne : une campagne qu’une marque écrit ou paie en partie ne le demande pas.',
    en: 'Who is an employee is the retailer’s to know: what a brand writes or pays part of does not ask for it.',
  }),
  'contribution-is-retailers': () => ({
    fr: 'D’une campagne de marque, c’est l’enseigne qui paie l’autre part : ne nommez pas de marque.',
    en: 'Of a campaign of a brand the retailer pays the other share: name no brand.',
  }),
  'amount-too-high': ({ highestMinor: minor, currency }) => ({
    fr: `Ce montant dépasse ${moneyText({ minor, currency }, 'fr')}. Vérifiez-le.`,
    en: `This amount is above ${moneyText({ minor, currency }, 'en')}. Check it.`,
  }),
  'stores-of-other-currency': ({ currency, stores }) => ({
    fr: `Les montants de la campagne sont en ${currency} ; ces magasins vendent dans une autre devise : ${named(stores)}. Retirez-les, ou faites-leur une campagne.`,
    en: `The amounts of the campaign are in ${currency}; these stores sell in another currency: ${named(stores)}. Remove them, or make a campaign for them.`,
  }),
  'unit-benefit-needs-target': () => ({
    fr: 'Un montant ou un prix par article demande de dire lesquels. Indiquez les articles visés.',
    en: 'An amount or a price per article needs to say which ones. Name the targeted articles.',
  }),
};
