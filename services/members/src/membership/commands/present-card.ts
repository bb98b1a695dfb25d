import { accepted, type Locale, newId, type Result, rejected } from '@rayon/kernel';
import type { Decision } from '@rayon/store';
import { command, graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import {
  findReader,
  type IdentityRejection,
  inReadersTurn,
  noteReaderSeen,
  paceReader,
  type Reader,
  signPresentation,
} from '../../identity';
import { type CardContent, parseContent } from '../domain/card-content';
import { judgeCard, judgeNobodysCard } from '../domain/judge-card';
import { type CardProof, withPresentation } from '../domain/presentation';
import type { MembershipRejection } from '../domain/rejection';
import type { MembershipAsking } from '../graph/context';
import { membershipRefusals } from '../graph/refusals';
import type { Membership } from '../open-membership';
import { type CardRow, openCard } from '../rows/cards';

/** How a card was shown: its number alone, or with the code of the moment. */
const cardProof = graphEnum('CardProof', { STATIC: 'STATIC', ROTATING: 'ROTATING' });

@ObjectType()
class CardPresented {
  @Field(() => String, { description: 'Hand it to openTrip or attachCard; good for this device alone.' })
  presentation!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'To greet by; none with the bare number, which anybody may type.',
  })
  firstName!: string | null;

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
  run: ({ content }, asking: MembershipAsking<'device' | 'terminal'>) => show(content.trim(), asking),
  present: (card) => card,
});

type Presented = Result<CardPresented, MembershipRejection | IdentityRejection>;

/** Reads what a reader saw; cards of one reader are taken in one after the other. */
const show = async (text: string, asking: MembershipAsking<'device' | 'terminal'>): Promise<Presented> => {
  const { principal, context } = asking;
  const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
  const content = parseContent(text);
  if (!content) return rejected({ reason: 'BadInput', field: 'content' });
  const reader = { id, storeId: principal.storeId };
  return inReadersTurn(context.identity, id, () => present({ text, content, reader }, asking));
};

/** What is kept of a presentation, so that the same command gets the same answer: no name, no token. */
type Shown = Readonly<{ memberId: string; gsrn: string; proof: CardProof; tokenId: string; at: string }>;

/**
 * Takes in a card shown to an enrolled reader, by one change of the card. A rotating code counts once for its card; a
 * bare number earns points and proves nothing, so that it tells no name. From then on the reader may greet the member.
 */
const present = async (
  { text, content, reader }: { text: string; content: CardContent; reader: Reader },
  { commandId, actor, at, correlationId, context }: MembershipAsking<'device' | 'terminal'>,
): Promise<Presented> => {
  const { identity, membership } = context;
  const { id: readerId } = reader;
  const [pace, device, found] = await Promise.all([
    paceReader(identity, readerId, at),
    findReader(identity, reader),
    membership.cards.findOne({ gsrn: content.gsrn }),
  ]);
  if (!device) return rejected({ reason: 'DeviceRevoked' });
  const attempt = await pace.begin();
  if (!attempt.ok) return attempt;

  const seen = { content, reader, tokenId: newId(), at };
  const [shown, member] = await Promise.all([
    membership.cards.change(
      // Nobody's number is no card's key: it is looked for as often as a card is, so that both take as long.
      found?.row.id ?? content.gsrn,
      { cause: { correlationId, at }, once: { commandId, actor, input: { content: text } } },
      (row) => takeIn(row, seen, membership),
    ),
    membership.members.find(found?.row.memberId ?? content.gsrn),
    noteReaderSeen(identity, device, at),
  ]);
  if (!shown.ok) {
    const { rejection } = shown;
    const refusal = rejection.reason === 'NotFound' ? judgeNobodysCard(content, at) : rejection;
    if (refusal.reason === 'CardNotRecognised') await attempt.value.failed();
    else await attempt.value.recognised();
    if (refusal.reason === 'CardCodeUsed')
      membership.logger.warn({ readerId, storeId: reader.storeId }, 'a card code was shown a second time');
    return rejected(refusal);
  }
  await attempt.value.recognised();
  const { answer } = shown.value;
  if (!answer || !member) return rejected({ reason: 'CardNotRecognised' });
  const { firstName, locale } = member.row;
  const { memberId, gsrn, proof, tokenId, at: shownAt } = answer;
  const signed = signPresentation(
    identity,
    { memberId, gsrn, deviceId: readerId, locale, proof },
    { at: new Date(shownAt), tokenId },
  );
  return accepted({ ...signed, firstName: proof === 'ROTATING' ? firstName : null, locale, proof });
};

/** Judges the card and notes in its row the step of the code and the reader that saw it. */
const takeIn = (
  row: CardRow,
  { content, reader, tokenId, at }: { content: CardContent; reader: Reader; tokenId: string; at: Date },
  { box }: Pick<Membership, 'box'>,
): Decision<CardRow, Shown, MembershipRejection> => {
  const verdict = judgeCard(openCard(row, box), content, at);
  if (!verdict.ok) return verdict;
  const { memberId, gsrn } = row;
  const { proof } = content;
  const presentation = { readerId: reader.id, storeId: reader.storeId, proof, at };
  return accepted({
    row: {
      ...row,
      lastAcceptedStep: verdict.value,
      presentations: withPresentation(row.presentations, presentation),
    },
    answer: { memberId, gsrn, proof, tokenId, at: at.toISOString() },
  });
};
