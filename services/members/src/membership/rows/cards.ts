import { table } from '@rayon/store';
import { z } from 'zod';
import type { SecretBox } from '../../secret-box';
import { type Card, cardStatuses } from '../domain/card';

/** A card whose secret is sealed, for itself alone. */
export type CardRow = Omit<Card, 'secret'> & Readonly<{ sealedSecret: string }>;

export const cards = table<CardRow>('cards', {
  key: 'id',
  row: z.object({
    id: z.string(),
    memberId: z.string(),
    gsrn: z.string(),
    sealedSecret: z.string(),
    status: z.enum(cardStatuses),
    lastAcceptedStep: z.int(),
    issuedAt: z.date(),
  }),
  indexes: [
    { on: { gsrn: 1 }, unique: true },
    // Not unique: a replaced card stays, so that its number keeps leading to its member.
    { on: { memberId: 1, issuedAt: 1 } },
  ],
});

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
