import { accepted, type Clock, newId, rejected } from '@rayon/kernel';
import { above, type Job, present } from '@rayon/store';
import { type StoredCampaign, stepped } from '../domain/campaign-change';
import { boundTo } from '../domain/campaign-content';
import { addedUp, effectsOf } from '../domain/effect';
import { countsSince, type StopReason, stopByEffects, stopByPace } from '../domain/stop-rules';
import { readGone } from '../records/budget-gone';
import { campaignChanged, inTurn, nextChange } from '../records/campaign-changes';
import { readFiguresByStore } from '../records/effects';
import type { Records } from '../records/records';
import { versionIdOf } from '../rows/campaign-versions';

const everyMilliseconds = 600_000;
const batchMax = 100;
/** Whose step it is. */
const actor = 'stop-rule';

type Stopping = Pick<
  Records,
  'campaigns' | 'campaignLanes' | 'database' | 'positions' | 'participants' | 'redemptions'
>;

/**
 * Pauses the live campaigns that break a rule of their own. That it was is written with the pause, so that it is done once, whoever
 * looks at the same time. Safe to run any number of times; gives how many it paused.
 */
export const stopCampaigns = async (
  records: Stopping,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  let stopped = 0;
  for await (const campaign of ruled(records)) {
    const stop = await reasonOf(records, campaign, at);
    if (stop && (await pause(records, campaign, { stop, at, correlationId }))) stopped += 1;
  }
  return stopped;
};

/** The live campaigns that have a rule. */
const ruled = async function* ruled({ campaigns }: Stopping): AsyncGenerator<StoredCampaign> {
  const asked = { status: 'live', 'content.stopRules': present } as const;
  let page = await campaigns.findMany(asked, { sort: { campaignId: 1 }, limit: batchMax });
  while (page.length > 0) {
    for (const { row } of page) yield row;
    const last = page.at(-1)?.row.campaignId ?? '';
    page = await campaigns.findMany(
      { ...asked, campaignId: above(last) },
      { sort: { campaignId: 1 }, limit: batchMax },
    );
  }
};

const reasonOf = async (
  records: Stopping,
  campaign: StoredCampaign,
  at: Date,
): Promise<StopReason | undefined> => {
  const { stopRules = {}, from, to } = campaign.content;
  if (at < from || at >= to) return undefined;
  return (
    (stopRules.harm || stopRules.uneven ? await reasonOfEffects(records, campaign) : undefined) ??
    (stopRules.pace ? await reasonOfPace(records, campaign, at) : undefined)
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
  const spentMinor = await readGone(records, { campaignId, currency, ...(since ? { since } : {}) });
  const all = since === undefined ? spentMinor : await readGone(records, { campaignId, currency });
  // A window that began before the campaign was written tells nothing of those days.
  const began = new Date(Math.max(from.getTime(), (since ?? createdAt).getTime()));
  return stopByPace(
    stopRules,
    { budgetMinor: budgetMinor - (all - spentMinor), spentMinor, from: began, to },
    at,
  );
};

const pause = async (
  records: Stopping,
  { campaignId, revision }: StoredCampaign,
  { stop, at, correlationId }: Readonly<{ stop: StopReason; at: Date; correlationId: string }>,
): Promise<boolean> => {
  const changed = await inTurn(records, () =>
    records.database.transact(async (transaction) => {
      const change = await nextChange(records, transaction);
      const cause = { correlationId, at };
      return records.campaigns.changeWithin(transaction, campaignId, { cause }, (campaign) => {
        // Somebody may have moved it on since it was looked at: another version, or resumed, it is judged anew.
        if (campaign.revision !== revision) return rejected({ reason: 'CampaignNotFound' } as const);
        const next = stepped(campaign, { step: 'pause', stop }, { at, author: { actor }, change });
        return next.ok
          ? accepted({ row: next.value, events: [campaignChanged(next.value)] })
          : rejected(next.rejection);
      });
    }),
  );
  return changed.ok;
};

/** Looks at them every ten minutes. */
export const stopCampaignsJob = (records: Records, clock: Clock): Job => ({
  name: 'stop-campaigns',
  schedule: { everyMilliseconds },
  run: async () => {
    const stopped = await stopCampaigns(records, { at: clock(), correlationId: newId() });
    return stopped > 0 ? { stopped } : undefined;
  },
});
