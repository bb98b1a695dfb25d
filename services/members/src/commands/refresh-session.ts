import { command } from '@rayon/subgraph';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';
import { presentSession, SignedIn } from '../adapters/graphql/session.type';

/** What a session is renewed and ended with. */
export const renewal = z
  .object({ refreshToken: z.string().min(1).max(200) })
  .meta({ input: 'RefreshSessionInput' });

export const refreshSession = command({
  name: 'refreshSession',
  allow: ['public'],
  input: renewal,
  takesCommandId: false,
  answer: SignedIn,
  refusal: membersRefusals,
  run: (input, { context }: MembersAsking) => context.useCases.renewSession(input),
  present: presentSession,
});
