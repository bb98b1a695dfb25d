import { createService, type RunningService, type ServiceDeps } from '@rayon/subgraph';
import { createCodeKey } from './code-key';
import { openDryRuns } from './dry-runs/dry-runs';
import type { OffersContext } from './graph/context';
import { billPlacements, billPlacementsJob } from './jobs/bill-placements';
import { countBasketsJob, countStores } from './jobs/count-baskets';
import { endCampaigns, endCampaignsJob } from './jobs/end-campaigns';
import { judgeMessages, judgeMessagesJob } from './jobs/judge-messages';
import { noteEffects, noteEffectsJob } from './jobs/note-effects';
import { releaseForgotten, releaseForgottenJob } from './jobs/release-forgotten';
import { stopCampaigns, stopCampaignsJob } from './jobs/stop-campaigns';
import { openMemory } from './memory/memory';
import { knownArticles } from './projections/known-articles';
import { knownMembers } from './projections/known-members';
import { knownPlaces } from './projections/known-places';
import { registerReactions } from './reactions';
import { openRecords, recordTables } from './records/records';
import { buildOffersSubgraph } from './schema';
import type { OffersSettings } from './settings';

/** Running offers; the jobs run now instead of when it is their time. */
export type OffersService = RunningService & Readonly<Record<RunNow, () => Promise<number>>>;

type RunNow =
  | 'endCampaigns'
  | 'releaseForgotten'
  | 'noteEffects'
  | 'stopCampaigns'
  | 'judgeMessages'
  | 'countBaskets'
  | 'billPlacements';

/** Starts offers on their own database; any number of processes may run it. Campaigns that name no currency are in `currency`. */
export const createOffersService = (deps: ServiceDeps & Partial<OffersSettings>): Promise<OffersService> => {
  const { clock, currency = 'EUR', messagesPerWeek = 20, logger } = deps;
  const { quiet = { startSeconds: 0, betweenSeconds: 0 } } = deps;
  const codeKey = createCodeKey(deps.codeKey);
  if (!deps.codeKey) logger.warn('no key for codes is configured: their hashes can be guessed at');
  return createService<OffersContext, Pick<OffersService, RunNow>>(deps, {
    subgraph: buildOffersSubgraph(),
    tables: recordTables,
    assemble: async ({ database, consumers, project, job, alongside }) => {
      const records = openRecords(database);
      const memory = await openMemory(records, { ...deps, codeKey });
      alongside(memory);
      const dryRuns = openDryRuns(records, {
        ...deps,
        place: memory.regions.place,
        declines: memory.declines,
        messagesPerWeek,
      });
      alongside(dryRuns);
      project(knownArticles);
      project(knownMembers);
      const places = { stores: project(knownPlaces.stores), brands: project(knownPlaces.brands) };
      registerReactions({ consumers, records, memory, clock, codeKey, messagesPerWeek, quiet });
      const kept = { clock, records, memory, places, dryRuns, codeKey, currency, messagesPerWeek, quiet };
      job(endCampaignsJob(records, clock));
      job(releaseForgottenJob(records, clock));
      job(noteEffectsJob(records, clock));
      job(stopCampaignsJob(records, clock));
      job(judgeMessagesJob(records, memory.versions, clock));
      job(countBasketsJob(records, clock));
      job(billPlacementsJob(records, clock));
      return {
        context: (request) => ({ request, ...kept }),
        more: {
          endCampaigns: () => endCampaigns(records, { at: clock(), correlationId: 'end-campaigns' }),
          releaseForgotten: () =>
            releaseForgotten(records, { at: clock(), correlationId: 'release-forgotten' }),
          noteEffects: () => noteEffects(records, { at: clock() }),
          stopCampaigns: () => stopCampaigns(records, { at: clock(), correlationId: 'stop-campaigns' }),
          judgeMessages: () =>
            judgeMessages(records, memory.versions, { clock, correlationId: 'judge-messages' }),
          billPlacements: () => billPlacements(records, { at: clock(), correlationId: 'bill-placements' }),
          countBaskets: () => countStores(records, { clock }),
        },
      };
    },
  });
};
