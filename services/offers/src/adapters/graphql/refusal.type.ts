import type { Locale } from '@rayon/kernel';
import type { EnumOf } from '@rayon/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { CampaignStatus } from '../../domain/campaign';
import { CampaignStatusEnum } from './enums';
import { type OffersRejection, textOf } from './refusal-texts';

/** Names of the graph for the reasons. */
export const OffersRefusalReason: EnumOf<OffersRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  COMMAND_ID_REUSED: 'CommandIdReused',
  CAMPAIGN_NOT_FOUND: 'CampaignNotFound',
  WRONG_STATUS: 'WrongStatus',
  WINDOW_OVER: 'WindowOver',
};
registerEnumType(OffersRefusalReason, { name: 'OffersRefusalReason' });

/** Why something was not done. */
@ObjectType('OffersRefusal', {
  simpleResolvers: true,
  description: 'Why something was not done, and what to do.',
})
export class OffersRefusal {
  @Field(() => OffersRefusalReason)
  reason!: OffersRejection['reason'];

  @Field(() => String, { description: "In the caller's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The member of the input it is about.' })
  field?: string;

  @Field(() => CampaignStatusEnum, { nullable: true, description: 'Where the campaign stands.' })
  status?: CampaignStatus;
}

/** A refusal as the graph shows it. */
export const presentRefusal = (rejection: OffersRejection, locale: Locale): OffersRefusal =>
  Object.assign(new OffersRefusal(), {
    reason: rejection.reason,
    message: textOf(rejection)[locale],
    ...(rejection.reason === 'BadInput' ? { field: rejection.problem.field } : {}),
    ...(rejection.reason === 'WrongStatus' ? { status: rejection.status } : {}),
  });
