import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import { campaignStatuses } from '../domain/campaign';
import type { StoredCampaign } from '../domain/campaign-change';
import { harmsOf, stopRuleNames } from '../domain/stop-rules';
import { campaignContentShape } from './campaign-content';

const instant = z.coerce.date<Date | string>();

/** A campaign as it is stored, or as the answer of a command keeps it. */
export const campaignShape = z.object({
  campaignId: z.string(),
  brandId: z.string().optional(),
  version: z.int(),
  status: z.enum(campaignStatuses),
  writtenBy: z.string().optional(),
  payer: z.string().optional(),
  returnedReason: z.string().optional(),
  pausedBy: z.string().optional(),
  stops: z
    .array(
      z.object({
        rule: z.enum(stopRuleNames),
        of: z.enum(harmsOf).optional(),
        version: z.int(),
        at: instant,
        resumedAt: instant.optional(),
      }),
    )
    .optional(),
  content: campaignContentShape,
  revision: z.int(),
  change: z.int(),
  createdAt: instant,
  updatedAt: instant,
});

/** Campaigns; their keys are UUIDv7, so that their order is the order of drafting. */
export const campaigns = aggregate<StoredCampaign>('campaigns', {
  key: 'campaignId',
  retention: keptAsLongAs('receipts name it'),
  row: campaignShape,
  indexes: [
    { on: { change: 1 }, unique: true },
    { on: { status: 1, campaignId: -1 } },
    { on: { status: 1, 'content.to': 1 } },
    { on: { brandId: 1, campaignId: -1 } },
    // What a calendar shows: most windows that end after the beginning of a month are of now.
    { on: { 'content.to': 1, 'content.from': 1 } },
    { on: { 'content.coupon': 1 }, sparse: true },
    { on: { 'content.contribution.brandId': 1 }, sparse: true },
    { on: { 'content.experiment.name': 1 }, sparse: true },
    { on: { 'content.placement.billing': 1 }, sparse: true },
    { on: { 'content.stopRules': 1 }, sparse: true },
  ],
});
