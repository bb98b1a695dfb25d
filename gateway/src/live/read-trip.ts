import { accepted, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { Answer } from '../operations/answer';
import { deadlineMilliseconds } from '../request';
import type { ReadTripAs } from './live-endpoint';

/** The question asked before a feed streams, and again to fill a hole. */
export const tripForFeed = /* GraphQL */ `
  query TripForFeed($id: ID!, $after: Int) {
    trip(id: $id) {
      id
      status
      messages(after: $after) {
        sequence
        messageId
        campaignId
        title
        body
        issuedAt
      }
    }
  }
`;

const tripShape = z.object({
  trip: z
    .object({
      status: z.string(),
      messages: z
        .array(
          z.object({
            sequence: z.int(),
            messageId: z.string(),
            campaignId: z.string(),
            title: z.string(),
            body: z.string(),
            issuedAt: z.string(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

const refusals: readonly unknown[] = ['FORBIDDEN', 'UNAUTHENTICATED', 'BAD_INPUT'];

/** Asks the supergraph for a trip with the caller's own rights: no trip, no feed. */
export const readTripThrough =
  (answer: Answer): ReadTripAs =>
  async (context, { tripId, after }) => {
    const { data, errors = [] } = await answer(
      { query: tripForFeed, variables: { id: tripId, after } },
      { ...context, deadlineAt: performance.now() + deadlineMilliseconds },
    );
    const { trip } = tripShape.parse(data ?? {});
    const refused = errors.every(({ extensions }) => refusals.includes(extensions?.code));
    if (!trip) return rejected({ reason: refused ? 'NotYours' : 'Unavailable' });
    if (!trip.messages && !refused) return rejected({ reason: 'Unavailable' });
    const messages = (trip.messages ?? []).map((message) => ({
      __typename: 'TripMessage' as const,
      ...message,
    }));
    return accepted({ status: trip.status, messages });
  };
