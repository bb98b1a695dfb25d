import { accepted, type Locale, newId, type Result, rejected } from '@rayon/kernel';
import { below, runOnce, type Transaction } from '@rayon/store';
import { command, graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import {
  countReaderFailure,
  type IdentityRejection,
  type Reader,
  readerSeen,
  secondsReaderWaits,
  signPresentation,
} from '../../identity';
import type { CardProof } from '../domain/card';
import { type CardContent, parseContent } from '../domain/card-content';
import { judgeCard } from '../domain/judge-card';
import type { MembershipRejection } from '../domain/rejection';
import type { MembershipAsking, MembershipContext } from '../graph/context';
import { membershipRefusals } from '../graph/refusals';
import { type CardRow, openCard } from '../rows/cards';

/** How a card was shown: its number alone, or with the code of the moment. */
const cardProof = graphEnum('CardProof', { STATIC: 'STATIC', ROTATING: 'ROTATING' });

@ObjectType()
class CardPresented {
  @Field(() => String, { description: 'Hand it to openTrip or attachCard; good for this device alone.' })
  presentation!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => String)
  firstName!: string;

  @Field(() => String)
  locale!: Locale;

  @Field(() => cardProof.enum)
  proof!: CardProof;
}

export const presentCard = command({
  name: 'presentCard',
  allow: ['device', 'terminal'],
  input: z.object({
    content: z.string().min(1).max(200).describe('What the reader saw: the QR code, or the number alone.'),
  }),
  answer: CardPresented,
  refusal: membershipRefusals,
  run: ({ content }, asking: MembershipAsking<'device' | 'terminal'>) => present(content.trim(), asking),
  present: (card) => card,
});

/** What is kept of a presentation, so that the same command gets the same answer: no name, no token. */
type Shown = Readonly<{ memberId: string; gsrn: string; proof: CardProof; tokenId: string; at: string }>;

/**
 * Takes in a card shown to an enrolled reader. A rotating code counts once for its card; a bare number
 * identifies and proves nothing. From then on the reader may greet the member.
 */
const present = async (
  text: string,
  { commandId, actor, at, principal, context }: MembershipAsking<'device' | 'terminal'>,
): Promise<Result<CardPresented, MembershipRejection | IdentityRejection>> => {
  const { identity, membership } = context;
  const readerId = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
  const reader = { id: readerId, storeId: principal.storeId };
  const content = parseContent(text);
  if (!content) return rejected({ reason: 'BadInput', field: 'content' });
  const [retryAfterSeconds, row] = await Promise.all([
    secondsReaderWaits(identity, readerId, at),
    membership.cards.findOne({ gsrn: content.gsrn }),
  ]);
  if (retryAfterSeconds > 0) return rejected({ reason: 'TooManyAttempts', retryAfterSeconds });

  const [shown, member] = await Promise.all([
    runOnce(membership.database, { commandId, actor, input: { content: text }, at }, (transaction) =>
      takeIn(transaction, { reader, content, row, at }, context),
    ),
    row && membership.members.find(row.memberId),
  ]);
  if (!shown.ok) {
    const { reason } = shown.rejection;
    if (reason === 'CardNotRecognised') await countReaderFailure(identity, readerId, at);
    if (reason === 'CardCodeUsed')
      membership.logger.warn({ readerId, storeId: reader.storeId }, 'a card code was shown a second time');
    return shown;
  }
  const { memberId, gsrn, proof, tokenId, at: shownAt } = shown.value;
  if (!member) return rejected({ reason: 'CardNotRecognised' });
  const { firstName, locale } = member.row;
  const signed = signPresentation(
    identity,
    { memberId, gsrn, deviceId: readerId, firstName, locale, proof },
    { at: new Date(shownAt), tokenId },
  );
  return accepted({ ...signed, firstName, locale, proof });
};

/** Judges the card and notes step, reader and presentation. */
const takeIn = async (
  transaction: Transaction,
  { reader, content, row, at }: { reader: Reader; content: CardContent; row: CardRow | undefined; at: Date },
  { identity, membership: { cards, presentations, box } }: MembershipContext,
): Promise<Result<Shown, MembershipRejection | { reason: 'DeviceRevoked' }>> => {
  const { session } = transaction;
  if (!(await readerSeen(identity, reader, { at, transaction })))
    return rejected({ reason: 'DeviceRevoked' });
  const verdict = judgeCard(row && openCard(row, box), content, at);
  if (!verdict.ok) return verdict;
  const { card, step } = verdict.value;
  if (step !== undefined) {
    const unused = { id: card.id, lastAcceptedStep: below(step) };
    const taken = await cards.update(unused, { set: { lastAcceptedStep: step } }, { session });
    if (taken !== 1) return rejected({ reason: 'CardCodeUsed' });
  }
  const { proof } = content;
  const { memberId, gsrn } = card;
  const tokenId = newId();
  const { id: readerId, storeId } = reader;
  await presentations.insert([{ id: newId(), readerId, storeId, memberId, proof, at }], { session });
  return accepted({ memberId, gsrn, proof, tokenId, at: at.toISOString() });
};
