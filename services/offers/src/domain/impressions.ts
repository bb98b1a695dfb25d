import type { IssuedMessage, TripCopy } from './trip-copy';

/** Messages a device may tell of at once. */
export const impressionsMax = 20;

/** The trip after its device showed messages, and those of them of which that was not known; others of their ids are none of its. */
export const withImpressions = (
  trip: TripCopy,
  messageIds: readonly string[],
  at: Date,
): Readonly<{ trip: TripCopy; shown: readonly IssuedMessage[] }> => {
  const isNew = ({ messageId, shownAt }: IssuedMessage) =>
    shownAt === undefined && messageIds.includes(messageId);
  const shown = trip.messages.filter(isNew);
  if (shown.length === 0) return { trip, shown };
  const messages = trip.messages.map((message) => (isNew(message) ? { ...message, shownAt: at } : message));
  return { trip: { ...trip, messages }, shown };
};
