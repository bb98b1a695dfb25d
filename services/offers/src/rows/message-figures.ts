import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { Reception } from '../domain/choose-message';
import { versionIdOf } from './campaign-versions';

const figuresShape = z.object({
  /** `<campaign>/<version>/<store>`. */
  figuresId: z.string(),
  campaignId: z.string(),
  version: z.int(),
  storeId: z.string(),
  shown: z.int(),
  bought: z.int(),
  unshown: z.int(),
  anyway: z.int(),
  /** When the last trip was added. */
  at: z.date(),
});

/** What came of the message of a version in a store. */
export type MessageFigures = Readonly<z.infer<typeof figuresShape>> & Reception;

export const figuresIdOf = (
  version: Readonly<{ campaignId: string; version: number }>,
  storeId: string,
): string => `${versionIdOf(version)}/${storeId}`;

/** What came of messages, over all trips that are over. */
export const messageFigures = table<MessageFigures>('messageFigures', {
  key: 'figuresId',
  retention: keptDays(400, 'at'),
  row: figuresShape,
  indexes: [{ on: { campaignId: 1, version: 1 } }],
});
