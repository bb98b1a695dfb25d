import { accepted, type Clock, type Logger, type Result, rejected } from '@rayon/kernel';
import { isDuplicateKey } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import type { CampaignContent } from '../domain/campaign-content';
import { asksForClock, type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import { type DryRun, openDryRun } from '../domain/dry-run';
import type { SalesAsked } from '../domain/dry-run-asked';
import { employeesAsked } from '../domain/employee-audience';
import { looksBack } from '../domain/own-terms';
import type { Sale } from '../domain/sale';
import { anonymous, type Shopper } from '../domain/shopper';
import type { KnownDeclines } from '../memory/known-declines';
import type { KnownRegions } from '../memory/known-regions';
import {
  countSales,
  plainShopper,
  readLive,
  readOldestSaleAt,
  readShoppers,
  readZones,
  streamSales,
} from '../records/past-sales';
import type { Records } from '../records/records';
import type { DryRunRow } from '../rows/dry-runs';
import { breathing } from './breathe';
import { chunksAhead } from './chunks-ahead';

/** Dry runs one process works at: more would only make each of them slower. */
const atOnceMax = 2;
/** Work in one go, so that whoever asks something meanwhile is answered in between. */
const goMillisecondsMax = 3;
/** How often a dry run tells how far it is. */
const tellMilliseconds = 500;
/** A dry run that was not heard of for so long has lost its process. */
const silentMilliseconds = 60_000;
/** Sales whose shoppers are read together. */
const chunkSize = 100;

/** What is asked for, under an id that is the asker's and the command's. */
type DryRunAsked = Readonly<{
  runId: string;
  actor: string;
  inputHash: string;
  /** Beside the others, each for itself. */
  campaigns: readonly StoredCampaign[];
  sales: SalesAsked;
}>;

/** Dry runs of campaigns on past sales: each is worked at by the process it was asked of, a little at a time. */
export type DryRuns = Readonly<{
  /** Gives the dry run that was begun, or the one that is known under that id. */
  start: (asked: DryRunAsked) => Promise<Result<DryRunRow, { reason: 'TooManyDryRuns' }>>;
  find: (runId: string) => Promise<DryRunRow | undefined>;
  stop: () => Promise<void>;
}>;

/** Opens the dry runs of this process; they write nothing but their own rows. */
export const openDryRuns = (
  records: Records,
  {
    clock,
    logger,
    place,
    declines,
    messagesPerWeek,
  }: {
    clock: Clock;
    logger: Logger;
    place: KnownRegions['place'];
    declines: Pick<KnownDeclines, 'of' | 'wantsQuiet'>;
    messagesPerWeek: number;
  },
): DryRuns => {
  const { dryRuns } = records;
  const working = new Set<Promise<void>>();
  let places = atOnceMax;
  let isStopping = false;

  const tell = (runId: string, news: Partial<DryRunRow>) =>
    dryRuns.update({ runId }, { set: { ...news, heardAt: clock() } });

  const work = async ({ runId, campaigns, sales }: DryRunAsked, at: Date): Promise<void> => {
    const but = campaigns.map(({ campaignId }) => campaignId);
    const others = await readLive(records, { at, but, place });
    const tried = campaigns.map((campaign) => compileCampaign(place(campaign)));
    const run = openDryRun({ others, tried, messagesPerWeek });
    const all = [...others, ...tried];
    const contents = all.map(({ content }) => content);
    const withConsents = contents.some(asksForConsent);
    const withEmployment = contents.some(({ audience }) => employeesAsked(audience) !== undefined);
    const withPast = contents.some(looksBack);
    let toldAt = performance.now();
    const looked = await lookAt(records, sales, {
      run,
      withConsents,
      withEmployment,
      withPast,
      withClocks: all.some(asksForClock),
      // Only of messages is it asked who wants none.
      declines: tried.some(({ benefit }) => benefit.kind === 'message') ? declines : undefined,
      go: (count) => {
        if (performance.now() - toldAt < tellMilliseconds) return undefined;
        toldAt = performance.now();
        return tell(runId, { looked: count });
      },
      isStopping: () => isStopping,
    });
    if (isStopping) return void (await tell(runId, { state: 'stopped', looked }));
    const titles = new Map(others.map(({ campaignId, content }) => [campaignId, content.title]));
    const results = run.results().map(({ taken, ...figures }) => ({
      ...figures,
      taken: taken.map((one) => ({ ...one, title: titles.get(one.campaignId) ?? { fr: '', en: '' } })),
    }));
    await tell(runId, {
      state: 'done',
      looked,
      inAll: looked,
      ...byWhatOfNow(others, tried),
      tried: results,
    });
  };

  const begin = async (asked: DryRunAsked): Promise<DryRunRow> => {
    const { runId, actor, inputHash, campaigns, sales } = asked;
    const at = clock();
    const row: DryRunRow = {
      runId,
      actor,
      inputHash,
      campaigns: campaigns.map(({ campaignId, version, content }) => ({
        campaignId,
        version,
        title: content.title,
        ...(content.benefit.kind === 'message' ? { message: true } : {}),
      })),
      from: sales.from,
      to: sales.to,
      ...(sales.storeIds ? { storeIds: [...sales.storeIds] } : {}),
      startedAt: at,
      heardAt: at,
      state: 'running',
      looked: 0,
      inAll: await countSales(records, sales),
      oldestSaleAt: await readOldestSaleAt(records),
      byHistory: false,
      byConsent: false,
      tried: [],
    };
    await dryRuns.insert([row]);
    return row;
  };

  return {
    start: async (asked) => {
      const known = await dryRuns.find(asked.runId);
      if (known) return accepted(known);
      if (places === 0 || isStopping) return rejected({ reason: 'TooManyDryRuns' });
      places -= 1;
      let row: DryRunRow;
      try {
        row = await begin(asked);
      } catch (error) {
        places += 1;
        const other = isDuplicateKey(error) ? await dryRuns.find(asked.runId) : undefined;
        if (other) return accepted(other);
        throw error;
      }
      const done = work(asked, row.startedAt)
        .catch(async (error: unknown) => {
          logger.error({ err: error, runId: asked.runId }, 'a dry run failed');
          await tell(asked.runId, { state: 'failed' }).catch(() => undefined);
        })
        .finally(() => {
          places += 1;
          working.delete(done);
        });
      working.add(done);
      return accepted(row);
    },
    find: async (runId) => {
      const row = await dryRuns.find(runId);
      const isSilent =
        row?.state === 'running' && clock().getTime() - row.heardAt.getTime() > silentMilliseconds;
      return row && isSilent ? { ...row, state: 'stopped' } : row;
    },
    stop: async () => {
      isStopping = true;
      await Promise.all(working);
    },
  };
};

const asksForConsent = ({ audience }: CampaignContent): boolean => audience.kind === 'personalised';

const asksForHistory = ({ audience }: CampaignContent): boolean =>
  audience.kind === 'personalised' &&
  (audience.boughtCategory !== undefined || audience.notBoughtCategory !== undefined);

/** What had a say as it is now, since nobody knows what it was then. What others give changes nothing of what a message says. */
const byWhatOfNow = (
  others: readonly CompiledCampaign[],
  tried: readonly CompiledCampaign[],
): Pick<DryRunRow, 'byHistory' | 'byConsent'> => {
  const isSaidAlone = tried.every(({ benefit }) => benefit.kind === 'message');
  const contents = (isSaidAlone ? tried : [...others, ...tried]).map(({ content }) => content);
  return { byHistory: contents.some(asksForHistory), byConsent: contents.some(asksForConsent) };
};

/** Lets a dry run take the sales one after another; gives how many it took. */
const lookAt = async (
  records: Records,
  asked: SalesAsked,
  {
    run,
    withConsents,
    withEmployment,
    withPast,
    withClocks,
    declines,
    go,
    isStopping,
  }: {
    run: DryRun;
    /** Whether any campaign asks for consent or history, for who works for the retailer, for the past, or for the clock of the store. */
    withConsents: boolean;
    withEmployment: boolean;
    withPast: boolean;
    withClocks: boolean;
    /** What members said they do not want, where that is asked. */
    declines: Pick<KnownDeclines, 'of' | 'wantsQuiet'> | undefined;
    /** Told after each sale how many there were. */
    go: (count: number) => Promise<unknown> | undefined;
    isStopping: () => boolean;
  },
): Promise<number> => {
  const zones = withClocks ? await readZones(records) : undefined;
  const known = new Map<string, Shopper>();
  const asksWho = withConsents || withEmployment;
  const breathe = breathing(goMillisecondsMax);
  let looked = 0;
  const take = async (sales: readonly Sale[]): Promise<void> => {
    if (asksWho) {
      const ids = new Set(sales.flatMap(({ memberId }) => memberId ?? []));
      const unknown = [...ids].filter((memberId) => !known.has(memberId));
      for (const [memberId, shopper] of await readShoppers(records, unknown, {
        withHistory: withConsents,
        withPast,
      }))
        known.set(memberId, shopper);
    }
    for (const sale of sales) {
      const shopper = asksWho ? (known.get(sale.memberId ?? '') ?? anonymous) : plainShopper(sale);
      run.take({ sale, shopper: withWord(shopper, declines), timeZone: zones?.get(sale.storeId) });
      looked += 1;
      await breathe();
      await go(looked);
      if (isStopping()) return;
    }
  };
  for await (const chunk of chunksAhead(streamSales(records, asked), { size: chunkSize, breathe })) {
    await take(chunk);
    if (isStopping()) break;
  }
  return looked;
};

/** The shopper with what they do not want to be told now: what they said then is not known. */
const withWord = (
  shopper: Shopper,
  declines: Pick<KnownDeclines, 'of' | 'wantsQuiet'> | undefined,
): Shopper => {
  if (!declines || shopper.kind === 'anonymous') return shopper;
  const { memberId } = shopper;
  return { ...shopper, declined: declines.of(memberId), wantsQuiet: declines.wantsQuiet(memberId) };
};
