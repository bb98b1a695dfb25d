import { buildSchema, type GraphQLObjectType, GraphQLSchema } from 'graphql';

/** The schema beside the supergraph: what happens now. Kept small by hand; the plain queries say the same. */
export const liveSdl = /* GraphQL */ `
  "The plain queries are at /graphql."
  type Query {
    liveVersion: Int!
  }

  type Subscription {
    """
    Everything that happens on one trip. A client that comes back names the last message it saw and misses
    none; a feed that ends with RefetchNeeded says why.
    """
    tripFeed(tripId: ID!, afterMessage: Int): TripFeedItem!
  }

  union TripFeedItem = TripMessage | TripStatus | TripPoints | RefetchNeeded

  type TripMessage {
    "Position among the messages of the trip: 1, 2, 3 …"
    sequence: Int!
    messageId: ID!
    campaignId: ID!
    "In the caller's language."
    title: String!
    body: String!
    issuedAt: String!
  }

  type TripStatus {
    "OPEN, ENDED, TO_PAY, CLOSED or CANCELLED."
    status: String!
    at: String!
  }

  type TripPoints {
    points: Int!
    balance: Int!
  }

  type RefetchNeeded {
    "MISSED (the feed goes on); or, at its end, SLOW_READER, NOT_YOURS, UNAVAILABLE, SIGN_IN_AGAIN or RESTARTING."
    reason: String!
  }
`;

/** Arguments of `tripFeed`. */
export type TripFeedArguments = { tripId: string; afterMessage?: number | null };

/** The executable live schema; `subscribe` opens the feed or throws the public refusal. */
export const createLiveSchema = <Context>(
  subscribe: (args: TripFeedArguments, context: Context) => Promise<AsyncIterable<unknown>>,
): GraphQLSchema => {
  const schema = buildSchema(liveSdl);
  const root = schema.getSubscriptionType() as GraphQLObjectType;
  const field = root.getFields().tripFeed;
  const query = schema.getQueryType()?.getFields().liveVersion;
  if (!field || !query) throw new Error('the live schema lost a field');
  field.subscribe = (_source, args, context) => subscribe(args as TripFeedArguments, context as Context);
  field.resolve = (item) => item;
  query.resolve = () => 1;
  return schema;
};
