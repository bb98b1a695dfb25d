import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { Challenge } from '../domain/challenge';
import { pastCounts } from '../domain/past';
import { targetShape } from './campaign-content';

const translated = z.object({ fr: z.string(), en: z.string() });

const challengeShape = z.object({
  challengeId: z.string(),
  campaignId: z.string(),
  campaignVersion: z.int(),
  memberId: z.string(),
  title: translated,
  body: translated,
  counting: z.object({
    count: z.enum(pastCounts),
    target: targetShape,
    brandId: z.string().optional(),
    storeIds: z.array(z.string()),
    regions: z.array(z.string()).optional(),
    currency: z.string().optional(),
  }),
  steps: z.array(z.object({ from: z.int(), points: z.int(), turns: z.int() })),
  usual: z.int().optional(),
  progress: z.int(),
  chosenAt: z.date(),
  endsAt: z.date(),
  givenUp: z.literal(true).optional(),
});

/** Challenges that members chose, each with its own terms and how far it is. */
export const challenges = aggregate<Challenge>('challenges', {
  key: 'challengeId',
  retention: keptAsLongAs('a return may take a step back, and nobody chooses a campaign twice'),
  row: challengeShape,
  indexes: [{ on: { memberId: 1, endsAt: 1 } }, { on: { campaignId: 1 } }, { on: { endsAt: 1 } }],
});
