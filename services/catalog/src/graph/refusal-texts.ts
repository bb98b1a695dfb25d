import { type Locale, moneyText, type Translated } from '@rayon/kernel';
import { refusalTexts as sharedTexts } from '@rayon/subgraph';
import { catalogLimits } from '../domain/limits';
import { highestPrice } from '../domain/price-bounds';
import type { CatalogReason, CatalogRejection } from '../domain/rejection';

type Text = (rejection: CatalogRejection) => Translated;

const named = ({ field, about }: CatalogRejection) => (about === undefined ? field : `${field}: ${about}`);

const highest = (currency: string, locale: Locale) =>
  moneyText({ minor: highestPrice(currency), currency }, locale);

/** What the person who asked is told: what is wrong and what to do. */
export const refusalTexts: Readonly<Record<CatalogReason, Text>> = {
  ...sharedTexts,
  Missing: ({ field }) => ({
    fr: `« ${field} » est vide. Indiquez une valeur.`,
    en: `"${field}" is empty. Give a value.`,
  }),
  TooLong: ({ field, about }) => ({
    fr: `« ${field} » est trop long : ${about} caractères au plus.`,
    en: `"${field}" is too long: at most ${about} characters.`,
  }),
  TooMany: ({ field, about }) => ({
    fr: `« ${field} » en contient trop : ${about} au plus.`,
    en: `"${field}" has too many: at most ${about}.`,
  }),
  IllegalText: ({ field }) => ({
    fr: `« ${field} » contient des caractères invisibles ou interdits. Retapez-le.`,
    en: `"${field}" holds invisible or forbidden characters. Type it again.`,
  }),
  BadCode: (rejection) => ({
    fr: `Ce n'est pas un code article (8, 12, 13 ou 14 chiffres) : ${named(rejection)}.`,
    en: `Not an article code (8, 12, 13 or 14 digits): ${named(rejection)}.`,
  }),
  WrongCheckDigit: ({ about }) => ({
    fr: `La clé de contrôle du code ${about ?? ''} est fausse. Vérifiez le code.`,
    en: `The check digit of code ${about ?? ''} is wrong. Check the code.`,
  }),
  DuplicateCode: ({ about }) => ({
    fr: `Le code ${about ?? ''} appartient déjà à un autre article.`,
    en: `Code ${about ?? ''} already belongs to another article.`,
  }),
  DuplicateReference: () => ({
    fr: 'Cette référence figure déjà plus haut. Gardez une seule ligne.',
    en: 'This reference stands further up already. Keep one row.',
  }),
  DuplicateStore: ({ about }) => ({
    fr: `Le magasin ${about ?? ''} a deux prix. Gardez-en un.`,
    en: `Store ${about ?? ''} has two prices. Keep one.`,
  }),
  DuplicateLot: ({ about }) => ({
    fr: `Le lot ${about ?? ''} figure deux fois. Gardez-en un.`,
    en: `Lot ${about ?? ''} is given twice. Keep one.`,
  }),
  DuplicateCurrency: ({ about }) => ({
    fr: `Deux prix d'achat en ${about ?? ''}. Gardez-en un.`,
    en: `Two purchase prices in ${about ?? ''}. Keep one.`,
  }),
  UnknownStore: () => ({
    fr: "Ce magasin n'existe pas. Créez-le d'abord ou corrigez sa référence.",
    en: 'There is no such store. Create it first or correct its reference.',
  }),
  UnknownArticle: () => ({
    fr: "Cet article n'existe pas.",
    en: 'There is no such article.',
  }),
  UnknownDeposit: () => ({
    fr: "La consigne indiquée n'existe pas ou n'est pas une consigne.",
    en: 'The deposit named does not exist or is not a deposit.',
  }),
  DepositOfDeposit: () => ({
    fr: 'Une consigne ne porte pas elle-même de consigne.',
    en: 'A deposit carries no deposit of its own.',
  }),
  DepositInUse: () => ({
    fr: 'Des articles portent cette consigne : elle doit le rester.',
    en: 'Articles carry this deposit: it must stay one.',
  }),
  NegativePrice: () => ({
    fr: 'Un prix ne peut pas être négatif.',
    en: 'A price cannot be negative.',
  }),
  PriceTooHigh: ({ about: currency = '' }) => ({
    fr: `Ce prix dépasse ${highest(currency, 'fr')}. Vérifiez-le.`,
    en: `This price is above ${highest(currency, 'en')}. Check it.`,
  }),
  BadAge: () => ({
    fr: `L'âge minimal est un nombre entier d'années, de 0 à ${catalogLimits.minimumAgeYears}.`,
    en: `The minimum age is a whole number of years, 0 to ${catalogLimits.minimumAgeYears}.`,
  }),
  BadPromotionCap: () => ({
    fr: 'Le plafond des remises va de 0 à 100 %, avec deux décimales au plus : 34 par exemple.',
    en: 'The cap on discounts is 0 to 100 percent, with two decimals at most: 34 for example.',
  }),
  BadVatRate: () => ({
    fr: 'Le taux de TVA va de 0 à 100 %, avec deux décimales au plus : 5,5 par exemple.',
    en: 'The VAT rate is 0 to 100 percent, with two decimals at most: 5.5 for example.',
  }),
  BadPercent: ({ about }) => ({
    fr: `La remise est un nombre entier de 0 à ${about ?? ''} %.`,
    en: `The reduction is a whole number from 0 to ${about ?? ''} percent.`,
  }),
  BadDate: ({ field }) => ({
    fr: `« ${field} » n'est pas une date (AAAA-MM-JJ).`,
    en: `"${field}" is not a date (YYYY-MM-DD).`,
  }),
  BadCurrency: ({ about }) =>
    about === undefined
      ? {
          fr: 'Devise inconnue : donnez un code ISO 4217 comme EUR.',
          en: 'Unknown currency: give an ISO 4217 code such as EUR.',
        }
      : {
          fr: `La devise du magasin (${about}) n'existe pas. Corrigez-la d'abord : un code ISO 4217 comme EUR.`,
          en: `The currency of the store (${about}) does not exist. Correct it first: an ISO 4217 code such as EUR.`,
        },
  BadTimeZone: () => ({
    fr: 'Fuseau horaire inconnu : donnez un nom comme Europe/Paris.',
    en: 'Unknown time zone: give a name such as Europe/Paris.',
  }),
  CurrencyInUse: ({ about }) => ({
    fr: `Le magasin a déjà des prix en ${about ?? ''} : sa devise ne peut plus changer.`,
    en: `The store has prices in ${about ?? ''} already: its currency cannot change any more.`,
  }),
  SoldByChanged: () => ({
    fr: "L'article passe de la pièce au poids (ou l'inverse) : redonnez son prix dans chaque magasin.",
    en: 'The article changes between piece and weight: give its price anew for every store.',
  }),
};
