import type { CompiledCampaign } from './compiled-campaign';
import type { DueMessage } from './live-messages';
import type { IssuedMessage, TripCopy } from './trip-copy';

/** The trip after messages went out to its shopper, and those messages with the brand that sends each. */
export type Issued = Readonly<{
  trip: TripCopy;
  messages: readonly Readonly<{ message: IssuedMessage; brandId?: string }>[];
}>;

/** Issues what is due on a trip, because of its event at that position. */
export const issueMessages = (
  trip: TripCopy,
  due: readonly (DueMessage & Readonly<{ messageId: string }>)[],
  { sequence, at }: { sequence: number; at: Date },
): Issued => {
  const messages = due.map(({ campaign, lineId, messageId }, index) => ({
    message: messageOf(campaign, {
      sequence: trip.messages.length + index + 1,
      messageId,
      issuedAt: at,
      lineId,
    }),
    ...(campaign.brandId === undefined ? {} : { brandId: campaign.brandId }),
  }));
  if (messages.length === 0) return { trip, messages };
  return {
    trip: {
      ...trip,
      heardSequence: Math.max(trip.heardSequence, sequence),
      messages: [...trip.messages, ...messages.map(({ message }) => message)],
    },
    messages,
  };
};

const messageOf = (
  { campaignId, version, content: { title, body } }: CompiledCampaign,
  { lineId, ...facts }: { sequence: number; messageId: string; issuedAt: Date; lineId: string | undefined },
): IssuedMessage => ({
  ...facts,
  campaignId,
  campaignVersion: version,
  title,
  body,
  ...(lineId === undefined ? {} : { lineId }),
});
