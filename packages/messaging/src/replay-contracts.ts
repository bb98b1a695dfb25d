import { defineEvent, envelopeShape } from '@rayon/kernel';
import { z } from 'zod';

/** The service a subject belongs to. */
export const publisherOf = (subject: string): string => subject.split('.')[0] ?? subject;

/** Asks a publisher for the history of contracts. */
export const requestOf = (publisher: string) =>
  defineEvent({
    subject: `${publisher}.replay.requested.v1`,
    data: z.strictObject({
      replayId: z.string(),
      /** Names the answer: one replay asks more than once. */
      requestId: z.string(),
      subjects: z.array(z.string()),
    }),
    aggregateId: ({ replayId }) => replayId,
  });

/** One page of a history, for one follower only; pages of one replay are one aggregate and so keep their order. */
export const pageOf = (publisher: string, replayId: string) =>
  defineEvent({
    subject: `${publisher}.replay.${replayId}.v1`,
    data: z.strictObject({
      requestId: z.string(),
      events: z.array(envelopeShape),
      isLast: z.boolean(),
      /** Subjects asked for that the publisher cannot replay. */
      unknown: z.array(z.string()),
    }),
    aggregateId: () => replayId,
  });
