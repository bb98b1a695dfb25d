import { setTimeout } from 'node:timers/promises';
import { actorOf, type Principal } from '@rayon/auth';
import type { EventBus } from '@rayon/bus';
import { type Clock, isUuid, type Result } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql';
import { createHandler } from 'graphql-sse';
import type { GatewayContext } from '../request';
import { publicFormat } from '../walls/error-format';
import type { Feed } from './feed';
import { createLiveSchema, type TripFeedArguments } from './live-schema';
import { type Pace, streamPaced } from './paced-stream';
import type { TripFeedItem } from './trip-event';
import { listenToTrips } from './trip-events';
import { type FeedRejection, openTripFeed, type TripSnapshot } from './trip-feed';

/** Limits of the live endpoint. */
export const liveLimits = {
  bodyBytesMax: 4 * 1024,
  tokensMax: 200,
  feedsMax: 2_000,
  feedsPerPrincipalMax: 5,
  /** A reader whose socket takes nothing for this long is dropped. */
  stalledMilliseconds: 30_000,
  /** How long readers may take to hear that the gateway stops. */
  farewellMilliseconds: 1_000,
} as const;

/** What a live request carries through its life. */
type LiveContext = GatewayContext & {
  /** Whether the caller's token is still good; asked again while the feed is open. */
  stillSignedIn: () => Promise<boolean>;
};

/** Asks the supergraph as the caller. */
export type ReadTripAs = (
  context: GatewayContext,
  asked: { tripId: string; after: number },
) => Promise<Result<TripSnapshot, FeedRejection>>;

/** The live endpoint: one handler for `POST /live`. */
export type LiveEndpoint = Readonly<{
  handle: (request: FastifyRequest, reply: FastifyReply, context: LiveContext) => Promise<void>;
  /** Feeds open now. */
  open: () => number;
  stop: () => Promise<void>;
}>;

const refused = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

/** An error about the request as a whole, such as a variable of the wrong type, is the caller's. */
const withCode = (error: GraphQLError): GraphQLError => {
  const { path, extensions, originalError } = error;
  const isFailure = originalError !== undefined && !(originalError instanceof GraphQLError);
  return path || isFailure || extensions.code !== undefined ? error : refused('BAD_INPUT', error.message);
};

const seesPoints = ({ kind }: Principal): boolean =>
  kind === 'member' || kind === 'device' || kind === 'terminal';

