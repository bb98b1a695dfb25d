import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { emailShape, lineShape, passwordShape } from '../use-cases/input';

@ObjectType()
class BrandUserCreated {
  @Field(() => ID)
  brandUserId!: string;
}

export const createBrandUser = command({
  name: 'createBrandUser',
  allow: ['administrator'],
  input: z.object({ email: emailShape, password: passwordShape, name: lineShape(80), brandId: idShape }),
  answer: BrandUserCreated,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.createBrandUser(context.caller, { commandId, ...input }),
  present: (user) => user,
});
