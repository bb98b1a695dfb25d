import type { BasketLine } from './basket';
import type { CampaignIndex, Row } from './campaign-index';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { areMet } from './conditions';
import { type Circumstances, eligibilityOf } from './eligibility';
import { basketOf, linesOf, type Occasion, occasionOf, othersOf } from './occasion';
import { hasDeclined, wantsQuiet } from './shopper';

/** Messages one trip may receive, all campaigns together. */
export const messagesPerTripMax = 3;

/** Of them those whose place somebody pays for. */
const sponsoredPerTripMax = 1;

/** A message that may be issued, and the line that makes it appear, if one does. */
export type DueMessage = Readonly<{ campaign: CompiledCampaign; lineId?: string }>;

/**
 * The messages an occasion calls for, by rank, of which one is chosen (`chooseMessage`): none of a campaign that had its say on the
 * trip, none on a trip that had as many as it may or whose member wants none, nor one that the shopper declined or whose conditions
 * the basket does not meet. One that asks for something in the basket answers to any of its lines, whichever came first. A message about the whole basket answers to any line that is not a deposit.
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
  if (trip.issuedCount >= messagesPerTripMax || wantsQuiet(circumstances.shopper)) return [];
  const due = new Map<string, DueMessage>();
  const basket = basketOf(occasion);
  const consider = (campaign: CompiledCampaign, lineId?: string): void => {
    if (trip.saidCampaignIds.has(campaign.campaignId) || due.has(campaign.campaignId)) return;
    if (occasionOf(campaign.content.trigger) !== occasion.kind) return;
    if (campaign.content.placement && trip.sponsoredCount >= sponsoredPerTripMax) return;
    if (hasDeclined(circumstances.shopper, campaign.campaignId)) return;
    // Before what is read of counters: most conditions are not met.
    if (!areMet(campaign.conditions, basket)) return;
    if (eligibilityOf(campaign, circumstances) === 'eligible')
      due.set(campaign.campaignId, { campaign, ...(lineId === undefined ? {} : { lineId }) });
  };

  const scanned = linesOf(occasion).filter(isGood);
  // What asks for something in the basket may also be about what was in it before.
  const all = scanned.length > 0 ? [...scanned, ...othersOf(occasion).filter(isGood)] : scanned;
  for (const campaign of messagesIn(index.wholeBasket(trip.storeId))) {
    const lines = campaign.conditions.length > 0 ? all : scanned;
    const line = lines.find((one) => answersTo(campaign, one));
    if (occasion.kind === 'trip-opened' || line) consider(campaign, line?.lineId);
  }
  for (const [at, line] of all.entries())
    for (const campaign of messagesIn(index.forLine(line, trip.storeId)))
      if ((at < scanned.length || campaign.conditions.length > 0) && answersTo(campaign, line))
        consider(campaign, line.lineId);

  return [...due.values()].sort((a, b) => byRank(a.campaign, b.campaign));
};

const messagesIn = (rows: readonly Row[]): readonly CompiledCampaign[] =>
  rows.flatMap(({ lane, campaigns }) => (lane === 'message' ? campaigns : []));

/** Whether a line that a message is found by is one it looks at. */
const answersTo = ({ isNarrowed, isTarget }: CompiledCampaign, line: BasketLine): boolean =>
  !isNarrowed || isTarget(line);

const isGood = ({ deposit }: BasketLine): boolean => !deposit;
