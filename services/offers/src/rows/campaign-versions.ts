import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { CampaignVersion } from '../domain/trip-copy';
import { campaignContentShape } from './campaign-content';

/** The key of a version. */
export const versionIdOf = ({ campaignId, version }: CampaignVersion): string => `${campaignId}/${version}`;

const versionShape = z.object({
  /** `<campaign>/<version>`. */
  versionId: z.string(),
  campaignId: z.string(),
  version: z.int(),
  content: campaignContentShape,
  /** Who made it. */
  by: z.string(),
  at: z.date(),
});

/** Every content a campaign had or has: receipts name its version. */
export const campaignVersions = table('campaignVersions', {
  key: 'versionId',
  retention: keptAsLongAs('receipts name it'),
  row: versionShape,
  indexes: [{ on: { campaignId: 1, version: 1 }, unique: true }],
});
