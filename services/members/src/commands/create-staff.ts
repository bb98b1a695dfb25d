import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { staffRole } from '../adapters/graphql/session.type';
import { emailShape, lineShape, passwordShape } from '../use-cases/input';

@ObjectType()
class StaffCreated {
  @Field(() => ID)
  staffId!: string;
}

export const createStaff = command({
  name: 'createStaff',
  allow: ['administrator'],
  input: z
    .object({
      email: emailShape,
      password: passwordShape,
      name: lineShape(80),
      role: staffRole,
      storeIds: z
        .array(idShape)
        .max(50)
        .nullable()
        .default([])
        .transform((ids) => ids ?? [])
        .describe('At least one for an associate; empty means every store for the others.'),
    })
    // Somebody who helps in a store is bound to at least one; every store is named once.
    .refine(({ role, storeIds }) => role !== 'associate' || storeIds.length > 0, { path: ['storeIds'] })
    .refine(({ storeIds }) => new Set(storeIds).size === storeIds.length, { path: ['storeIds'] }),
  answer: StaffCreated,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.createStaff(context.caller, { commandId, ...input }),
  present: (staff) => staff,
});
