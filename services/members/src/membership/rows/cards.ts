import { type Aggregates, aggregate, keptAsLongAs, oneOf, type Stored } from '@rayon/store';
import { z } from 'zod';
import type { SecretBox } from '../../secret-box';
import { type Card, cardStatuses } from '../domain/card';
import { cardProofs } from '../domain/presentation';

/** A card whose secret is sealed, for itself alone. */
export type CardRow = Omit<Card, 'secret'> & Readonly<{ sealedSecret: string }>;

/** Cards with the readers that saw them: showing one is a change of its row alone. */
export const cards = aggregate<CardRow>('cards', {
  key: 'id',
  retention: keptAsLongAs('the person is a member'),
  silent: true,
  // A presentation is good for minutes: nobody asks for one again after sixteen others.
  forgetful: true,
  row: z.object({
    id: z.string(),
    memberId: z.string(),
    gsrn: z.string(),
    sealedSecret: z.string(),
    status: z.enum(cardStatuses),
    lastAcceptedStep: z.int(),
    issuedAt: z.date(),
    presentations: z
      .array(z.object({ readerId: z.string(), storeId: z.string(), proof: z.enum(cardProofs), at: z.date() }))
      // Rows of earlier versions have none: presentations were rows of their own.
      .default([]),
  }),
  indexes: [
    { on: { gsrn: 1 }, unique: true },
    // Not unique: a replaced card stays, so that its number keeps leading to its member.
    { on: { memberId: 1, issuedAt: 1 } },
  ],
});

/** Cards per member that are read, replaced ones included. */
const cardsPerMemberMax = 20;

/** All cards of these members, the newest first. */
export const cardsOf = (
  rows: Pick<Aggregates<CardRow>, 'findMany'>,
  memberIds: readonly string[],
): Promise<Stored<CardRow>[]> =>
  rows.findMany(
    { memberId: oneOf(memberIds) },
    { sort: { issuedAt: -1 }, limit: memberIds.length * cardsPerMemberMax },
  );

const purposeOf = (id: string) => `card-secret:${id}`;

/** The card as the rules see it. */
export const openCard = ({ sealedSecret, ...card }: CardRow, box: SecretBox): Card => ({
  ...card,
  secret: box.open(sealedSecret, purposeOf(card.id)),
});

/** The card as it is kept. */
export const sealCard = ({ secret, ...card }: Card, box: SecretBox): CardRow => ({
  ...card,
  sealedSecret: box.seal(secret, purposeOf(card.id)),
});
