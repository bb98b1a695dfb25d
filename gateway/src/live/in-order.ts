import { setTimeout } from 'node:timers/promises';
import type { FeedItem } from './feed';

/** Items held back behind a hole. */
const heldMax = 1_000;
/** Pauses before each look for a hole: the supergraph's copy may be a little behind the bus. */
const fillPausesMilliseconds = [0, 0, 50, 250];

/** The items of one feed that have a sequence, on their way to its reader: each once and in order. */
export type InOrder = Readonly<{
  /** Hands on items that are all there is above what was handed on before. */
  handAll: (items: readonly FeedItem[]) => void;
  /** Hands on one item; what came before it and is missing is looked for first. */
  hand: (item: FeedItem, sequence: number) => void;
  /** Looks for what is missing. */
  fill: () => Promise<void>;
}>;

/** Starts behind `after`. A hole is filled by `look`, and said by `missed` when nobody can fill it. */
export const handInOrder = ({
  after,
  push,
  look,
  missed,
  tooMany,
}: {
  after: number;
  push: (item: FeedItem) => void;
  /** Items above a sequence; undefined when the feed has ended. */
  look: (after: number) => Promise<readonly FeedItem[] | undefined>;
  missed: () => void;
  tooMany: () => void;
}): InOrder => {
  let seen = after;
  const held = new Map<number, FeedItem>();
  let filling = false;

  const handAll = (items: readonly FeedItem[]) => {
    const numbered = items.map((item) => ({ item, sequence: item.sequence ?? 0 }));
    for (const { item, sequence } of numbered.sort((left, right) => left.sequence - right.sequence)) {
      if (sequence <= seen) continue;
      seen = sequence;
      push(item);
    }
  };

  /** Hands on what was held back, as far as it follows without a hole; with `anyway`, all of it. */
  const release = ({ anyway }: { anyway: boolean }) => {
    for (const sequence of [...held.keys()].sort((left, right) => left - right)) {
      if (sequence > seen + 1 && !anyway) return;
      const item = held.get(sequence);
      held.delete(sequence);
      if (item) handAll([item]);
    }
  };

  const fill = async () => {
    if (filling) return;
    filling = true;
    try {
      for (const pause of fillPausesMilliseconds) {
        if (pause > 0) await setTimeout(pause, undefined, { ref: false });
        const found = await look(seen);
        if (!found) return;
        handAll(found);
        release({ anyway: false });
        if (held.size === 0) return;
      }
      missed();
      release({ anyway: true });
    } finally {
      filling = false;
    }
  };

  const hand = (item: FeedItem, sequence: number) => {
    if (sequence <= seen) return;
    if (sequence === seen + 1 && !filling) return handAll([item]);
    if (held.size < heldMax) held.set(sequence, item);
    else tooMany();
    void fill();
  };

  return { handAll, hand, fill };
};
