import type { Locale } from '@rayon/kernel';
import type { IssuedMessage } from '../domain/trip-copy';
import { presentPicture } from './picture.type';
import type { TripMessageType } from './trip.type';

/** A message in the language of whoever asks. */
export const presentMessage = (message: IssuedMessage, locale: Locale): TripMessageType => {
  const { sequence, messageId, campaignId, campaignVersion, issuedAt, isAtEnd, sponsorId } = message;
  return {
    sequence,
    messageId,
    campaignId,
    campaignVersion,
    issuedAt,
    atEnd: isAtEnd === true,
    title: message.title[locale],
    body: message.body[locale],
    ...presentPicture(message, locale),
    ...(sponsorId === undefined ? {} : { sponsor: { id: sponsorId } }),
  };
};