/** Starts listening to the bus and answers live subscriptions over server-sent events. */
export const createLiveEndpoint = async ({
  bus,
  readTrip,
  clock,
  logger,
  itemsMax,
  recheckEveryMilliseconds,
}: {
  bus: Pick<EventBus, 'tap'>;
  readTrip: ReadTripAs;
  clock: Clock;
  logger: Logger;
  itemsMax?: number;
  recheckEveryMilliseconds?: number;
}): Promise<LiveEndpoint> => {
  const events = await listenToTrips(bus, logger);
  const feeds = new Set<Feed<TripFeedItem>>();
  const perActor = new Map<string, number>();
  let stopping = false;

  /** Takes a place for one more feed of the actor; gives the function that frees it. */
  const takePlace = (actor: string): (() => void) => {
    const mine = perActor.get(actor) ?? 0;
    const total = [...perActor.values()].reduce((sum, count) => sum + count, 0);
    if (mine >= liveLimits.feedsPerPrincipalMax || total >= liveLimits.feedsMax)
      throw refused('TOO_MANY_FEEDS', 'Too many live feeds are open.');
    perActor.set(actor, mine + 1);
    return () => {
      const left = (perActor.get(actor) ?? 1) - 1;
      if (left > 0) perActor.set(actor, left);
      else perActor.delete(actor);
    };
  };

  const subscribe = async ({ tripId, afterMessage }: TripFeedArguments, context: LiveContext) => {
    const { principal, locale } = context;
    if (principal.kind === 'anonymous') throw refused('UNAUTHENTICATED', 'Sign in to continue.');
    if (!isUuid(tripId)) throw refused('BAD_INPUT', 'tripId is not an id.');
    if (stopping) throw refused('UNAVAILABLE', 'Restarting. Try again.');

    const leave = takePlace(actorOf(principal));
    const holder: { feed?: Feed<TripFeedItem> } = {};
    const opened = await openTripFeed({
      tripId,
      afterMessage: Math.max(0, afterMessage ?? 0),
      locale,
      withPoints: seesPoints(principal),
      events,
      readTrip: async (after) => {
        if (!(await context.stillSignedIn())) {
          holder.feed?.end({ __typename: 'RefetchNeeded', reason: 'SIGN_IN_AGAIN' });
          return { ok: false, rejection: { reason: 'NotYours' } };
        }
        return readTrip(context, { tripId, after });
      },
      now: clock,
      itemsMax,
      recheckEveryMilliseconds,
      onEnd: () => {
        leave();
        if (holder.feed) feeds.delete(holder.feed);
      },
    });
    if (!opened.ok)
      throw opened.rejection.reason === 'NotYours'
        ? refused('FORBIDDEN', 'You may not see this trip.')
        : refused('UNAVAILABLE', 'Part of the answer is not available now. Try again.');
    holder.feed = opened.value;
    feeds.add(opened.value);
    return opened.value;
  };

  const schema = createLiveSchema<LiveContext>(subscribe);
  const answering = new Set<Promise<void>>();
  const contexts = new WeakMap<FastifyRequest, LiveContext>();
  const handler = createHandler<FastifyRequest, Pace, LiveContext>({
    schema,
    // One feed per connection: nothing is kept on the server between two of them.
    authenticate: () => null,
    validate: (against, document) =>
      validate(against, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]).map(({ message }) =>
        refused('GRAPHQL_VALIDATION_FAILED', message),
      ),
    onSubscribe: ({ raw }, { query, variables, operationName }) => {
      const contextValue = contexts.get(raw);
      if (!contextValue) throw new Error('a live request without context');
      try {
        const document = parse(query, { maxTokens: liveLimits.tokensMax });
        return { schema, document, variableValues: variables, operationName, contextValue };
      } catch (error) {
        if (error instanceof GraphQLError)
          return { data: null, errors: [refused('GRAPHQL_PARSE_FAILED', error.message)] };
        throw error;
      }
    },
    onNext: async (_context, { raw, context: pace }, result) => {
      await pace.ready();
      if (!('errors' in result) || !result.errors) return result;
      for (const { originalError } of result.errors)
        if (originalError && !(originalError instanceof GraphQLError))
          logger.error({ err: originalError, url: raw.url }, 'a live feed failed');
      const errors = result.errors.map((error) => {
        const { message, path, extensions } = publicFormat(withCode(error).toJSON());
        return new GraphQLError(message, { path, extensions });
      });
      return { ...result, errors };
    },
  });

  return {
    handle: async (request, reply, context) => {
      contexts.set(request, context);
      reply.header('x-accel-buffering', 'no');
      reply.hijack();
      const answered = streamPaced(handler, {
        request,
        reply,
        stalledMilliseconds: liveLimits.stalledMilliseconds,
      }).catch((error: unknown) => {
        // A reader that goes away in the middle of a write is no failure.
        if (reply.raw.destroyed) return;
        logger.error({ err: error }, 'a live request failed');
        reply.raw.destroy();
      });
      answering.add(answered);
      await answered;
      answering.delete(answered);
    },
    open: () => feeds.size,
    stop: async () => {
      stopping = true;
      for (const feed of feeds) feed.end({ __typename: 'RefetchNeeded', reason: 'RESTARTING' });
      await events.stop();
      await Promise.race([
        Promise.all(answering),
        setTimeout(liveLimits.farewellMilliseconds, undefined, { ref: false }),
      ]);
    },
  };
};
