import { dayText, moneyText, type Translated } from '@rayon/kernel';
import { refusalTexts as sharedTexts } from '@rayon/subgraph';
import type { Refused, RefusedReason } from '../domain/refused';

type Texts = {
  readonly [Reason in RefusedReason]: (refused: Extract<Refused, { reason: Reason }>) => Translated;
};

const say = (fr: string, en: string) => (): Translated => ({ fr, en });

/** What was scanned while it could be sold is in the basket, and has to leave it. */
const takeOut = (refused: object): Translated =>
  'lineId' in refused
    ? { fr: ' Enlevez-le du panier pour continuer.', en: ' Take it out of the basket to go on.' }
    : { fr: '', en: '' };

const limits = {
  pieces: { fr: 'articles', en: 'pieces' },
  lines: { fr: 'lignes', en: 'lines' },
  scans: { fr: 'lectures', en: 'scans' },
  codes: { fr: 'codes de caisse', en: 'till codes' },
  baskets: { fr: 'paniers à payer', en: 'unpaid baskets' },
  coupons: { fr: 'bons', en: 'coupons' },
} as const;

/** What the person who asked is told: what is wrong and what to do. */
export const refusalTexts: Texts = {
  ...sharedTexts,
  StoreUnknown: say(
    "Ce magasin n'est pas encore connu ici. Réessayez dans un instant, puis appelez un employé.",
    'This store is not known here yet. Try again in a moment, then call staff.',
  ),
  StoreCurrencyUnknown: ({ currency }) => ({
    fr: `La devise de ce magasin (${currency}) n'existe pas : rien ne peut y être vendu. Appelez un employé.`,
    en: `The currency of this store (${currency}) does not exist: nothing can be sold here. Call staff.`,
  }),
  CardNotAccepted: say(
    "Cette carte n'a pas pu être acceptée. Présentez-la de nouveau.",
    'This card could not be accepted. Present it again.',
  ),
  CardHasOpenTrip: say(
    'Des courses sont déjà en cours avec cette carte. Terminez-les, ou présentez le code QR de la carte sur un appareil libre du même magasin.',
    'A trip is already under way with this card. Finish it, or show the QR code of the card at a free device of the same store.',
  ),
  OtherCardAttached: say(
    'Une autre carte accompagne déjà ces courses. Terminez-les ou annulez-les.',
    'Another card is already on this trip. Finish or cancel it.',
  ),
  DeviceBusy: say(
    'Des courses sont en cours sur cet appareil. Continuez-les, terminez-les ou annulez-les.',
    'A trip is under way on this device. Continue, finish or cancel it.',
  ),
  TripNotFound: say(
    "Ces courses n'ont pas été trouvées. Vérifiez que vous êtes sur le bon appareil.",
    'This trip was not found. Check that you are on the right device.',
  ),
  TripNotOpen: say(
    'Ces courses sont terminées : rien ne peut plus y changer ici. Passez à la caisse ou commencez-en de nouvelles.',
    'This trip is over: nothing can be changed here any more. Go to the till or start a new one.',
  ),
  TripLimitReached: (reached) => {
    const { limit, max } = reached;
    if (limit !== 'value')
      return {
        fr: `La limite de ${max} ${limits[limit].fr} est atteinte. Passez à la caisse ou appelez un employé.`,
        en: `The limit of ${max} ${limits[limit].en} is reached. Go to the till or call staff.`,
      };
    const most = { minor: max, currency: reached.currency };
    return {
      fr: `Un panier vaut ${moneyText(most, 'fr')} au plus. Passez à la caisse, puis recommencez.`,
      en: `A basket is worth ${moneyText(most, 'en')} at most. Go to the till, then start again.`,
    };
  },
  EmptyTrip: say(
    'Le panier est vide. Scannez un article, ou annulez les courses.',
    'The basket is empty. Scan an article, or cancel the trip.',
  ),
  UnknownCode: say(
    "Ce code n'est pas celui d'un article du magasin. Scannez le code imprimé sur le produit, ou appelez un employé.",
    'This is not the code of an article of this store. Scan the code printed on the product, or call staff.',
  ),
  WrongCheckDigit: say(
    'Le code a été mal lu : sa clé de contrôle est fausse. Scannez-le de nouveau.',
    'The code was misread: its check digit is wrong. Scan it again.',
  ),
  CardCodeScanned: say(
    "C'est une carte de fidélité, pas un article. Présentez-la avec « Ajouter ma carte ».",
    'This is a loyalty card, not an article. Present it with "Add my card".',
  ),
  CouponScanned: say(
    "C'est un bon de réduction, pas un article. Saisissez-le avec « J'ai un code ».",
    'This is a coupon, not an article. Enter it with "I have a code".',
  ),
  BadMeasure: say(
    "Le poids ou le prix de l'étiquette n'est pas utilisable. Repesez l'article ou appelez un employé.",
    'The weight or price on the label cannot be used. Weigh the article again or call staff.',
  ),
  SaleStopped: ({ name }) => ({
    fr: `« ${name} » n'est pas en vente pour le moment. Reposez-le ou remettez-le à un employé.`,
    en: `"${name}" is not for sale at the moment. Put it back or hand it to staff.`,
  }),
  Recalled: (refused) => ({
    fr: `« ${refused.name} » fait l'objet d'un rappel. Ne le consommez pas et remettez-le à un employé.${takeOut(refused).fr}`,
    en: `"${refused.name}" is being recalled. Do not consume it and hand it to staff.${takeOut(refused).en}`,
  }),
  Expired: (refused) => ({
    fr: `La date de « ${refused.name} » est dépassée (${refused.lastDay}). Prenez-en un autre et remettez celui-ci à un employé.${takeOut(refused).fr}`,
    en: `"${refused.name}" is past its date (${refused.lastDay}). Take another one and hand this one to staff.${takeOut(refused).en}`,
  }),
  NoPrice: ({ name }) => ({
    fr: `« ${name} » n'a pas encore de prix dans ce magasin. Appelez un employé.`,
    en: `"${name}" has no price in this store yet. Call staff.`,
  }),
  ScanOneByOne: ({ name }) => ({
    fr: `Chaque étiquette de « ${name} » est différente : scannez-les une par une.`,
    en: `Each label of "${name}" is different: scan them one by one.`,
  }),
  DepositAlone: say(
    "Une consigne suit son article : elle ne s'ajoute, ne s'enlève et ne se rend pas seule.",
    'A deposit follows its article: it is not added, removed or returned alone.',
  ),
  LineNotFound: say(
    "Cette ligne n'est pas dans le panier. Actualisez l'écran.",
    'This line is not in the basket. Refresh the screen.',
  ),
  LastLine: say(
    "C'est la dernière ligne du panier : abandonnez plutôt le panier.",
    'This is the last line of the basket: give the basket up instead.',
  ),
  TransferCodeUnknown: say(
    "Ce code n'ouvre aucun panier : il est faux, utilisé ou périmé. Affichez un nouveau code sur le scanner.",
    'This code opens no basket: it is wrong, used or too old. Show a new code on the scanner.',
  ),
  OtherStore: say(
    "Ce panier est celui d'un autre magasin. Payez-le là où il a été rempli.",
    'This basket is from another store. Pay it where it was filled.',
  ),
  BasketBeingPriced: say(
    'Le panier est en cours de calcul. Réessayez dans un instant.',
    'The basket is being priced. Try again in a moment.',
  ),
  BasketAtTill: say(
    'Une caisse a déjà pris ce panier. Adressez-vous à un employé.',
    'A till already holds this basket. Ask staff.',
  ),
  NotClaimed: say(
    "Cette caisse n'a pas ce panier. Scannez d'abord son code de caisse.",
    'This till does not hold this basket. Scan its till code first.',
  ),
  AlreadyPaid: say('Ce panier est déjà payé.', 'This basket is already paid.'),
  AgeCheckOpen: ({ age }) => ({
    fr: `Un employé doit vérifier que le client a ${age} ans, ou l'article doit être retiré.`,
    en: `Staff must check that the shopper is ${age}, or the article must be removed.`,
  }),
  AgeRefused: ({ age }) => ({
    fr: `La vente aux moins de ${age} ans a été refusée : reposez l'article et retirez-le du panier.`,
    en: `The sale to somebody under ${age} was refused: put the article back and take it out of the basket.`,
  }),
  AgeCheckNotNeeded: say(
    "Aucun article de ce panier n'a d'âge minimal.",
    'No article of this basket has a minimum age.',
  ),
  AuditOpen: say(
    "Un employé doit d'abord contrôler le panier. Appelez-le.",
    'Staff must check the basket first. Call them.',
  ),
  AuditNotOpen: say(
    "Aucun contrôle n'est en attente pour ce panier.",
    'No check is waiting for this basket.',
  ),
  AmountMismatch: ({ dueMinor: minor, currency }) => ({
    fr: `Le montant encaissé ne correspond pas : ${moneyText({ minor, currency }, 'fr')} sont dus.`,
    en: `The amount taken does not match: ${moneyText({ minor, currency }, 'en')} is due.`,
  }),
  CardCodeNeeded: say(
    "Payer avec des points demande le code QR de la carte, affiché à l'instant : son numéro ne suffit pas.",
    'Paying with points takes the QR code of the card, shown just now: its number is not enough.',
  ),
  NoCardOnTrip: say(
    "Ce panier n'a pas de carte. Ajoutez-la d'abord avec son code QR.",
    'There is no card on this basket. Add it first, by its QR code.',
  ),
  NotEnoughPoints: ({ available }) =>
    available > 0
      ? {
          fr: `Il n'y a pas assez de points sur la carte. Points disponibles : ${available}.`,
          en: `There are not enough points on the card. Points to spend: ${available}.`,
        }
      : {
          fr: "Il n'y a pas de points à utiliser sur cette carte.",
          en: 'There are no points to spend on this card.',
        },
  TooManyPoints: ({ dueMinor: minor, currency }) => ({
    fr: `C'est plus de points qu'il n'en faut : ${moneyText({ minor, currency }, 'fr')} sont dus.`,
    en: `That is more points than it takes: ${moneyText({ minor, currency }, 'en')} is due.`,
  }),
  PointsPayNothingHere: ({ currency }) => ({
    fr: `Les points ne paient rien en ${currency}. Encaissez autrement.`,
    en: `Points pay nothing in ${currency}. Take another payment.`,
  }),
  PointsBeingKept: say(
    'Les points sont en cours de réservation. Réessayez dans un instant.',
    'The points are being set aside. Try again in a moment.',
  ),
  PointsMismatch: ({ keptMinor: minor, currency }) =>
    minor === 0
      ? {
          fr: "Aucun point n'est réservé pour ce panier. Présentez le code QR de la carte pour payer avec des points.",
          en: 'No points are set aside for this basket. Show the QR code of the card to pay with points.',
        }
      : {
          fr: `${moneyText({ minor, currency }, 'fr')} sont à payer avec les points réservés. Renoncez aux points pour encaisser autrement.`,
          en: `${moneyText({ minor, currency }, 'en')} is to be paid with the points set aside. Give the points back to take another payment.`,
        },
  ReceiptNumberUsed: say(
    'Ce numéro de ticket existe déjà pour cette caisse et ce jour. Prenez le suivant.',
    'This receipt number already exists for this till and day. Take the next one.',
  ),
  ReceiptNotFound: say(
    "Ce ticket n'a pas été trouvé. Vérifiez magasin, caisse, date et numéro.",
    'This receipt was not found. Check store, till, date and number.',
  ),
  ReceiptInOtherCurrency: ({ paidIn, tillIn }) => ({
    fr: `Ce ticket a été payé en ${paidIn}, et cette caisse est en ${tillIn}. Rendez l'article dans un magasin où l'on paie en ${paidIn}.`,
    en: `This receipt was paid in ${paidIn}, and this till is in ${tillIn}. Return the article in a store where one pays in ${paidIn}.`,
  }),
  ReturnWindowOver: ({ lastDay }) => ({
    fr: `Ces achats ne peuvent plus être rendus : le délai de retour a pris fin le ${dayText(lastDay, 'fr')}.`,
    en: `These purchases can no longer be returned: their return window ended on ${dayText(lastDay, 'en')}.`,
  }),
  ReturnBeingPriced: say(
    'Le retour est en cours de calcul. Réessayez dans un instant.',
    'The return is being worked out. Try again in a moment.',
  ),
  RefundChanged: ({ refundMinor: minor, currency }) => ({
    fr: `Le remboursement est à présent de ${moneyText({ minor, currency }, 'fr')}. Annoncez-le au client et confirmez.`,
    en: `The refund is ${moneyText({ minor, currency }, 'en')} now. Tell the shopper and confirm.`,
  }),
  NothingLeftToReturn: ({ quantityKept }) =>
    quantityKept === 0
      ? { fr: 'Cette ligne est déjà entièrement rendue.', en: 'This line was already returned in full.' }
      : {
          fr: `Il ne reste que ${quantityKept} à rendre sur cette ligne.`,
          en: `Only ${quantityKept} of this line can still be returned.`,
        },
};
