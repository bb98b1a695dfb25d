import type { Translated } from '@rayon/kernel';
import { type Refusals, refusals } from '@rayon/subgraph';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Names of the graph for the reasons of both rooms; a reason that is not here has no refusal. */
const MembersRefusalReason = {
  BAD_INPUT: 'BadInput',
  WEAK_PASSWORD: 'WeakPassword',
  EMAIL_UNUSABLE: 'EmailUnusable',
  INVALID_CREDENTIALS: 'InvalidCredentials',
  TOO_MANY_ATTEMPTS: 'TooManyAttempts',
  SESSION_ENDED: 'SessionEnded',
  UNKNOWN_WORDING: 'UnknownWording',
  NOT_YOUR_STORE: 'NotYourStore',
  UNKNOWN_STORE: 'UnknownStore',
  UNKNOWN_BRAND: 'UnknownBrand',
  ENROLMENT_CODE_UNUSABLE: 'EnrolmentCodeUnusable',
  DEVICE_NOT_FOUND: 'DeviceNotFound',
  DEVICE_REVOKED: 'DeviceRevoked',
  CARD_NOT_RECOGNISED: 'CardNotRecognised',
  CARD_CODE_USED: 'CardCodeUsed',
  UNKNOWN_MEMBER: 'UnknownMember',
  COMMAND_ID_REUSED: 'CommandIdReused',
} as const;
registerEnumType(MembersRefusalReason, { name: 'MembersRefusalReason' });

type Reason = (typeof MembersRefusalReason)[keyof typeof MembersRefusalReason];

@ObjectType({ description: 'Why nothing was done, and what to do about it.' })
export class MembersRefusal {
  @Field(() => MembersRefusalReason)
  reason!: Reason;

  @Field(() => String, { description: 'In the language of the request.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The input field that is malformed.' })
  field?: string;

  @Field(() => Int, { nullable: true })
  retryAfterSeconds?: number;
}

/** How a room says no, in its own sentences. */
export const refusalsWith = <
  Rejection extends { reason: Reason; field?: string; retryAfterSeconds?: number },
>(
  textOf: (rejection: Rejection) => Translated,
): Refusals<Rejection, MembersRefusal> =>
  refusals<Rejection, MembersRefusal>(MembersRefusal, textOf, ({ field, retryAfterSeconds }) => ({
    ...(field === undefined ? {} : { field }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }));
