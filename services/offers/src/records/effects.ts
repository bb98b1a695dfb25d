import { from } from '@rayon/store';
import type { RegionFigures } from '../domain/effect-by-region';
import type { Arm, Experiment } from '../domain/experiment';
import type { MeasuredDay } from '../rows/measured-days';
import type { Measurement } from '../rows/measurements';
import type { Records } from './records';

/** Rows of earlier versions have no margin. */
const orNothing = (member: string) => ({ $ifNull: [member, 0] });
const squaresOf = (member: string) => ({
  $multiply: [{ $toDouble: orNothing(member) }, { $toDouble: orNothing(member) }],
});
const momentsOf = (name: string, member: string) => ({
  [`${name}Sum`]: { $sum: { $toDouble: orNothing(member) } },
  [`${name}Squares`]: { $sum: squaresOf(member) },
});

const stages = [
  {
    $group: {
      _id: { arm: '$arm', currency: '$currency', storeId: '$storeId', region: '$region' },
      people: { $sum: 1 },
      receipts: { $sum: '$during.receipts' },
      discountMinor: { $sum: '$during.discountMinor' },
      ...momentsOf('spent', '$during.spentMinor'),
      ...momentsOf('promoted', '$during.promotedMinor'),
      ...momentsOf('beside', '$during.besideMinor'),
      ...momentsOf('after', '$after.spentMinor'),
      ...momentsOf('before', '$beforeMinor'),
      ...momentsOf('margin', '$during.marginMinor'),
      knownMinor: { $sum: { $toDouble: orNothing('$during.knownMinor') } },
      beforeTimesSpent: {
        $sum: { $multiply: [{ $toDouble: '$beforeMinor' }, { $toDouble: '$during.spentMinor' }] },
      },
    },
  },
];

type Group = Readonly<{ _id: { arm: Arm; currency: string; storeId: string; region?: string | null } }> &
  Readonly<Record<string, number>>;

/** What the people bought who began in one store. */
export type StoreFigures = RegionFigures & Readonly<{ storeId: string }>;

/** What the people of each side bought, by the store they began in and the region it was in then; of those who began since a moment, or of all. */
export const readFiguresByStore = async (
  { participants }: Pick<Records, 'participants'>,
  measurementId: string,
  { since }: Readonly<{ since?: Date | undefined }> = {},
): Promise<StoreFigures[]> => {
  const asked = since === undefined ? { measurementId } : { measurementId, enrolledAt: from(since) };
  const groups = await participants.aggregate<Group>(asked, stages);
  return groups.map(({ _id, people = 0, receipts = 0, discountMinor = 0, ...sums }) => {
    const moments = (name: string) => ({
      sum: sums[`${name}Sum`] ?? 0,
      sumOfSquares: sums[`${name}Squares`] ?? 0,
    });
    const { region, ...begun } = _id;
    return {
      ...begun,
      ...(typeof region === 'string' ? { region } : {}),
      people,
      receipts,
      discountMinor,
      spent: moments('spent'),
      promoted: moments('promoted'),
      beside: moments('beside'),
      after: moments('after'),
      before: moments('before'),
      margin: moments('margin'),
      knownMinor: sums.knownMinor ?? 0,
      beforeTimesSpent: sums.beforeTimesSpent ?? 0,
    };
  });
};

/** How a measurement stood, the oldest day first. */
export const readDays = ({ measuredDays }: Records, measurementId: string): Promise<MeasuredDay[]> =>
  measuredDays.findMany({ measurementId }, { sort: { day: 1 } });

/** Versions of one campaign that are told of; the newest. */
const versionsMax = 5;

/** The newest versions of a campaign that are measured, the newest first, with who was dealt what. */
export const readMeasured = async (
  { measurements, campaignVersions }: Records,
  campaignId: string,
  limit = versionsMax,
): Promise<Readonly<{ measurement: Measurement; experiment: Experiment }>[]> => {
  const measured = await measurements.findMany({ campaignId }, { sort: { version: -1 }, limit });
  const versions = await campaignVersions.findAll(measured.map(({ measurementId }) => measurementId));
  return measured.flatMap((measurement, at) => {
    const experiment = versions[at]?.content.experiment;
    return experiment ? [{ measurement, experiment }] : [];
  });
};
