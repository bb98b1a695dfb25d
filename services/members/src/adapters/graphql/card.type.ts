import { resultOf } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Card as StoredCard } from '../../domain/card';
import type { Gsrn } from '../../domain/gsrn';
import { MembersRefusal } from './refusal.type';

/** Whether a card may be used. */
const CardStatus = { ACTIVE: 'ACTIVE', BLOCKED: 'BLOCKED' } as const satisfies Record<
  string,
  StoredCard['status']
>;
registerEnumType(CardStatus, { name: 'CardStatus' });

/** How a card was shown: its number alone, or with the code of the moment. */
const CardProof = { STATIC: 'STATIC', ROTATING: 'ROTATING' } as const;
registerEnumType(CardProof, { name: 'CardProof' });

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

  @Field(() => CardStatus)
  status!: StoredCard['status'];

  @Field(() => CardQr)
  qr!: CardQr;
}

@InputType()
export class PresentCardInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String, { description: 'What the reader saw: the QR code, or the number alone.' })
  content!: string;
}

@ObjectType()
export class CardPresented {
  @Field(() => String, { description: 'Hand it to openTrip or attachCard; good for this device alone.' })
  presentation!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => String)
  firstName!: string;

  @Field(() => String)
  locale!: string;

  @Field(() => CardProof)
  proof!: keyof typeof CardProof;
}

export const PresentCardResult = resultOf('PresentCardResult', CardPresented, MembersRefusal);
