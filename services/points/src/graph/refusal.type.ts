import type { BadInput, Translated } from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type EnumOf, refusals, refusalTexts } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { TierProblem } from '../domain/tier-programme';

/** Why the ledger refuses something. */
type PointsRejection = BadInput | CommandIdReused | TierProblem;

/** Names of the graph for the reasons. */
const PointsRefusalReason: EnumOf<PointsRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  THRESHOLDS_NOT_RISING: 'ThresholdsNotRising',
  UNKNOWN_TIER: 'UnknownTier',
  TIER_NAMED_TWICE: 'TierNamedTwice',
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

const textOf = (rejection: PointsRejection): Translated => {
  switch (rejection.reason) {
    case 'BadInput':
      return refusalTexts.BadInput(rejection);
    case 'CommandIdReused':
      return refusalTexts.CommandIdReused();
    default:
      return tierTexts[rejection.reason];
  }
};

/** How the ledger says no. */
export const pointsRefusals = refusals(PointsRefusal, textOf, (rejection) =>
  'field' in rejection ? { field: rejection.field } : {},
);
