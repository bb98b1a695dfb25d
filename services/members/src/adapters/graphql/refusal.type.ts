import { type EnumOf, refusals } from '@rayon/subgraph';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { MembersRejection } from '../../domain/rejection';
import { textOf } from './refusal-texts';

/** Names of the graph for the reasons. */
export const MembersRefusalReason: EnumOf<MembersRejection['reason']> = {
  BAD_INPUT: 'BadInput',
  WEAK_PASSWORD: 'WeakPassword',
  EMAIL_UNUSABLE: 'EmailUnusable',
  INVALID_CREDENTIALS: 'InvalidCredentials',
  TOO_MANY_ATTEMPTS: 'TooManyAttempts',
  SESSION_ENDED: 'SessionEnded',
  UNKNOWN_WORDING: 'UnknownWording',
  UNKNOWN_STORE: 'UnknownStore',
  UNKNOWN_BRAND: 'UnknownBrand',
  ENROLMENT_CODE_UNUSABLE: 'EnrolmentCodeUnusable',
  DEVICE_NOT_FOUND: 'DeviceNotFound',
  DEVICE_REVOKED: 'DeviceRevoked',
  CARD_NOT_RECOGNISED: 'CardNotRecognised',
  CARD_CODE_USED: 'CardCodeUsed',
  COMMAND_ID_REUSED: 'CommandIdReused',
};
registerEnumType(MembersRefusalReason, { name: 'MembersRefusalReason' });

@ObjectType({ description: 'Why nothing was done, and what to do about it.' })
export class MembersRefusal {
  @Field(() => MembersRefusalReason)
  reason!: MembersRejection['reason'];

  @Field(() => String, { description: 'In the language of the request.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The input field that is malformed.' })
  field?: string;

  @Field(() => Int, { nullable: true })
  retryAfterSeconds?: number;
}

/** How this service says no. */
export const membersRefusals = refusals(MembersRefusal, textOf, (rejection) => ({
  ...('field' in rejection ? { field: rejection.field } : {}),
  ...('retryAfterSeconds' in rejection ? { retryAfterSeconds: rejection.retryAfterSeconds } : {}),
}));
