import type { Result } from '@rayon/kernel';
import type { FeedRejection } from './ask';
import type { Feed, FeedItem, Look, Viewer } from './feed';
import { handInOrder } from './in-order';
import { createItemQueue, type ItemQueue } from './item-queue';
import { refetchNeeded } from './refetch-needed';
import type { Topics } from './topics';

/** How often an open feed asks again whether its reader may still see it, in milliseconds. */
const recheckMilliseconds = 45_000;

/** Events held back while the supergraph is asked. */
const earlyMax = 1_000;

const reasons = { NotYours: 'NOT_YOURS', Unavailable: 'UNAVAILABLE', SignInAgain: 'SIGN_IN_AGAIN' } as const;

/**
 * Opens one feed for one reader. It listens first, then looks, then hands on what both said: nothing is missed in
 * between. It looks again now and then, and lets go whoever may no longer see.
 */
export const openFeed = async ({
  feed,
  topic,
  after,
  viewer,
  topics,
  look,
  onEnd,
  itemsMax,
  recheckEveryMilliseconds = recheckMilliseconds,
}: {
  feed: Feed;
  topic: string;
  /** The last sequence the reader saw; 0 for none. */
  after: number;
  viewer: Viewer;
  topics: Topics;
  /** Asks, as the reader, how things stand and what came after a sequence. */
  look: (after: number) => Promise<Result<Look, FeedRejection>>;
  onEnd: () => void;
  itemsMax?: number;
  recheckEveryMilliseconds?: number;
}): Promise<Result<ItemQueue<FeedItem>, FeedRejection>> => {
  let early: FeedItem[] | undefined = [];
  let mark: string | undefined;
  let recheck: NodeJS.Timeout | undefined;

  const unwatch = topics.watch(feed, topic, (shownTo) => {
    const item = shownTo(viewer);
    if (!item) return;
    if (!early) return hand(item);
    early.push(item);
    if (early.length > earlyMax) tooMany();
  });
  const queue = createItemQueue<FeedItem>({
    cutOff: refetchNeeded('SLOW_READER'),
    itemsMax,
    onEnd: () => {
      unwatch();
      clearInterval(recheck);
      onEnd();
    },
  });
  const tooMany = () => queue.end(refetchNeeded('SLOW_READER'));

  const lookAgain = async (seen: number): Promise<readonly FeedItem[] | undefined> => {
    const looked = await look(seen).catch(
      () => ({ ok: false, rejection: { reason: 'Unavailable' } }) as const,
    );
    if (!looked.ok) return void queue.end(refetchNeeded(reasons[looked.rejection.reason]));
    if (looked.value.mark !== mark) queue.push(refetchNeeded('MISSED'));
    mark = looked.value.mark;
    return looked.value.missed ?? [];
  };
  const order = handInOrder({
    after,
    push: queue.push,
    look: lookAgain,
    missed: () => queue.push(refetchNeeded('MISSED')),
    tooMany,
  });
  const hand = (item: FeedItem) =>
    item.sequence === undefined ? queue.push(item) : order.hand(item, item.sequence);

  const first = await look(after).catch((error: unknown) => {
    queue.end();
    throw error;
  });
  if (!first.ok) {
    queue.end();
    return first;
  }
  mark = first.value.mark;
  for (const item of first.value.now) queue.push(item);
  order.handAll(first.value.missed ?? []);
  const waiting = early;
  early = undefined;
  for (const item of waiting) hand(item);

  if (!queue.ended()) recheck = setInterval(() => void order.fill(), recheckEveryMilliseconds).unref();
  return { ok: true, value: queue };
};
