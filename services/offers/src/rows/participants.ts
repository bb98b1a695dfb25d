import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import { type Arm, arms } from '../domain/experiment';
import type { Spent } from '../domain/measured';
import type { CampaignVersion } from '../domain/trip-copy';
import { versionIdOf } from './campaign-versions';

const spent = z.object({
  receipts: z.int(),
  spentMinor: z.int(),
  promotedMinor: z.int(),
  besideMinor: z.int(),
  /** None in rows of earlier versions: nothing was known. */
  marginMinor: z.int().default(0),
  knownMinor: z.int().default(0),
  /** What the campaign took off. */
  discountMinor: z.int(),
});

const participantShape = z.object({
  /** `<campaign>/<version>/<member>`. */
  participantId: z.string(),
  /** `<campaign>/<version>`. */
  measurementId: z.string(),
  campaignId: z.string(),
  memberId: z.string(),
  arm: z.enum(arms),
  /** Where they began to be measured. */
  storeId: z.string(),
  /** The one that store was in then; absent: none, or a row of an earlier version. */
  region: z.string().optional(),
  currency: z.string(),
  enrolledAt: z.date(),
  /** The end of the window, and as long as is looked after it. */
  until: z.date(),
  /** What they paid for goods in the weeks before. */
  beforeMinor: z.int(),
  during: spent,
  after: spent,
});

/** A member whose purchases tell what a version of a campaign changes, with the sums of them. */
export type Participant = Readonly<Omit<z.infer<typeof participantShape>, 'arm' | 'during' | 'after'>> &
  Readonly<{ arm: Arm; during: Sums; after: Sums }>;

type Sums = Spent & Readonly<{ receipts: number; discountMinor: number }>;

/** Nothing paid yet. */
export const nothingSpent: Sums = {
  receipts: 0,
  spentMinor: 0,
  promotedMinor: 0,
  besideMinor: 0,
  marginMinor: 0,
  knownMinor: 0,
  discountMinor: 0,
};

/** The key of a participant. */
export const participantIdOf = (version: CampaignVersion, memberId: string): string =>
  `${versionIdOf(version)}/${memberId}`;

/** Members whose purchases tell what campaigns change. */
export const participants = table<Participant>('participants', {
  key: 'participantId',
  retention: keptDays(400, 'until'),
  row: participantShape,
  indexes: [{ on: { memberId: 1, until: 1 } }, { on: { measurementId: 1, arm: 1 } }],
});
