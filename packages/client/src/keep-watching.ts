import type { FeedClient, FeedData } from './open-feed';
import type { TypedDocument } from './typed-document';
import { type FeedHandlers, pauseMilliseconds, watchFeed } from './watch-feed';

/**
 * Watches a feed also when too many others of the same person are open: it then tries again at the longest pause, and
 * `connected` is called at each try, so that a plain query asked in it becomes a slow poll. Returns how to stop.
 */
export const keepWatching = <Data extends FeedData<Data>, Variables extends Record<string, unknown>>(
  client: FeedClient,
  document: TypedDocument<Data, Variables>,
  variables: () => Variables,
  handlers: FeedHandlers<Data[keyof Data]>,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: () => void = () => undefined;
  const watch = () => {
    stop = watchFeed(client, document, variables, {
      ...handlers,
      ended: (code) => {
        if (code === 'TOO_MANY_FEEDS') timer = setTimeout(watch, pauseMilliseconds.most);
        else handlers.ended?.(code);
      },
    });
  };
  watch();
  return () => {
    clearTimeout(timer);
    stop();
  };
};
