import type { CampaignIndex } from '../domain/campaign-index';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { Allowance } from '../domain/eligibility';
import { type DueMessage, dueMessages, type Occasion } from '../domain/live-messages';
import { anonymous, type Shopper } from '../domain/shopper';
import { allowancesOf, shopperOf } from './counted-evaluation';
import type { IssuedMessage, Stores, TripCopy } from './ports';

/** The trip after what happened on it, and the messages that now go out to its shopper. */
export type Issued = Readonly<{
  trip: TripCopy;
  issued: readonly Readonly<{ message: IssuedMessage; brandId?: string; eventSequence: number }>[];
}>;

/**
 * Issues the live messages an occasion calls for, from what is known of the shopper at this moment: consent
 * is read here, in the transaction that issues, so that a withdrawal before it wins. The caller saves the trip.
 */
export const issueMessages = async (
  stores: Pick<Stores, 'members' | 'redemptions'>,
  {
    campaigns,
    trip,
    occasion,
    at,
    newId,
  }: { campaigns: CampaignIndex; trip: TripCopy; occasion: Occasion; at: Date; newId: () => string },
): Promise<Issued> => {
  const { storeId } = trip;
  if (storeId === undefined || trip.status !== 'open') return { trip, issued: [] };

  const seen = {
    storeId,
    issuedCampaignIds: new Set(trip.messages.map(({ campaignId }) => campaignId)),
    issuedCount: trip.messages.length,
  };
  const looksAtAnything = campaigns.hasMessages(
    occasion.kind === 'trip-opened' ? [] : occasion.lines,
    storeId,
  );
  if (!looksAtAnything) return { trip, issued: [] };

  const shopper = await shopperOf(stores, trip.memberId);
  const due = await dueWithCounters(stores, campaigns, shopper, (allowances) =>
    dueMessages(campaigns, occasion, seen, { shopper, currency: trip.currency ?? '', at, allowances }),
  );
  const issued: Issued['issued'][number][] = [];
  for (const { campaign, lineId } of due) {
    const position = issued.length + 1;
    if (campaign.counted)
      await stores.redemptions.count({
        campaignId: campaign.campaignId,
        memberId: shopper.kind === 'member' ? shopper.memberId : undefined,
        uses: 1,
        minor: 0,
      });
    issued.push({
      message: messageOf(campaign, {
        sequence: trip.messages.length + position,
        messageId: newId(),
        issuedAt: at,
        lineId,
      }),
      brandId: campaign.brandId,
      eventSequence: trip.eventSequence + position,
    });
  }
  return {
    trip: {
      ...trip,
      eventSequence: trip.eventSequence + issued.length,
      messages: [...trip.messages, ...issued.map(({ message }) => message)],
    },
    issued,
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

/** Works out what is due, reading the counters of limited campaigns that concern it. */
const dueWithCounters = async (
  stores: Pick<Stores, 'redemptions'>,
  campaigns: CampaignIndex,
  shopper: Shopper = anonymous,
  decide: (allowances: (campaignId: string) => Allowance | undefined) => DueMessage[],
): Promise<DueMessage[]> => {
  const asked = new Set<string>();
  const free = decide((campaignId) => {
    asked.add(campaignId);
    return {};
  });
  if (asked.size === 0) return free;
  const counted = [...asked].flatMap((campaignId) => campaigns.get(campaignId) ?? []);
  const known = await allowancesOf(stores, counted, shopper);
  return decide((campaignId) => known.get(campaignId));
};
