/** Items waiting for one reader; a reader that lets more pile up is cut off. */
const queuedItemsMax = 200;

/** A bounded queue between the bus, which never waits, and one reader, who may be slow. */
export type ItemQueue<Item> = AsyncIterableIterator<Item> &
  Readonly<{
    /** Adds an item; when the queue is full everything waiting is dropped and the reader is cut off. */
    push: (item: Item) => void;
    /** Lets the reader take what waits, then `last` if given, then ends. */
    end: (last?: Item) => void;
    ended: () => boolean;
    return: () => Promise<IteratorResult<Item>>;
  }>;

/** An empty queue. `cutOff` is what a reader too slow is told; `onEnd` runs once, however it ends. */
export const createItemQueue = <Item>({
  cutOff,
  onEnd,
  itemsMax = queuedItemsMax,
}: {
  cutOff: Item;
  onEnd: () => void;
  itemsMax?: number;
}): ItemQueue<Item> => {
  let waiting: Item[] = [];
  let wake: (() => void) | undefined;
  let ended = false;

  const end = (last?: Item) => {
    if (ended) return;
    if (last !== undefined) waiting.push(last);
    ended = true;
    wake?.();
    onEnd();
  };

  const next = async (): Promise<IteratorResult<Item>> => {
    for (;;) {
      const item = waiting.shift();
      if (item !== undefined) return { done: false, value: item };
      if (ended) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
    }
  };

  return {
    push: (item) => {
      if (ended) return;
      if (waiting.length >= itemsMax) {
        waiting = [];
        end(cutOff);
        return;
      }
      waiting.push(item);
      wake?.();
    },
    end,
    ended: () => ended,
    next,
    return: async () => {
      waiting = [];
      end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
