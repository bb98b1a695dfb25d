import { buildSchema, GraphQLSchema, Kind, parse } from 'graphql';
import type { Feed } from './feed';

const itemName = ({ name }: Feed): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Item`;

const fieldOf = (feed: Feed): string => {
  const args = Object.entries(feed.args).map(([name, type]) => `${name}: ${type}`);
  return `"""\n${feed.about}\n"""\n${feed.name}(${args.join(', ')}): ${itemName(feed)}!`;
};

const typesOf = (feed: Feed): string => {
  const items = parse(feed.itemTypes).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition.name.value] : [],
  );
  return `union ${itemName(feed)} = ${[...items, 'RefetchNeeded'].join(' | ')}\n${feed.itemTypes}${feed.partTypes ?? ''}`;
};

/** The schema beside the supergraph: what happens now. The plain queries say the same. */
export const liveSdlOf = (feeds: readonly Feed[]): string => /* GraphQL */ `
"A whole number, exact up to 2^53 − 1 either way; a plain number of JSON."
scalar SafeInt

"The plain queries are at /graphql."
type Query {
  liveVersion: Int!
}

type Subscription {
${feeds.map(fieldOf).join('\n')}
}

${feeds.map(typesOf).join('\n')}
type RefetchNeeded {
  """
  MISSED (something may have happened that was not said here; the feed goes on); or, at its end, SLOW_READER,
  NOT_YOURS, UNAVAILABLE, SIGN_IN_AGAIN or RESTARTING.
  """
  reason: String!
}
`;

/** The executable live schema; `open` opens a feed or throws the public refusal. */
export const createLiveSchema = <Context>(
  feeds: readonly Feed[],
  open: (
    feed: Feed,
    args: Readonly<Record<string, unknown>>,
    context: Context,
  ) => Promise<AsyncIterable<unknown>>,
): GraphQLSchema => {
  const schema = buildSchema(liveSdlOf(feeds));
  const version = schema.getQueryType()?.getFields().liveVersion;
  if (version) version.resolve = () => 1;
  for (const feed of feeds) {
    const field = schema.getSubscriptionType()?.getFields()[feed.name];
    if (!field) throw new Error(`${feed.name} is not in the live schema`);
    field.subscribe = (_source, args, context: Context) => open(feed, args, context);
    field.resolve = (item) => item;
  }
  return schema;
};
