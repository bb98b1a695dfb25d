import { MessageIssuedV1, PointsAccruedV1 } from '@rayon/events';
import { type Envelope, newEvent, type Result, rejected, silent } from '@rayon/kernel';
import fc from 'fast-check';
import type { Ask, FeedRejection } from './ask';
import type { FeedItem, Look, Viewer } from './feed';
import { openFeed } from './open-feed';
import { listenToTopics } from './topics';
import { tripFeed } from './trip-feed';

const at = new Date('2026-05-04T12:00:00Z');
const tripId = '0192f0c1-0000-7000-8000-000000000001';

const message = (sequence: number) => ({
  sequence,
  messageId: `m-${sequence}`,
  campaignId: 'c',
  title: 'Title',
  body: 'Text',
  issuedAt: '2026-05-04T12:00:00.000Z',
});
const event = (sequence: number): Envelope =>
  newEvent(MessageIssuedV1, {
    data: {
      messageId: `m-${sequence}`,
      tripId,
      messageSequence: sequence,
      campaignId: 'c',
      campaignVersion: 1,
      title: { fr: 'Titre', en: 'Title' },
      body: { fr: 'Texte', en: 'Text' },
      issuedAt: '2026-05-04T12:00:00.000Z',
    },
    sequence,
    at,
    correlationId: 'c',
  });

/** A bus and a supergraph set by hand. */
const stage = async () => {
  const watching = new Set<object>();
  const stored: ReturnType<typeof message>[] = [];
  const answers = { next: undefined as Result<Look, FeedRejection> | undefined, delay: 0 };
  let ended = 0;
  let publish: (one: Envelope) => void = () => undefined;
  const topics = await listenToTopics([tripFeed], {
    bus: {
      tap: async (_subjects, see) => {
        publish = see;
        return { stop: async () => undefined };
      },
    },
    logger: silent,
  });
  const askAfter =
    (after: number): Ask =>
    async ({ shape }) => {
      const messages = stored.filter(({ sequence }) => sequence > after);
      if (answers.delay > 0) await new Promise((resolve) => setTimeout(resolve, answers.delay));
      return { data: shape.parse({ trip: { status: 'OPEN', messages } }), outage: false };
    };
  const viewer: Viewer = {
    principal: { kind: 'staff', staffId: 's', role: 'marketer', storeIds: [] },
    locale: 'en',
  };
  const open = (after = 0, recheckEveryMilliseconds?: number) =>
    openFeed({
      feed: tripFeed,
      topic: tripId,
      after,
      viewer,
      topics: {
        ...topics,
        watch: (...watched) => {
          const unwatch = topics.watch(...watched);
          watching.add(unwatch);
          return () => {
            unwatch();
            watching.delete(unwatch);
          };
        },
      },
      look: async (seen) =>
        answers.next ?? tripFeed.maySee({ ask: askAfter(seen), args: { tripId }, viewer, after: seen, at }),
      onEnd: () => {
        ended += 1;
      },
      recheckEveryMilliseconds,
    });
  return {
    stored,
    answers,
    watchers: watching,
    open,
    ended: () => ended,
    publish: (one: Envelope) => publish(one),
  };
};

/** A moment in which this process has had many turns, so that one that was held up is not taken for quiet. */
const quietMoment = async (): Promise<undefined> => {
  for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setTimeout(resolve, 4));
};

/** Everything a feed hands out until nothing more comes for a moment. */
const drain = async (feed: AsyncIterableIterator<FeedItem>): Promise<FeedItem[]> => {
  const items: FeedItem[] = [];
  for (;;) {
    const next = await Promise.race([feed.next(), quietMoment()]);
    if (!next || next.done) return items;
    items.push(next.value);
  }
};

test('every message arrives once and in order, however storing, publishing, losing and repeating mix', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.array(fc.constantFrom('publish', 'lose', 'repeat', 'pause'), { maxLength: 14 }),
      fc.constantFrom(0, 1),
      async (before, after, steps, delay) => {
        const { stored, answers, open, publish } = await stage();
        answers.delay = delay;
        let last = 0;
        const issue = () => {
          last += 1;
          stored.push(message(last));
          return last;
        };
        for (let made = 0; made < before; made += 1) issue();
        const seen = Math.min(after, before);
        const opening = open(seen);
        for (const step of steps) {
          if (step === 'publish') publish(event(issue()));
          else if (step === 'lose') issue();
          else if (step === 'repeat' && last > 0) publish(event(Math.ceil(last / 2)));
          else await new Promise((resolve) => setTimeout(resolve, 1));
        }
        // The last one is always heard: whatever was lost before it shows as a hole.
        publish(event(issue()));
        const opened = await opening;
        if (!opened.ok) throw new Error('refused');
        const items = await drain(opened.value);
        const sequences = items.flatMap((item) => (item.__typename === 'TripMessage' ? [item.sequence] : []));
        expect(sequences).toEqual(Array.from({ length: last - seen }, (_, index) => seen + 1 + index));
        expect(items.filter(({ __typename }) => __typename === 'RefetchNeeded')).toEqual([]);
        await opened.value.return();
      },
    ),
    { numRuns: 60 },
  ));

test('somebody who may no longer see the trip is told and let go within the time of a check', async () => {
  const { answers, open, ended, watchers } = await stage();
  const opened = await open(0, 20);
  if (!opened.ok) throw new Error('refused');
  answers.next = rejected({ reason: 'NotYours' });
  const items: FeedItem[] = [];
  for await (const item of opened.value) items.push(item);
  expect(items.at(-1)).toEqual({ __typename: 'RefetchNeeded', reason: 'NOT_YOURS' });
  expect([ended(), watchers.size]).toEqual([1, 0]);
});

test('a refused feed leaves nothing behind', async () => {
  const { answers, open, ended, watchers } = await stage();
  answers.next = rejected({ reason: 'NotYours' });
  expect(await open()).toEqual(rejected({ reason: 'NotYours' }));
  expect([ended(), watchers.size]).toEqual([1, 0]);
});

test('points are kept from those they do not concern', async () => {
  const { open, publish } = await stage();
  const opened = await open();
  if (!opened.ok) throw new Error('refused');
  publish(
    newEvent(PointsAccruedV1, {
      data: {
        memberId: 'm',
        receiptId: 'r',
        tripId,
        points: 1,
        balance: 900,
        ruleVersion: 1,
        at: at.toISOString(),
      },
      sequence: 1,
      at,
      correlationId: 'c',
    }),
  );
  expect((await drain(opened.value)).map(({ __typename }) => __typename)).toEqual(['TripStatus']);
  await opened.value.return();
});
