import type { Translated } from '@rayon/kernel';
import { refusalTexts } from '@rayon/subgraph';
import { refusalsWith } from '../../graph/refusal.type';
import { passwordLength } from '../domain/credentials';
import type { IdentityRejection, PasswordProblem } from '../domain/rejection';

const passwordTexts: Readonly<Record<PasswordProblem, Translated>> = {
  TooShort: {
    fr: `Choisissez un mot de passe d’au moins ${passwordLength.min} caractères, sans compter les espaces.`,
    en: `Choose a password of at least ${passwordLength.min} characters, not counting spaces.`,
  },
  TooLong: {
    fr: `Choisissez un mot de passe de ${passwordLength.max} caractères au plus.`,
    en: `Choose a password of at most ${passwordLength.max} characters.`,
  },
  TooSimple: {
    fr: 'Ce mot de passe est trop facile à deviner : prenez quatre mots sans lien entre eux ni avec vous.',
    en: 'This password is too easy to guess: take four words that have nothing to do with each other or with you.',
  },
  ContainsEmail: {
    fr: 'Le mot de passe ne doit pas contenir votre adresse e-mail.',
    en: 'The password must not contain your e-mail address.',
  },
};

/** The sentence of a refusal: what is wrong and what to do. */
export const identityTextOf = (rejection: IdentityRejection): Translated => {
  switch (rejection.reason) {
    case 'BadInput':
      return refusalTexts.BadInput(rejection);
    case 'WeakPassword':
      return passwordTexts[rejection.problem];
    case 'EmailUnusable':
      return {
        fr: 'Cette adresse e-mail ne peut pas être utilisée. Prenez-en une autre, ou connectez-vous si vous êtes déjà inscrit.',
        en: 'This e-mail address cannot be used. Take another one, or sign in if you have joined already.',
      };
    case 'InvalidCredentials':
      return {
        fr: 'Identifiants incorrects. Vérifiez-les et recommencez.',
        en: 'These credentials are not right. Check them and try again.',
      };
    case 'TooManyAttempts':
      return {
        fr: `Trop d’essais. Recommencez dans ${rejection.retryAfterSeconds} s.`,
        en: `Too many attempts. Try again in ${rejection.retryAfterSeconds} s.`,
      };
    case 'SessionEnded':
      return {
        fr: 'Votre session est terminée. Connectez-vous à nouveau.',
        en: 'Your session has ended. Sign in again.',
      };
    case 'NotYourStore':
      return refusalTexts.NotYourStore();
    case 'UnknownStore':
      return {
        fr: 'Ce magasin n’existe pas. Créez-le d’abord.',
        en: 'There is no such store. Define it first.',
      };
    case 'UnknownBrand':
      return {
        fr: 'Cette marque n’existe pas. Créez-la d’abord.',
        en: 'There is no such brand. Define it first.',
      };
    case 'EnrolmentCodeUnusable':
      return {
        fr: 'Ce code d’enrôlement n’est pas valable. Demandez-en un nouveau à votre administrateur.',
        en: 'This enrolment code is not valid. Ask your administrator for a new one.',
      };
    case 'DeviceNotFound':
      return {
        fr: 'Cet appareil n’existe pas. Rechargez la liste.',
        en: 'There is no such device. Reload the list.',
      };
    case 'DeviceRevoked':
      return {
        fr: 'Cet appareil n’est plus autorisé. Prenez-en un autre et prévenez le magasin.',
        en: 'This device is no longer allowed. Take another one and tell the store.',
      };
    case 'CommandIdReused':
      return refusalTexts.CommandIdReused();
  }
};

/** How identity says no. */
export const identityRefusals = refusalsWith(identityTextOf);
