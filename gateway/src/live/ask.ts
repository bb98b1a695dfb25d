import { rejected } from '@rayon/kernel';
import type { z } from 'zod';
import type { Answer } from '../operations/answer';
import type { GatewayContext } from '../request';

/** A plain query of the supergraph, and the shape of what comes back for it. */
type Question<Data> = Readonly<{ text: string; shape: z.ZodType<Data> }>;

/** Asks with the reader's own rights. `outage`: something is missing for another reason than who asks. */
export type Ask = <Data>(
  question: Question<Data>,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<{ data: Data; outage: boolean }>>;

/** Why a feed is refused or ends. */
export type FeedRejection = Readonly<{ reason: 'NotYours' | 'Unavailable' | 'SignInAgain' }>;

/** A question without an answer: nothing to see for this reader, unless part of the supergraph is away. */
export const notShown = (outage: boolean) =>
  rejected<FeedRejection>({ reason: outage ? 'Unavailable' : 'NotYours' });

const refusals: readonly unknown[] = ['FORBIDDEN', 'UNAUTHENTICATED', 'BAD_INPUT'];

/** Asks the supergraph as the caller of the context. */
export const askAs =
  (answer: Answer, context: GatewayContext): Ask =>
  async ({ text, shape }, variables) => {
    const { data, errors = [] } = await answer({ query: text, variables }, context);
    const outage = errors.some(({ extensions }) => !refusals.includes(extensions?.code));
    return { data: shape.parse(data ?? {}), outage };
  };
