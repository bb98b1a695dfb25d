import type { Translated } from '@rayon/kernel';
import { refusalsWith } from '../../graph/refusal.type';
import { type IdentityRejection, identityTextOf } from '../../identity';
import type { MembershipRejection } from '../domain/rejection';
import { stepSeconds } from '../domain/rotating-code';

/** The sentence of a refusal: what is wrong and what to do. */
const textOf = (rejection: MembershipRejection | IdentityRejection): Translated => {
  switch (rejection.reason) {
    case 'UnknownWording':
      return {
        fr: 'Le texte de ce consentement a changé. Relisez-le et choisissez à nouveau.',
        en: 'The words of this consent have changed. Read them again and choose again.',
      };
    case 'CardNotRecognised':
      return {
        fr: 'Carte non reconnue. Présentez-la à nouveau, avec un code frais.',
        en: 'Card not recognised. Show it again, with a fresh code.',
      };
    case 'CardCodeUsed':
      return {
        fr: `Ce code a déjà servi. Attendez le suivant (${stepSeconds} s au plus) et présentez-le.`,
        en: `This code has been used. Wait for the next one (${stepSeconds} s at most) and show it.`,
      };
    case 'UnknownMember':
      return {
        fr: 'Cette carte ou cette adresse ne mène pas à un membre. Vérifiez-la, ou essayez avec l’autre.',
        en: 'This card or address does not lead to one member. Check it, or try the other one.',
      };
    default:
      return identityTextOf(rejection);
  }
};

/** How membership says no; what it asks of identity is refused in identity's sentences. */
export const membershipRefusals = refusalsWith(textOf);
