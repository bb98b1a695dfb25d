import type { Condition } from './campaign-content';
import type { Choice } from './choose-message';
import type { CompiledCampaign } from './compiled-campaign';
import type { DueMessage } from './live-messages';
import { aboutOf } from './message-subject';
import { hasEveryLine, isWholeBasket } from './target';
import type { IssuedMessage, TripCopy } from './trip-copy';

/** The trip after messages went out to its shopper, and those messages with the brand that sends each. */
export type Issued = Readonly<{
  trip: TripCopy;
  messages: readonly Readonly<{ message: IssuedMessage; brandId?: string }>[];
}>;

/** Issues what was chosen on a trip, because of its event at that position, and keeps by what it was. */
export const issueMessages = (
  trip: TripCopy,
  due: readonly (DueMessage & Readonly<{ messageId: string }>)[],
  { sequence, at, choice }: { sequence: number; at: Date; choice: Choice | undefined },
): Issued => {
  const messages = due.map(({ campaign, lineId, messageId }, index) => ({
    message: messageOf(campaign, {
      sequence: trip.messages.length + index + 1,
      messageId,
      issuedAt: at,
      lineId,
      afterSequence: choice?.afterSequence ?? 0,
    }),
    ...(campaign.brandId === undefined ? {} : { brandId: campaign.brandId }),
  }));
  if (choice === undefined) return { trip, messages };
  return {
    trip: {
      ...trip,
      heardSequence: Math.max(trip.heardSequence, sequence),
      messages: [...trip.messages, ...messages.map(({ message }) => message)],
      choices: [...(trip.choices ?? []), choice],
      unjudged: true,
    },
    messages,
  };
};

const messageOf = (
  campaign: CompiledCampaign,
  {
    lineId,
    afterSequence,
    ...facts
  }: {
    sequence: number;
    messageId: string;
    issuedAt: Date;
    lineId: string | undefined;
    afterSequence: number;
  },
): IssuedMessage => {
  const about = aboutOf(campaign);
  const sponsorId = campaign.content.placement && campaign.brandId;
  const conditions = reasonsOf(campaign.content);
  const isAtEnd = campaign.content.trigger === 'trip-ended';
  // What looks at the basket as a whole does not go with the line that happened to be scanned.
  const ownLineId =
    isAtEnd || (conditions.length > 0 && isWholeBasket(campaign.content.target)) ? undefined : lineId;
  return {
    ...facts,
    campaignId: campaign.campaignId,
    campaignVersion: campaign.version,
    title: campaign.content.title,
    body: campaign.content.body,
    ...(campaign.content.picture === undefined ? {} : { picture: campaign.content.picture }),
    ...(about === undefined ? {} : { about }),
    ...(campaign.content.audience.kind === 'anonymous' ? { untilCard: true } : {}),
    ...(sponsorId === undefined ? {} : { sponsorId }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(ownLineId === undefined
      ? { ...(lineId === undefined ? {} : { afterSequence }) }
      : { lineId: ownLineId }),
    ...(isAtEnd ? { isAtEnd } : {}),
  };
};

/**
 * What has to be in the basket as long as a message has something to say: also what it is about, wherever that is, where it does not go
 * with one line.
 */
const reasonsOf = ({ conditions, target, trigger }: CompiledCampaign['content']): readonly Condition[] => {
  const isOfBasket = trigger === 'trip-ended' || (conditions.length > 0 && isWholeBasket(target));
  return isOfBasket && !hasEveryLine(target) ? [...conditions, { target, minimumQuantity: 1 }] : conditions;
};
