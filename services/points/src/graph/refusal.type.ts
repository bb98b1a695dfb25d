import type { BadInput, Translated } from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type EnumOf, refusals, refusalTexts } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { AdjustmentProblem } from '../domain/points-adjustment';
import type { TierProblem } from '../domain/tier-programme';

/** Why the ledger refuses something. */
type PointsRejection = BadInput | CommandIdReused | TierProblem | AdjustmentProblem;

/** Names of the graph for the reasons. */
const PointsRefusalReason: EnumOf<PointsRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  THRESHOLDS_NOT_RISING: 'ThresholdsNotRising',
  UNKNOWN_TIER: 'UnknownTier',
  TIER_NAMED_TWICE: 'TierNamedTwice',
  UNKNOWN_MEMBER: 'UnknownMember',
  NOT_ENOUGH_POINTS: 'NotEnoughPoints',
  UNKNOWN_ADJUSTMENT: 'UnknownAdjustment',
  ADJUSTMENT_DECIDED: 'AdjustmentDecided',
  OWN_ADJUSTMENT: 'OwnAdjustment',
};
registerEnumType(PointsRefusalReason, { name: 'PointsRefusalReason' });

@ObjectType('PointsRefusal', { description: 'Why something was not done, and what to do.' })
class PointsRefusal {
  @Field(() => PointsRefusalReason)
  reason!: PointsRejection['reason'];

  @Field(() => String, { description: "In the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The member of the input it is about.' })
  field?: string;
}

const tierTexts: Readonly<Record<TierProblem['reason'], Translated>> = {
  ThresholdsNotRising: {
    fr: 'Chaque statut doit demander plus que celui d’avant. Corrigez les seuils.',
    en: 'Each tier must ask for more than the one before it. Correct the thresholds.',
  },
  UnknownTier: {
    fr: 'Ce statut n’existe pas. Rechargez la page.',
    en: 'There is no such tier. Load the page again.',
  },
  TierNamedTwice: {
    fr: 'Deux statuts ne peuvent pas porter le même nom. Changez-en un.',
    en: 'Two tiers cannot have the same name. Change one of them.',
  },
};

const adjustmentTexts: Readonly<Record<Exclude<AdjustmentProblem['reason'], 'NotEnoughPoints'>, Translated>> =
  {
    UnknownMember: {
      fr: 'Ce membre n’existe pas. Cherchez-le à nouveau.',
      en: 'There is no such member. Look for them again.',
    },
    UnknownAdjustment: {
      fr: 'Cette correction n’existe pas. Rechargez la page.',
      en: 'There is no such adjustment. Load the page again.',
    },
    AdjustmentDecided: {
      fr: 'Cette correction est déjà décidée. Rechargez la page.',
      en: 'This adjustment has been decided already. Load the page again.',
    },
    OwnAdjustment: {
      fr: 'Vous avez demandé cette correction : une autre personne doit l’approuver.',
      en: 'You asked for this adjustment: somebody else has to approve it.',
    },
  };

const textOf = (rejection: PointsRejection): Translated => {
  switch (rejection.reason) {
    case 'BadInput':
      return refusalTexts.BadInput(rejection);
    case 'CommandIdReused':
      return refusalTexts.CommandIdReused();
    case 'NotEnoughPoints':
      return {
        fr: `Ce membre n’a que ${rejection.available} points à dépenser. Retirez-en moins.`,
        en: `This member has only ${rejection.available} points to spend. Take fewer.`,
      };
    case 'ThresholdsNotRising':
    case 'UnknownTier':
    case 'TierNamedTwice':
      return tierTexts[rejection.reason];
    default:
      return adjustmentTexts[rejection.reason];
  }
};

/** How the ledger says no. */
export const pointsRefusals = refusals(PointsRefusal, textOf, (rejection) =>
  'field' in rejection ? { field: rejection.field } : {},
);
