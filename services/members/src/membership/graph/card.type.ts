import { graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import type { Card as StoredCard } from '../domain/card';
import type { Gsrn } from '../domain/gsrn';

/** Whether a card may be used. */
const cardStatus = graphEnum('CardStatus', { ACTIVE: 'ACTIVE', BLOCKED: 'BLOCKED' });

@ObjectType({ description: 'What to show now; ask again when it ends.' })
export class CardQr {
  @Field(() => String, { description: 'At most 64 characters: RY1:<number>:<code>.' })
  content!: string;

  @Field(() => GraphQLISODateTime)
  validUntil!: Date;

  /** For the linear barcode. */
  gsrn!: Gsrn;
}

@ObjectType()
export class Card {
  @Field(() => String, { description: 'GS1 global service relation number (AI 8018), 18 digits.' })
  gsrn!: Gsrn;

  @Field(() => cardStatus.enum)
  status!: StoredCard['status'];

  @Field(() => CardQr)
  qr!: CardQr;
}
