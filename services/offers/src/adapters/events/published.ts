import { BasketAdjudicatedV1, CampaignChangedV1, MessageIssuedV1 } from '@rayon/events';
import { type Envelope, newEvent } from '@rayon/kernel';
import type { Adjudication } from '../../use-cases/adjudicate-basket';
import type { Issued } from '../../use-cases/issue-messages';
import type { StoredCampaign } from '../../use-cases/ports';

/** What made an event happen. */
export type Cause = Readonly<{ correlationId: string; causationId?: string }>;

/** A campaign reached another state or version. One that was returned is its author's draft again. */
export const campaignChanged = (campaign: StoredCampaign, cause: Cause): Envelope => {
  const { campaignId, version, brandId, status, content, updatedAt, revision } = campaign;
  return newEvent(CampaignChangedV1, {
    data: {
      campaignId,
      version,
      ...(brandId === undefined ? {} : { brandId }),
      status: status === 'returned' ? 'draft' : status,
      title: content.title,
      at: updatedAt.toISOString(),
    },
    sequence: revision,
    at: updatedAt,
    ...cause,
  });
};

/** Messages for the shopper of a trip. */
export const messagesIssued = ({ trip, issued }: Issued, cause: Cause): Envelope[] =>
  issued.map(({ message, brandId, eventSequence }) => {
    const { messageId, sequence, campaignId, campaignVersion, title, body, issuedAt } = message;
    return newEvent(MessageIssuedV1, {
      data: {
        messageId,
        tripId: trip.tripId,
        messageSequence: sequence,
        campaignId,
        campaignVersion,
        ...(brandId === undefined ? {} : { brandId }),
        title,
        body,
        issuedAt: issuedAt.toISOString(),
      },
      sequence: eventSequence,
      at: issuedAt,
      ...cause,
    });
  });

/** The binding word on a basket. */
export const basketAdjudicated = (
  { trip, evaluation, eventSequence }: Adjudication,
  { currency, at, ...cause }: Cause & { currency: string; at: Date },
): Envelope => {
  const amount = (minor: number) => ({ minor, currency });
  return newEvent(BasketAdjudicatedV1, {
    data: {
      tripId: trip.tripId,
      basketVersion: trip.basketVersion,
      offers: evaluation.applied.map(({ campaign, discountMinor, lines, linePoints }) => ({
        campaignId: campaign.campaignId,
        campaignVersion: campaign.version,
        title: campaign.content.title,
        discount: amount(discountMinor),
        lines: lines.map((line) => ({ lineId: line.lineId, discount: amount(line.discountMinor) })),
        bonusPoints: [...linePoints],
      })),
      subtotal: amount(evaluation.subtotalMinor),
      discount: amount(evaluation.discountMinor),
      total: amount(evaluation.subtotalMinor - evaluation.discountMinor),
      adjudicatedAt: at.toISOString(),
    },
    sequence: eventSequence,
    at,
    ...cause,
  });
};
