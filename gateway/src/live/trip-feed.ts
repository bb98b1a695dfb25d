import type { Principal } from '@rayon/auth';
import { MessageIssuedV1, PointsAccruedV1, TripStatusChangedV1 } from '@rayon/events';
import { accepted } from '@rayon/kernel';
import { z } from 'zod';
import { notShown } from './ask';
import { feed, follow } from './feed';
import { graphqlName } from './graphql-name';

const messageShape = z.object({
  sequence: z.int(),
  messageId: z.string(),
  campaignId: z.string(),
  title: z.string(),
  body: z.string(),
  issuedAt: z.string(),
  picture: z.object({ alt: z.string(), small: z.string() }).nullish(),
  sponsor: z.object({ id: z.string() }).nullish(),
});

const trip = {
  text: /* GraphQL */ `
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
          picture {
            alt
            small
          }
          sponsor {
            id
          }
        }
      }
    }
  `,
  shape: z.object({
    trip: z.object({ status: z.string(), messages: z.array(messageShape).nullish() }).nullish(),
  }),
};

/** Points and balance are for the shopper's own screens. */
const seesPoints = ({ kind }: Principal): boolean =>
  kind === 'member' || kind === 'device' || kind === 'terminal';

/** What a screen shows of one trip. */
export const tripFeed = feed({
  name: 'tripFeed',
  about:
    'Everything that happens on one trip. A client that comes back names the last message it saw and misses\n' +
    'none; a feed that ends with RefetchNeeded says why.',
  args: { tripId: 'ID!', afterMessage: 'Int' },
  itemTypes: /* GraphQL */ `
    type TripMessage {
      "Position among the messages of the trip: 1, 2, 3 …"
      sequence: Int!
      messageId: ID!
      campaignId: ID!
      "In the caller's language."
      title: String!
      body: String!
      issuedAt: String!
      "A brand pays for its place."
      sponsored: Boolean!
      picture: MessagePicture
    }

    type TripStatus {
      "OPEN, ENDED, TO_PAY, CLOSED or CANCELLED."
      status: String!
      at: String!
    }

    type TripPoints {
      points: SafeInt!
      balance: SafeInt!
    }
  `,
  partTypes: /* GraphQL */ `
    type MessagePicture {
      "What is to be seen, for whoever does not see it."
      alt: String!
      "Its address on this host; what is there never changes."
      small: String!
    }
  `,
  topicOf: ({ tripId }) => tripId,
  cursorOf: ({ afterMessage }) => afterMessage ?? 0,
  follows: [
    follow(MessageIssuedV1, {
      topicOf: ({ data }) => data.tripId,
      toItem: ({ data }, { locale }) => ({
        __typename: 'TripMessage',
        sequence: data.messageSequence,
        messageId: data.messageId,
        campaignId: data.campaignId,
        title: data.title[locale],
        body: data.body[locale],
        issuedAt: data.issuedAt,
        sponsored: data.sponsored === true,
        picture: data.picture?.[locale] ?? null,
      }),
    }),
    follow(TripStatusChangedV1, {
      topicOf: ({ data }) => data.tripId,
      toItem: ({ data: { status, at } }) => ({ __typename: 'TripStatus', status: graphqlName(status), at }),
    }),
    follow(PointsAccruedV1, {
      topicOf: ({ data }) => data.tripId,
      toItem: ({ data: { points, balance } }, { principal }) =>
        seesPoints(principal) ? { __typename: 'TripPoints', points, balance } : undefined,
    }),
  ],
  maySee: async ({ ask, args: { tripId }, after, at }) => {
    const { data, outage } = await ask(trip, { id: tripId, after });
    if (!data.trip || (!data.trip.messages && outage)) return notShown(outage);
    const { status, messages } = data.trip;
    return accepted({
      now: [{ __typename: 'TripStatus', status, at: at.toISOString() }],
      missed:
        messages?.map(({ sponsor, picture = null, ...message }) => ({
          __typename: 'TripMessage',
          ...message,
          sponsored: Boolean(sponsor),
          picture,
        })) ?? [],
    });
  },
});
