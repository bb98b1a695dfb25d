import type { Translated } from '@rayon/kernel';
import { allowancesOf } from '../domain/allowances';
import type { StoredCampaign } from '../domain/campaign-change';
import { CampaignIndex } from '../domain/campaign-index';
import { challengeIdOf } from '../domain/challenge';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import { contactsLeft } from '../domain/contact-budget';
import { ownOf } from '../domain/held-offers';
import { isQuiet, type QuietRules } from '../domain/quiet';
import type { FirstEnd } from '../domain/trip-copy';
import { type WhyNot, type WhyNotAsked, whyNot } from '../domain/why-not';
import { shopperOnTrip } from '../memory/shopper-on-trip';
import type { OpenTrip } from '../records/open-trip';
import { readUsed, storedUses } from '../records/uses';
import { showOffers } from './show-offers';
import type { AskedBasket, Showing } from './showing';

/** Why a campaign gave or did not give, in which currency, and the title of what it lost to. */
export type Explained = Readonly<{ why: WhyNot; currency: string; lostTo?: Translated | undefined }>;

/** How often and when a member may be spoken to is asked as well. */
type Explaining = Showing & Readonly<{ messagesPerWeek: number; quiet: QuietRules }>;

type Asked = Readonly<{
  known: OpenTrip;
  basket: AskedBasket;
  campaign: StoredCampaign;
  /** Only the number of a card was typed. */
  isTyped: boolean;
}>;

/**
 * Says of any campaign why it gives or gave nothing to the basket of a trip: of one that was ended at the moment of its first end,
 * by the version of then and what is recorded; of an open one now, by what its device is shown. It reserves nothing and writes nothing.
 */
export const explainCampaign = async (showing: Explaining, asked: Asked): Promise<Explained> => {
  const { records, memory, clock } = showing;
  const { known, basket, campaign, isTyped } = asked;
  const { trip, own } = known;
  const { firstEnd, memberId, storeId } = trip;
  const at = firstEnd?.at ?? clock();
  const { compiled, stood } = await standing(showing, campaign, firstEnd);
  const campaigns = new CampaignIndex();
  campaigns.put(compiled);
  const shopper = await shopperOnTrip(memory.shoppers, known);
  const timeZone = await memory.zones.for(campaigns, storeId);
  const occurrence = { storeId, at, timeZone };
  const counted = compiled.counted ? [compiled] : [];
  const used = await readUsed(storedUses(records), counted, { shopper, occurrence });
  const { evaluation, codes } = await showOffers(showing, known, basket, { isItsDevice: false });
  const allowances = allowancesOf([compiled], used, {
    own: [...own, ...ownOf(trip.holding)],
    codes,
    occurrence,
    ...(memberId === undefined ? {} : { memberId }),
  });
  const titleOf = (winner: string | undefined): Translated | undefined =>
    evaluation.applied.find((one) => one.campaign.campaignId === winner)?.campaign.content.title ??
    trip.messages.find(({ campaignId }) => campaignId === winner)?.title;
  const why = whyNot({
    campaign: compiled,
    stood,
    question: {
      basket: { ...basket, codes, storeId, timeZone },
      campaigns,
      shopper:
        shopper.kind === 'member'
          ? {
              ...shopper,
              declined: memory.declines.of(memberId),
              wantsQuiet: memory.declines.wantsQuiet(memberId),
            }
          : shopper,
      allowances: (campaignId) => allowances.get(campaignId),
      at,
    },
    evaluation,
    isTyped,
    gone: trip.gone?.find(({ campaignId }) => campaignId === campaign.campaignId)?.reason,
    messages: trip.messages.map(({ campaignId }) => campaignId),
    choices: trip.choices ?? [],
    isWeekFull: await isWeekFull(showing, memberId, at),
    isEnded: firstEnd !== undefined,
    isQuiet: isQuiet(trip, showing.quiet, at),
    isChosen: compiled.lane === 'challenge' && (await isChosen(showing, campaign.campaignId, memberId)),
  });
  return { why, currency: basket.currency, lostTo: 'lostTo' in why ? titleOf(why.lostTo) : undefined };
};

/** Whether the member chose the challenge, be it that they gave it up or that it is over. */
const isChosen = async (
  { records }: Explaining,
  campaignId: string,
  memberId: string | undefined,
): Promise<boolean> =>
  memberId !== undefined &&
  (await records.challenges.find(challengeIdOf(campaignId, memberId))) !== undefined;

/** Whether the member had been spoken to as often as may be. */
const isWeekFull = async (
  { records, messagesPerWeek }: Explaining,
  memberId: string | undefined,
  at: Date,
): Promise<boolean> => {
  const known = memberId === undefined ? undefined : await records.contacts.find(memberId);
  return contactsLeft(known?.at ?? [], messagesPerWeek, at) === 0;
};

type Standing = Readonly<{ compiled: CompiledCampaign; stood: WhyNotAsked['stood'] }>;

/** With which content the campaign stood there, and where, unless it was live. */
const standing = async (
  { memory }: Showing,
  campaign: StoredCampaign,
  firstEnd: FirstEnd | undefined,
): Promise<Standing> => {
  const { campaignId, status, updatedAt: since } = campaign;
  const then = firstEnd?.campaigns.find((one) => one.campaignId === campaignId);
  const [decided] = then ? await memory.versions.find([then]) : [];
  if (decided) return { compiled: decided, stood: undefined };
  const compiled = compileCampaign(memory.regions.place(campaign));
  if (firstEnd && since > firstEnd.at) return { compiled, stood: 'then' };
  return { compiled, stood: status === 'live' ? undefined : { status, since } };
};
