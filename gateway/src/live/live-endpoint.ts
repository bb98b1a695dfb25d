import { setTimeout } from 'node:timers/promises';
import { actorOf } from '@rayon/auth';
import type { EventBus } from '@rayon/bus';
import { type Clock, isUuid, rejected } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../operations/answer';
import type { GatewayContext } from '../request';
import { askAs, type FeedRejection } from './ask';
import type { Feed, FeedItem } from './feed';
import type { ItemQueue } from './item-queue';
import { liveLimits } from './limits';
import { createLiveHandler } from './live-handler';
import { createLiveSchema } from './live-schema';
import { openFeed } from './open-feed';
import { streamPaced } from './paced-stream';
import { createPlaces } from './places';
import { refetchNeeded } from './refetch-needed';
import { refused } from './refused';
import { listenToTopics } from './topics';

/** What a live request carries through its life. */
type LiveContext = GatewayContext & {
  /** Whether the caller's token is still good; asked again while the feed is open. */
  stillSignedIn: () => Promise<boolean>;
};

/** The live endpoint: one handler for `POST /live`. */
export type LiveEndpoint = Readonly<{
  handle: (request: FastifyRequest, reply: FastifyReply, context: LiveContext) => Promise<void>;
  /** Feeds open now. */
  open: () => number;
  /** Ends every feed whose reader's token is good no more. */
  letGoRevoked: () => Promise<void>;
  stop: () => Promise<void>;
}>;

const refusals = {
  NotYours: { code: 'FORBIDDEN', message: 'You may not see this.' },
  Unavailable: { code: 'UNAVAILABLE', message: 'Part of the answer is not available now. Try again.' },
  SignInAgain: { code: 'UNAUTHENTICATED', message: 'Sign in to continue.' },
  Restarting: { code: 'UNAVAILABLE', message: 'Restarting. Try again.' },
} as const;

const refusal = (reason: FeedRejection['reason'] | 'Restarting') =>
  refused(refusals[reason].code, refusals[reason].message);

/** Refuses an id that is none before anybody is asked for it. */
const checkIds = (feed: Feed, args: Readonly<Record<string, unknown>>) => {
  for (const [name, type] of Object.entries(feed.args))
    if (type === 'ID!' && !isUuid(String(args[name]))) throw refused('BAD_INPUT', `${name} is not an id.`);
};

/** Starts listening to the bus and answers live subscriptions over server-sent events. */
export const createLiveEndpoint = async ({
  feeds,
  bus,
  answer,
  clock,
  logger,
  recheckEveryMilliseconds,
}: {
  feeds: readonly Feed[];
  bus: Pick<EventBus, 'tap'>;
  /** Answers plain queries. */
  answer: Answer;
  clock: Clock;
  logger: Logger;
  /** How often an open feed asks again whether its reader may still see it. */
  recheckEveryMilliseconds?: number;
}): Promise<LiveEndpoint> => {
  const topics = await listenToTopics(feeds, { bus, logger });
  const queues = new Map<ItemQueue<FeedItem>, LiveContext>();
  const places = createPlaces();
  const answering = new Set<Promise<void>>();
  const contexts = new WeakMap<FastifyRequest, LiveContext>();
  let stopping = false;

  const open = async (feed: Feed, given: Readonly<Record<string, unknown>>, context: LiveContext) => {
    const { principal, locale, origin } = context;
    if (principal.kind === 'anonymous') throw refusal('SignInAgain');
    checkIds(feed, given);
    if (stopping) throw refusal('Restarting');

    const args = given as Parameters<Feed['topicOf']>[0];
    const viewer = { principal, locale };
    const ask = askAs(answer, context);
    const leave = places.take({ actor: actorOf(principal), origin });
    const holder: { queue?: ItemQueue<FeedItem> } = {};
    const opened = await openFeed({
      feed,
      topic: feed.topicOf(args),
      after: Math.max(0, feed.cursorOf?.(args) ?? 0),
      viewer,
      topics,
      look: async (after) =>
        (await context.stillSignedIn())
          ? feed.maySee({ ask, args, viewer, after, at: clock() })
          : rejected({ reason: 'SignInAgain' }),
      recheckEveryMilliseconds,
      onEnd: () => {
        leave();
        if (holder.queue) queues.delete(holder.queue);
      },
    });
    if (!opened.ok) throw refusal(opened.rejection.reason);
    const queue = opened.value;
    if (stopping) queue.end(refetchNeeded('RESTARTING'));
    if (queue.ended()) return queue;
    holder.queue = queue;
    queues.set(queue, context);
    return queue;
  };

  const handler = createLiveHandler({
    schema: createLiveSchema(feeds, open),
    contextOf: (request) => {
      const context = contexts.get(request);
      if (!context) throw new Error('a live request without context');
      return context;
    },
    logger,
  });

  const handle = async (request: FastifyRequest, reply: FastifyReply, context: LiveContext) => {
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
  };

  return {
    handle,
    open: () => queues.size,
    letGoRevoked: async () => {
      for (const [queue, { stillSignedIn }] of queues)
        if (!(await stillSignedIn())) queue.end(refetchNeeded('SIGN_IN_AGAIN'));
    },
    stop: async () => {
      stopping = true;
      for (const queue of queues.keys()) queue.end(refetchNeeded('RESTARTING'));
      await topics.stop();
      await Promise.race([
        Promise.all(answering),
        setTimeout(liveLimits.farewellMilliseconds, undefined, { ref: false }),
      ]);
    },
  };
};
