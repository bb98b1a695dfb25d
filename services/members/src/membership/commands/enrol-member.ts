import { accepted, canonicalJson, lineShape, locales, newId, type Result } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import {
  acceptPassword,
  emailShape,
  type IdentityRejection,
  paceSignIn,
  passwordShape,
  receiveLogin,
} from '../../identity';
import { type ConsentRecord, consentPurposes, currentWording, recordConsent } from '../domain/consent';
import type { Member as StoredMember } from '../domain/member';
import type { MembershipRejection } from '../domain/rejection';
import { memberAnnouncements } from '../events';
import type { MembershipAsking } from '../graph/context';
import { membershipRefusals } from '../graph/refusals';
import { issueCard } from '../issue-card';

const consent = z
  .object({
    purpose: z.enum(consentPurposes).meta({ scalar: 'String' }),
    granted: z.boolean(),
    wordingVersion: z
      .int()
      .positive()
      .nullish()
      .describe('The words that were shown; those of today when left out.'),
  })
  .meta({ input: 'ConsentInput' });

const consents = z
  .array(consent)
  .max(consentPurposes.length)
  .refine((given) => new Set(given.map(({ purpose }) => purpose)).size === given.length);

const input = z.object({
  email: emailShape,
  password: passwordShape,
  firstName: lineShape(60),
  locale: z.enum(locales).meta({ scalar: 'String' }),
  consents: consents
    .nullable()
    .default([])
    .transform((given) => given ?? []),
});

@ObjectType({
  description:
    'The same for an address that has joined before and one that has not: whoever owns it signs in.',
})
class EnrolmentReceived {
  @Field(() => Boolean)
  received!: boolean;
}

/**
 * Makes somebody a member, with a card and their consents, who then signs in. Under a taken address nothing is made, and
 * the answer and the work are the same. The password itself is no part of the command record.
 */
export const enrolMember = command({
  name: 'enrolMember',
  allow: ['public'],
  input,
  answer: EnrolmentReceived,
  refusal: membershipRefusals,
  run: async (
    { password, ...facts },
    asking: MembershipAsking,
  ): Promise<Result<EnrolmentReceived, MembershipRejection | IdentityRejection>> => {
    const { at, context } = asking;
    const { identity, membership, request } = context;
    const { email, firstName, locale } = facts;
    const strong = await acceptPassword(password, { email, name: firstName });
    if (!strong.ok) return strong;
    const records = readConsents(facts.consents, at);
    if (!records.ok) return records;

    return paceSignIn(identity, { origin: request.origin, at }, () =>
      receiveLogin(identity, asking, {
        holder: 'member',
        email,
        password,
        // Fingerprinted, so that the command log holds nothing an address could be guessed from.
        input: membership.box.fingerprint(canonicalJson(facts)),
        insert: (transaction, id) =>
          insertMember(transaction, asking, {
            member: { id, firstName, locale, enrolledAt: at },
            records: records.value,
          }),
      }),
    );
  },
  present: (enrolment) => enrolment,
});

/** Reads the consents against the wordings in force; the first unknown wording refuses all of it. */
const readConsents = (
  given: z.output<typeof consents>,
  at: Date,
): Result<ConsentRecord[], Extract<MembershipRejection, { reason: 'UnknownWording' }>> => {
  const records: ConsentRecord[] = [];
  for (const { wordingVersion, ...one } of given) {
    const record = recordConsent(
      { ...one, wordingVersion: wordingVersion ?? currentWording(one.purpose) },
      at,
    );
    if (!record.ok) return record;
    records.push(record.value);
  }
  return accepted(records);
};

/** Keeps card, consents and member; the events leave in order: the member first, then what they decided. */
const insertMember = async (
  transaction: Transaction,
  { at, correlationId, context: { membership } }: MembershipAsking,
  { member, records }: { member: StoredMember; records: readonly ConsentRecord[] },
): Promise<void> => {
  const { id: memberId } = member;
  const { session } = transaction;
  const cause = { correlationId, at };
  await issueCard(membership, transaction, { memberId, cause });
  await membership.consents.insert(
    records.map((record) => ({ id: newId(), memberId, ...record })),
    { session },
  );
  const events = memberAnnouncements(member, records);
  await membership.members.insert({ row: member, events }, cause, { transaction });
};
