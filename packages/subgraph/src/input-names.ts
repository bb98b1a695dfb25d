import type { Translated } from '@rayon/kernel';

/** What people type or choose, by the member of the input it goes to, as it is called on paper and on screens. */
const names: Readonly<Record<string, Translated>> = {
  articleId: { fr: "l'article", en: 'the article' },
  brandId: { fr: 'la marque', en: 'the brand' },
  businessDate: { fr: 'le jour du ticket', en: 'the day of the receipt' },
  city: { fr: 'la ville', en: 'the city' },
  code: { fr: 'le code', en: 'the code' },
  content: { fr: 'le numéro ou le code de la carte', en: 'the number or code of the card' },
  currency: { fr: 'la devise', en: 'the currency' },
  currentPassword: { fr: 'le mot de passe actuel', en: 'the current password' },
  email: { fr: "l'adresse e-mail", en: 'the e-mail address' },
  expiry: { fr: "la règle d'expiration", en: 'the rule by which points expire' },
  expiresOn: { fr: 'la date limite', en: 'the date it expires on' },
  firstName: { fr: 'le prénom', en: 'the first name' },
  label: { fr: "le nom de l'appareil", en: 'the name of the device' },
  lot: { fr: 'le numéro de lot', en: 'the lot number' },
  markdownPercent: { fr: 'la remise', en: 'the markdown' },
  minimumAge: { fr: "l'âge minimum", en: 'the minimum age' },
  minor: { fr: 'le prix', en: 'the price' },
  name: { fr: 'le nom', en: 'the name' },
  newPassword: { fr: 'le nouveau mot de passe', en: 'the new password' },
  note: { fr: 'la remarque', en: 'the note' },
  password: { fr: 'le mot de passe', en: 'the password' },
  pendingDays: { fr: 'le nombre de jours', en: 'the number of days' },
  quantity: { fr: 'le nombre', en: 'the number of pieces' },
  reason: { fr: 'la raison', en: 'the reason' },
  receiptNumber: { fr: 'le numéro de ticket', en: 'the receipt number' },
  reference: { fr: 'la référence', en: 'the reference' },
  role: { fr: 'le rôle', en: 'the role' },
  saleStop: { fr: "l'arrêt de vente", en: 'the sale stop' },
  storeId: { fr: 'le magasin', en: 'the store' },
  storeIds: { fr: 'les magasins', en: 'the stores' },
  tenders: { fr: 'le moyen de paiement', en: 'the tender' },
  timeZone: { fr: 'le fuseau horaire', en: 'the time zone' },
  transferCode: { fr: 'le code de transfert', en: 'the transfer code' },
  points: { fr: 'le nombre de points', en: 'the number of points' },
  presentation: { fr: 'la carte présentée', en: 'the card that was shown' },
  purchasePrices: { fr: "les prix d'achat", en: 'the purchase prices' },
  promotionCapPercent: { fr: 'le plafond des remises', en: 'the cap on discounts' },
  vatPercent: { fr: 'le taux de TVA', en: 'the VAT rate' },
};

/** The word for a member of the input, named as a dotted path; undefined for what nobody types. */
export const inputName = (field: string): Translated | undefined => {
  const [member = ''] = field.split('.');
  return Object.hasOwn(names, member) ? names[member] : undefined;
};
