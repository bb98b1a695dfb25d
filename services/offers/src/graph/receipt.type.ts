import { isUuid } from '@rayon/kernel';
import { Allow, MoneyType, Reference } from '@rayon/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** Units of a line that would come back. */
@InputType('UnitsBackInput')
export class UnitsBackInput {
  @Field(() => ID)
  lineId!: string;

  @Field(() => Int)
  quantity!: number;
}

/** What is kept of a line, and what that costs. */
@ObjectType('KeptLine')
export class KeptLineType {
  @Field(() => ID)
  lineId!: string;

  @Field(() => Int)
  quantityKept!: number;

  @Field(() => MoneyType, { description: 'What is paid now for what is kept of it.' })
  before!: MoneyType;

  @Field(() => MoneyType, { description: 'What is kept of it costs then.' })
  after!: MoneyType;
}

/** What an offer gives to a basket before and after units of it are back. */
@ObjectType('KeptOffer')
export class KeptOfferType {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => MoneyType)
  before!: MoneyType;

  @Field(() => MoneyType, { description: 'Nothing where what is kept does not earn it any more.' })
  after!: MoneyType;
}

/** What a return would come to. */
@ObjectType('IfReturned')
export class IfReturnedType {
  @Field(() => MoneyType, {
    description: 'What is paid now, less what the kept basket costs; never below zero.',
  })
  refund!: MoneyType;

  @Field(() => MoneyType, { description: 'What the kept basket costs.' })
  kept!: MoneyType;

  @Field(() => [KeptLineType], { description: 'Every line of the receipt.' })
  lines!: KeptLineType[];

  @Field(() => [KeptOfferType], { description: 'Those that give another amount then.' })
  offers!: KeptOfferType[];
}

/**
 * A receipt of *scanner*: tills, which take goods of any store back, are told what its own copy says of a return. Until when they come
 * back is scanner's rule, and comes with the reference.
 */
@Allow('terminal')
@Directive('@key(fields: "id")')
@Reference((references) =>
  references.map(({ id, returnableUntil, returnWindowOver }) =>
    isUuid(id) ? Object.assign(new ReceiptType(), { id, returnableUntil, returnWindowOver }) : null,
  ),
)
@ObjectType('Receipt')
export class ReceiptType {
  @Field(() => ID)
  id!: string;

  @Directive('@external')
  @Field(() => String, { nullable: true })
  returnableUntil!: unknown;

  @Directive('@external')
  @Field(() => Boolean)
  returnWindowOver!: unknown;
}
