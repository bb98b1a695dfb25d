import type { AccessTokens } from '@rayon/auth';
import { ConsentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import {
  accepted,
  canonicalJson,
  type Envelope,
  idShape,
  locales,
  newEvent,
  newId,
  type Result,
  readInput,
  rejected,
} from '@rayon/kernel';
import { z } from 'zod';
import { type ConsentRecord, consentPurposes, currentWording, recordConsent } from '../domain/consent';
import { checkPassword } from '../domain/credentials';
import type { Member } from '../domain/member';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import { emailShape, lineShape, passwordShape } from './input';
import { issueCard } from './issue-card';
import { type OpenedSession, openSession } from './open-session';
import type { Ports, Transaction } from './ports';
import { paceSignIn } from './sign-in-pace';

const shape = z.strictObject({
  commandId: idShape,
  email: emailShape,
  password: passwordShape,
  firstName: lineShape(60),
  locale: z.enum(locales),
  consents: z
    .array(
      z.strictObject({
        purpose: z.enum(consentPurposes),
        granted: z.boolean(),
        wordingVersion: z.int().positive().nullish(),
      }),
    )
    .max(consentPurposes.length)
    .refine((consents) => new Set(consents.map(({ purpose }) => purpose)).size === consents.length),
});

type EnrolInput = z.infer<typeof shape>;

/** Reads the consents against the wordings in force; the first unknown wording refuses all of it. */
const readConsents = (
  consents: EnrolInput['consents'],
  at: Date,
): Result<ConsentRecord[], Extract<MembersRejection, { reason: 'UnknownWording' }>> => {
  const records: ConsentRecord[] = [];
  for (const { purpose, granted, wordingVersion } of consents) {
    const record = recordConsent(
      { purpose, granted, wordingVersion: wordingVersion ?? currentWording(purpose) },
      at,
    );
    if (!record.ok) return record;
    records.push(record.value);
  }
  return accepted(records);
};

/** The events of an enrolment, in order: the member first, then what they decided. */
const enrolmentEvents = (
  member: Member,
  consents: readonly ConsentRecord[],
  correlationId: string,
): Envelope[] => [
  newEvent(MemberEnrolledV1, {
    data: { memberId: member.id, locale: member.locale, enrolledAt: member.enrolledAt.toISOString() },
    sequence: 1,
    at: member.enrolledAt,
    correlationId,
  }),
  ...consents.map((consent, index) =>
    newEvent(ConsentChangedV1, {
      data: { memberId: member.id, ...consent, at: consent.at.toISOString() },
      sequence: 2 + index,
      at: member.enrolledAt,
      correlationId,
    }),
  ),
];

/**
 * Makes somebody a member, with a card and their consents, and signs them in. A taken address is refused in
 * the same words and after the same work as any other unusable one. The password is no part of the command
 * record; a repeated command must bring the right one before it is given a session.
 */
export const enrolMember =
  (ports: Ports & { tokens: AccessTokens; companyPrefix: string }) =>
  async (
    caller: Caller,
    raw: unknown,
  ): Promise<Result<{ memberId: string; session: OpenedSession }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, email, password, firstName, locale } = input.value;
    const at = ports.clock();
    const strong = checkPassword(password, email);
    if (!strong.ok) return strong;
    const consents = readConsents(input.value.consents, at);
    if (!consents.ok) return consents;
    const attempt = await paceSignIn(ports)({ origin: caller.origin });
    if (!attempt.ok) return attempt;

    const passwordHash = await ports.passwords.hash(password);
    const memberId = newId();
    const enrol = async (
      transaction: Transaction,
    ): Promise<Result<{ answer: { memberId: string }; events: Envelope[] }, MembersRejection>> => {
      const taken = await ports.logins.find('member', email, transaction);
      if (taken) return rejected({ reason: 'EmailUnusable' });
      const member: Member = { id: memberId, firstName, locale, enrolledAt: at };
      if (
        !(await ports.logins.insert(transaction, {
          holder: 'member',
          email,
          passwordHash,
          subjectId: memberId,
        }))
      )
        return rejected({ reason: 'EmailUnusable' });
      await issueCard(ports)(transaction, memberId, at);
      await ports.consents.append(transaction, memberId, consents.value);
      const events = enrolmentEvents(member, consents.value, caller.correlationId);
      await ports.members.insert(transaction, member, { lastSequence: events.length });
      return accepted({ answer: { memberId }, events });
    };

    const enrolled = await ports.run(
      {
        commandId,
        name: 'enrolMember',
        actor: caller.actor,
        // Fingerprinted, so that the command log holds nothing an address could be guessed from.
        input: ports.box.fingerprint(
          canonicalJson({ email, firstName, locale, consents: input.value.consents }),
        ),
        at,
      },
      enrol,
    );
    if (!enrolled.ok) return enrolled;

    if (enrolled.value.memberId !== memberId) {
      const login = await ports.logins.find('member', email);
      if (!(await ports.passwords.verify(login?.passwordHash, password)))
        return rejected({ reason: 'CommandIdReused' });
    }
    await attempt.value.succeeded();
    const session = await openSession(ports)('member', enrolled.value.memberId, {
      principal: { kind: 'member', memberId: enrolled.value.memberId },
      name: firstName,
    });
    return accepted({ memberId: enrolled.value.memberId, session });
  };
