import { MessageIssuedV1, PointsAccruedV1, TripStatusChangedV1 } from '@rayon/events';
import type { Locale, Translated } from '@rayon/kernel';
import { type Envelope, openEnvelope } from '@rayon/kernel';

/** A message as every trip feed shares it, before a language is chosen. */
type IssuedMessage = Readonly<{
  __typename: 'TripMessage';
  sequence: number;
  messageId: string;
  campaignId: string;
  title: Translated;
  body: Translated;
  issuedAt: string;
}>;

/** What a screen that shows a trip is told. */
export type TripFeedItem =
  | Readonly<{
      __typename: 'TripMessage';
      sequence: number;
      messageId: string;
      campaignId: string;
      title: string;
      body: string;
      issuedAt: string;
    }>
  | Readonly<{ __typename: 'TripStatus'; status: string; at: string }>
  | Readonly<{ __typename: 'TripPoints'; points: number; balance: number }>
  | Readonly<{ __typename: 'RefetchNeeded'; reason: string }>;

/** What the bus says of a trip. */
export type TripEvent =
  | IssuedMessage
  | Exclude<TripFeedItem, { __typename: 'TripMessage' | 'RefetchNeeded' }>;

/** Subjects the live endpoint listens to. */
export const tripSubjects = [MessageIssuedV1.subject, TripStatusChangedV1.subject, PointsAccruedV1.subject];

/** `to-pay` of an event is `TO_PAY` in GraphQL. */
const graphqlName = (text: string): string => text.toUpperCase().replaceAll('-', '_');

/** Opens one event; throws `BrokenContract` when it is not what its contract says. */
export const tripEventOf = (
  envelope: Envelope,
): Readonly<{ tripId: string; event: TripEvent }> | undefined => {
  switch (envelope.type) {
    case MessageIssuedV1.subject: {
      const { tripId, messageSequence, messageId, campaignId, title, body, issuedAt } = openEnvelope(
        MessageIssuedV1,
        envelope,
      ).data;
      const event = {
        __typename: 'TripMessage',
        sequence: messageSequence,
        messageId,
        campaignId,
        title,
        body,
        issuedAt,
      } as const;
      return { tripId, event };
    }
    case TripStatusChangedV1.subject: {
      const { tripId, status, at } = openEnvelope(TripStatusChangedV1, envelope).data;
      return { tripId, event: { __typename: 'TripStatus', status: graphqlName(status), at } };
    }
    case PointsAccruedV1.subject: {
      const { tripId, points, balance } = openEnvelope(PointsAccruedV1, envelope).data;
      return { tripId, event: { __typename: 'TripPoints', points, balance } };
    }
    default:
      return undefined;
  }
};

/** The event in the reader's language. */
export const itemOf = (event: TripEvent, locale: Locale): TripFeedItem =>
  event.__typename === 'TripMessage'
    ? { ...event, title: event.title[locale], body: event.body[locale] }
    : event;
