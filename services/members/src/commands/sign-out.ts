import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { renewal } from './refresh-session';

@ObjectType()
class SignedOut {
  @Field(() => Boolean)
  ended!: boolean;
}

export const signOut = command({
  name: 'signOut',
  allow: ['public'],
  input: renewal,
  takesCommandId: false,
  answer: SignedOut,
  refusal: membersRefusals,
  run: (input, { context }: MembersAsking) => context.useCases.signOut(input),
  present: (ended) => ({ ended }),
});
