import { Directive, Field, Int, ObjectType } from 'type-graphql';

/** Money in every subgraph: whole minor units and an ISO 4217 code, as the kernel's `Money` has it. */
@Directive('@shareable')
@ObjectType('Money', {
  description: 'Whole minor units (cents) of an ISO 4217 currency.',
  simpleResolvers: true,
})
export class MoneyType {
  @Field(() => Int)
  minor!: number;

  @Field(() => String)
  currency!: string;
}
