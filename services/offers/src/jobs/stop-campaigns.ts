import { type Clock, newId } from '@rayon/kernel';
import { type Job, present } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import { boundTo } from '../domain/campaign-content';
import { addedUp, effectsOf } from '../domain/effect';
import {
  countsSince,
  type StopReason,
  stopByEffects,
  stopByPace,
  stopLooksMilliseconds,
} from '../domain/stop-rules';
import { readGone } from '../records/budget-days';
import { readFiguresByStore } from '../records/effects';
import { liveCampaigns } from '../records/live-campaigns';
import type { Records } from '../records/records';
import { versionIdOf } from '../rows/campaign-versions';
import { type Stepping, stepByItself } from './step-by-itself';

/** Whose step it is. */
const actor = 'stop-rule';

type Stopping = Stepping & Pick<Records, 'participants' | 'redemptions'>;

/**
 * Pauses the live campaigns that break a rule of their own. That it was is written with the pause, so that it is done once, whoever
 * looks at the same time. Safe to run any number of times; gives how many it paused.
 */
export const stopCampaigns = async (
  records: Stopping,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  let stopped = 0;
  for await (const campaign of liveCampaigns(records, { 'content.stopRules': present })) {
    const stop = await reasonOf(records, campaign, at);
    if (!stop) continue;
    // Of another version, or resumed, it is judged anew.
    const isStill = ({ revision }: StoredCampaign) => revision === campaign.revision;
    const how = { actor, at, correlationId, isStill };
    if (await stepByItself(records, campaign.campaignId, { step: 'pause', stop }, how)) stopped += 1;
  }
  return stopped;
};

const reasonOf = async (
  records: Stopping,
  campaign: StoredCampaign,
  at: Date,
): Promise<StopReason | undefined> => {
  const { stopRules = {}, from, to } = campaign.content;
  if (at < from || at >= to) return undefined;
  return (
    (stopRules.harm || stopRules.uneven || stopRules.costPerExtraPercent
      ? await reasonOfEffects(records, campaign)
      : undefined) ?? (stopRules.pace ? await reasonOfPace(records, campaign, at) : undefined)
  );
};

const reasonOfEffects = async (records: Stopping, campaign: StoredCampaign) => {
  const { stops, content } = campaign;
  const { experiment, stopRules } = content;
  if (experiment === undefined || stopRules === undefined) return undefined;
  const figures = await readFiguresByStore(records, versionIdOf(campaign), { since: countsSince(stops) });
  return stopByEffects(stopRules, effectsOf(addedUp(figures), experiment, { isOver: false }), experiment);
};

const reasonOfPace = async (records: Stopping, campaign: StoredCampaign, at: Date) => {
  const { campaignId, stops, createdAt, content } = campaign;
  const { stopRules, budgetMinor, from, to } = content;
  const currency = boundTo(content);
  if (stopRules === undefined || budgetMinor === undefined || currency === undefined) return undefined;
  const since = countsSince(stops);
  const budget = { campaignId, currency };
  const spentMinor = await readGone(records, budget, since);
  const all = since === undefined ? spentMinor : await readGone(records, budget);
  // A window that began before the campaign was written tells nothing of those days.
  const began = new Date(Math.max(from.getTime(), (since ?? createdAt).getTime()));
  return stopByPace(
    stopRules,
    { budgetMinor: budgetMinor - (all - spentMinor), spentMinor, from: began, to },
    at,
  );
};

/** Looks at them every ten minutes. */
export const stopCampaignsJob = (records: Records, clock: Clock): Job => ({
  name: 'stop-campaigns',
  schedule: { everyMilliseconds: stopLooksMilliseconds },
  run: async () => {
    const stopped = await stopCampaigns(records, { at: clock(), correlationId: newId() });
    return stopped > 0 ? { stopped } : undefined;
  },
});
