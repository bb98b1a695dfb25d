import type { EventBus } from '@rayon/bus';
import { type Logger, openEnvelope } from '@rayon/kernel';
import type { Feed, FeedItem, Follows, Viewer } from './feed';

/** Called for every event of a topic with what a viewer is shown of it. */
type See = (shownTo: (viewer: Viewer) => FeedItem | undefined) => void;

/** Who watches what, by topic. */
type Watchers = Map<string, Set<See>>;

/** One ear on the bus for every open feed. */
export type Topics = Readonly<{
  /** Calls `see` for every event of the topic until the returned function is called. */
  watch: (feed: Feed, topic: string, see: See) => () => void;
  stop: () => Promise<void>;
}>;

/** Listens to the contracts the feeds follow, each once; an event costs one look-up, however many feeds are open. */
export const listenToTopics = async (
  feeds: readonly Feed[],
  { bus, logger }: { bus: Pick<EventBus, 'tap'>; logger: Logger },
): Promise<Topics> => {
  const watchersOf = new Map(feeds.map((feed) => [feed, new Map() as Watchers]));
  const routes = new Map<string, { follows: Follows; watchers: Watchers }[]>();
  for (const [feed, watchers] of watchersOf)
    for (const follows of feed.follows) {
      const { subject } = follows.contract;
      routes.set(subject, [...(routes.get(subject) ?? []), { follows, watchers }]);
    }

  const tap = await bus.tap([...routes.keys()], (envelope) => {
    try {
      // Most events are watched by nobody here: look before the contract is checked.
      const watched = routes.get(envelope.type)?.flatMap(({ follows, watchers }) => {
        const seeing = watchers.size > 0 ? watchers.get(follows.topicOf(envelope)) : undefined;
        return seeing ? [{ follows, seeing }] : [];
      });
      const contract = watched?.[0]?.follows.contract;
      if (!watched || !contract) return;
      const opened = openEnvelope(contract, envelope);
      for (const { follows, seeing } of watched)
        for (const see of seeing) see((viewer) => follows.toItem(opened, viewer));
    } catch (error) {
      logger.error({ err: error, type: envelope.type, id: envelope.id }, 'a live event could not be shown');
    }
  });

  return {
    watch: (feed, topic, see) => {
      const watchers = watchersOf.get(feed);
      if (!watchers) throw new Error(`${feed.name} is not listened to`);
      const seeing = watchers.get(topic) ?? new Set();
      watchers.set(topic, seeing.add(see));
      return () => {
        seeing.delete(see);
        if (seeing.size === 0 && watchers.get(topic) === seeing) watchers.delete(topic);
      };
    },
    stop: () => tap.stop(),
  };
};
