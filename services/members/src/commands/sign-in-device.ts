import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { presentSession, SignedIn } from '../adapters/graphql/session.type';

export const signInDevice = command({
  name: 'signInDevice',
  allow: ['public'],
  input: z.object({
    deviceId: idShape,
    challenge: z.string().min(1).max(2000),
    signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  }),
  takesCommandId: false,
  answer: SignedIn,
  refusal: membersRefusals,
  run: (input, { context }: MembersAsking) => context.useCases.signInDevice(input),
  present: presentSession,
});
