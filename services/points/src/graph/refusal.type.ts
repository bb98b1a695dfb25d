import type { BadInput } from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type EnumOf, refusals, refusalTexts } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** Why the ledger refuses something. */
type PointsRejection = BadInput | CommandIdReused;

/** Names of the graph for the reasons. */
const PointsRefusalReason: EnumOf<PointsRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
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

/** How the ledger says no. */
export const pointsRefusals = refusals(
  PointsRefusal,
  (rejection: PointsRejection) =>
    rejection.reason === 'BadInput' ? refusalTexts.BadInput(rejection) : refusalTexts.CommandIdReused(),
  (rejection) => (rejection.reason === 'BadInput' ? { field: rejection.field } : {}),
);
