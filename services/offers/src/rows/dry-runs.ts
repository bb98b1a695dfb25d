import type { Translated } from '@rayon/kernel';
import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { Taken, Tried } from '../domain/dry-run';

const figures = z.object({
  currency: z.string(),
  sales: z.int(),
  reachedSales: z.int(),
  reachedMembers: z.int(),
  reachedPeople: z.int(),
  costMinor: z.int(),
  /** None in rows of earlier versions. */
  raisedMinor: z.int().default(0),
  points: z.int(),
  takenMinor: z.int(),
  goodsMinor: z.int(),
  withoutMinor: z.int(),
  thenMinor: z.int(),
  /** None in rows of earlier versions: nothing was known. */
  knownMinor: z.int().default(0),
  marginWithoutMinor: z.int().default(0),
  marginMinor: z.int().default(0),
});
const title = z.object({ fr: z.string(), en: z.string() });

const triedShape = z.object({
  totals: z.array(figures),
  stores: z.array(figures.extend({ storeId: z.string() })),
  days: z.array(figures.extend({ day: z.string() })),
  taken: z.array(z.object({ campaignId: z.string(), title, currency: z.string(), minor: z.int() })),
});

const dryRunShape = z.object({
  runId: z.string(),
  /** Whoever asked for it, and nobody else, sees it. */
  actor: z.string(),
  inputHash: z.string(),
  /** `message`: it is said and takes nothing off; absent in rows of earlier versions, too, which told nothing of messages. */
  campaigns: z.array(
    z.object({ campaignId: z.string(), version: z.int(), title, message: z.literal(true).optional() }),
  ),
  from: z.date(),
  to: z.date(),
  /** Absent: all. */
  storeIds: z.array(z.string()).optional(),
  startedAt: z.date(),
  /** When its process was last heard of. */
  heardAt: z.date(),
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  looked: z.int(),
  inAll: z.int(),
  /** The oldest sale that was kept when it began. */
  oldestSaleAt: z.date().optional(),
  /** Whether the purchase history of today had a say; in rows without `byConsent`, that or the consents. */
  byHistory: z.boolean(),
  /** Whether the consents of today had a say. */
  byConsent: z.boolean().optional(),
  /** In the order of the campaigns, once it is done. */
  tried: z.array(triedShape),
});

/** What came of a campaign, with the titles the others had then. */
type TriedWithTitles = Omit<Tried, 'taken'> &
  Readonly<{ taken: readonly (Taken & Readonly<{ title: Translated }>)[] }>;

/** A dry run of campaigns on past sales: how far it is, and what came of it. */
export type DryRunRow = Readonly<Omit<z.infer<typeof dryRunShape>, 'tried'>> &
  Readonly<{ tried: readonly TriedWithTitles[] }>;

/** Dry runs of campaigns on past sales. */
export const dryRuns = table<DryRunRow>('dryRuns', {
  key: 'runId',
  retention: keptDays(7, 'startedAt'),
  row: dryRunShape,
});
