import { below, from, type Transaction } from '@rayon/store';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { Arm } from '../domain/experiment';
import { measuredUntil, type PaidLine, phaseOf, spentOn } from '../domain/measured';
import { givenMinor, goodsMinor } from '../domain/sale';
import { dayMilliseconds } from '../domain/utc-day';
import { versionIdOf } from '../rows/campaign-versions';
import type { Measurement } from '../rows/measurements';
import { nothingSpent, type Participant, participantIdOf } from '../rows/participants';
import { promotedCategories } from './promoted-categories';
import type { Records, Session } from './records';

/** Days before somebody took part whose purchases tell how much they usually buy. */
const beforeDays = 56;

/** A member that is measured from a moment on, and for which campaigns. */
export type Joining = Readonly<{
  memberId: string;
  storeId: string;
  /** The one the store is in. */
  region: string | undefined;
  currency: string;
  at: Date;
  sides: readonly Readonly<{ campaign: CompiledCampaign; arm: Arm }>[];
}>;

/** Begins to measure a member for campaigns it is not measured for yet; safe to do again. */
export const enrol = async (records: Records, joining: Joining): Promise<void> => {
  const { participants, measurements } = records;
  const { memberId, storeId, region, currency, at, sides } = joining;
  const known = await participants.findAll(sides.map(({ campaign }) => participantIdOf(campaign, memberId)));
  const fresh = sides.filter((_, index) => known[index] === undefined);
  if (fresh.length === 0) return;

  const beforeMinor = await spentBefore(records, { memberId, currency, at });
  for (const { campaign } of fresh) {
    const measurementId = versionIdOf(campaign);
    if (await measurements.find(measurementId)) continue;
    const { campaignId, version, content } = campaign;
    const categoryKeys = await promotedCategories(records, campaign);
    const initially = { campaignId, version, startedAt: at, to: content.to, categoryKeys };
    await measurements.update({ measurementId }, { initially }, { upsert: true });
  }
  await participants.updateEach(
    fresh.map(({ campaign, arm }) => ({
      filter: { participantId: participantIdOf(campaign, memberId) },
      update: {
        initially: {
          measurementId: versionIdOf(campaign),
          campaignId: campaign.campaignId,
          memberId,
          arm,
          storeId,
          ...(region === undefined ? {} : { region }),
          currency,
          enrolledAt: at,
          until: measuredUntil(campaign.content.to),
          beforeMinor,
          during: nothingSpent,
          after: nothingSpent,
        },
      },
      upsert: true,
    })),
  );
};

const spentBefore = async (
  { sales }: Records,
  { memberId, currency, at }: Pick<Joining, 'memberId' | 'currency' | 'at'>,
): Promise<number> => {
  const since = new Date(at.getTime() - beforeDays * dayMilliseconds);
  const bought = await sales.findMany({ memberId, $and: [{ at: from(since) }, { at: below(at) }] });
  return bought
    .filter((sale) => sale.currency === currency)
    .reduce((sum, sale) => sum + goodsMinor(sale) - givenMinor(sale), 0);
};

/** Something a member paid, or with negative amounts got back, at the moment of its sale. */
export type Paid = Readonly<{
  memberId: string | undefined;
  currency: string;
  at: Date;
  lines: readonly PaidLine[];
  /** One for a new receipt, none for a part of it that comes back. */
  receipts: number;
  /** What campaigns took off. */
  given: readonly Readonly<{ campaignId: string; discountMinor: number }>[];
}>;

/** Adds what a member paid to everything it is measured for. */
export const measure = async (
  records: Records,
  { session }: Transaction,
  { memberId, currency, at, lines, receipts, given }: Paid,
  contentsOf: (versions: readonly Measurement[]) => Promise<readonly CompiledCampaign[]>,
): Promise<void> => {
  if (memberId === undefined) return;
  const open = (await records.participants.findMany({ memberId, until: from(at) }, { session })).filter(
    (one) => one.currency === currency && one.enrolledAt <= at,
  );
  if (open.length === 0) return;
  const about = await readMeasurements(records, open, session);
  const contents = await contentsOf([...about.values()]);
  await records.participants.updateEach(
    contents.flatMap((campaign) => {
      const measurementId = versionIdOf(campaign);
      const measurement = about.get(measurementId);
      const phase = measurement && phaseOf(at, measurement.endedAt ?? measurement.to);
      if (!phase) return [];
      const discountMinor = given
        .filter(({ campaignId }) => campaignId === campaign.campaignId)
        .reduce((sum, one) => sum + one.discountMinor, 0);
      const sums = {
        ...spentOn(campaign, new Set(measurement.categoryKeys), lines),
        receipts,
        discountMinor,
      };
      return [
        {
          filter: { participantId: participantIdOf(campaign, memberId) },
          update: {
            add: Object.fromEntries(Object.entries(sums).map(([name, value]) => [`${phase}.${name}`, value])),
          },
        },
      ];
    }),
    { session },
  );
};

const readMeasurements = async (
  { measurements }: Records,
  open: readonly Participant[],
  session: Session,
): Promise<ReadonlyMap<string, Measurement>> => {
  const rows = await measurements.findAll(
    open.map(({ measurementId }) => measurementId),
    { session },
  );
  return new Map(rows.flatMap((row) => (row ? [[row.measurementId, row] as const] : [])));
};

/** Says of the measurements of a campaign, but for that of a version, that what they measure is over. */
export const endMeasurements = async (
  { measurements }: Records,
  { session }: Transaction,
  { campaignId, at, but }: Readonly<{ campaignId: string; at: Date; but: number | undefined }>,
): Promise<void> => {
  const open = (await measurements.findMany({ campaignId }, { session })).filter(
    ({ version, endedAt, to }) => version !== but && endedAt === undefined && to > at,
  );
  for (const { measurementId } of open)
    await measurements.update({ measurementId }, { set: { endedAt: at } }, { session });
};
