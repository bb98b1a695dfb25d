import { Directive, Field, ObjectType } from 'type-graphql';
import { SafeInt } from './safe-int';

/** Money in every subgraph: whole minor units and an ISO 4217 code, as the kernel's `Money` has it. */
@Directive('@shareable')
@ObjectType('Money', {
  description:
    'Whole minor units of an ISO 4217 currency: cents of EUR, yen of JPY, fils (thousandths) of KWD.',
  simpleResolvers: true,
})
export class MoneyType {
  @Field(() => SafeInt)
  minor!: number;

  @Field(() => String)
  currency!: string;
}
