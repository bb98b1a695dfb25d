import { worksIn } from '@rayon/auth';
import { TripStatusChangedV1 } from '@rayon/events';
import { accepted, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { notShown } from './ask';
import { feed, follow } from './feed';
import { graphqlName } from './graphql-name';

const waiting = {
  text: /* GraphQL */ `
    query WaitingForFeed($storeId: ID!) {
      tripsNeedingHelp(storeId: $storeId) {
        id
        status
        version
      }
    }
  `,
  shape: z.object({
    tripsNeedingHelp: z.array(z.object({ id: z.string(), status: z.string(), version: z.int() })).nullish(),
  }),
};

/** What an associate's screen follows: trips of the store move on, and with them who waits for help. */
export const storeFeed = feed({
  name: 'storeFeed',
  about:
    'Trips of one store that move to another state; first those that wait for help, as `tripsNeedingHelp` names them.\n' +
    'For whoever may ask that for the store: ask it again when something comes.',
  args: { storeId: 'ID!' },
  itemTypes: /* GraphQL */ `
    type StoreTripChanged {
      tripId: ID!
      "OPEN, ENDED, TO_PAY, CLOSED or CANCELLED; whether it waits for help is the plain query's to say."
      status: String!
      at: String!
    }
  `,
  topicOf: ({ storeId }) => storeId,
  follows: [
    follow(TripStatusChangedV1, {
      topicOf: ({ data }) => data.storeId,
      toItem: ({ data: { tripId, status, at } }) => ({
        __typename: 'StoreTripChanged',
        tripId,
        status: graphqlName(status),
        at,
      }),
    }),
  ],
  maySee: async ({ ask, args: { storeId }, viewer, at }) => {
    // The plain query answers another store's associate with an empty list, which is no leave to listen.
    if (!worksIn(viewer.principal, storeId)) return rejected({ reason: 'NotYours' });
    const { data, outage } = await ask(waiting, { storeId });
    const trips = data.tripsNeedingHelp;
    if (!trips) return notShown(outage);
    return accepted({
      now: trips.map(({ id, status }) => ({
        __typename: 'StoreTripChanged',
        tripId: id,
        status,
        at: at.toISOString(),
      })),
      mark: trips.map(({ id, version }) => `${id} ${version}`).join(),
    });
  },
});
