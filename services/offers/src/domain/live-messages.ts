import type { BasketLine } from './basket';
import type { CampaignIndex, Row } from './campaign-index';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { type Circumstances, eligibilityOf } from './eligibility';
import { hasDeclined } from './shopper';

/** Messages one trip may receive, all campaigns together. */
export const messagesPerTripMax = 3;

/** Of them those whose place somebody pays for. */
const sponsoredPerTripMax = 1;

/** What has just happened on a trip. */
export type Occasion =
  | Readonly<{ kind: 'trip-opened' }>
  | Readonly<{ kind: 'lines-scanned'; lines: readonly BasketLine[] }>;

/** A message that may be issued, and the line that makes it appear, if one does. */
export type DueMessage = Readonly<{ campaign: CompiledCampaign; lineId?: string }>;

/**
 * The messages an occasion calls for, by rank, of which one is chosen (`chooseMessage`): none of a campaign that had its say on the
 * trip, none on a trip that had as many as it may, nor one that the shopper declined. A message about the whole basket answers to any line that is not a deposit.
 */
export const dueMessages = (
  index: CampaignIndex,
  occasion: Occasion,
  trip: {
    storeId: string;
    saidCampaignIds: ReadonlySet<string>;
    issuedCount: number;
    sponsoredCount: number;
  },
  circumstances: Circumstances,
): DueMessage[] => {
  if (trip.issuedCount >= messagesPerTripMax) return [];
  const due = new Map<string, DueMessage>();
  const consider = (campaign: CompiledCampaign, lineId?: string): void => {
    if (trip.saidCampaignIds.has(campaign.campaignId) || due.has(campaign.campaignId)) return;
    const atOpening = campaign.content.trigger === 'trip-opened';
    if (atOpening !== (occasion.kind === 'trip-opened')) return;
    if (campaign.content.placement && trip.sponsoredCount >= sponsoredPerTripMax) return;
    if (hasDeclined(circumstances.shopper, campaign.campaignId)) return;
    if (eligibilityOf(campaign, circumstances) === 'eligible')
      due.set(campaign.campaignId, { campaign, ...(lineId === undefined ? {} : { lineId }) });
  };

  const considerRows = (rows: readonly Row[], lineId?: string): void => {
    for (const { lane, campaigns } of rows)
      if (lane === 'message') for (const campaign of campaigns) consider(campaign, lineId);
  };

  const scanned = occasion.kind === 'lines-scanned' ? occasion.lines.filter((line) => !line.deposit) : [];
  const [first] = scanned;
  if (occasion.kind === 'trip-opened' || first) considerRows(index.wholeBasket(trip.storeId), first?.lineId);
  for (const line of scanned) considerRows(index.forLine(line, trip.storeId), line.lineId);

  return [...due.values()].sort((a, b) => byRank(a.campaign, b.campaign));
};
