import { aggregate, keptDays } from '@rayon/store';
import { z } from 'zod';
import { narrowLimits } from '../domain/counted';
import { goneReasons } from '../domain/gone-offers';
import type { TripCopy } from '../domain/trip-copy';
import { conditionShape, pictureShape } from './campaign-content';

const messageShape = z.object({
  sequence: z.int(),
  messageId: z.string(),
  campaignId: z.string(),
  campaignVersion: z.int(),
  title: z.object({ fr: z.string(), en: z.string() }),
  body: z.object({ fr: z.string(), en: z.string() }),
  picture: pictureShape.optional(),
  issuedAt: z.date(),
  lineId: z.string().optional(),
  about: z.object({ brandId: z.string().optional(), category: z.string().optional() }).optional(),
  afterSequence: z.int().optional(),
  conditions: z.array(conditionShape).optional(),
  isAtEnd: z.literal(true).optional(),
  untilCard: z.literal(true).optional(),
  sponsorId: z.string().optional(),
  shownAt: z.date().optional(),
});

const choiceShape = z.object({
  sequence: z.int(),
  at: z.date(),
  afterSequence: z.int(),
  campaignId: z.string().optional(),
  isExplored: z.boolean(),
  candidates: z.array(
    z.object({
      campaignId: z.string(),
      version: z.int(),
      yes: z.number(),
      no: z.number(),
      worth: z.number(),
      drawn: z.number(),
      chance: z.number(),
    }),
  ),
});

const firstEndShape = z.object({
  at: z.date(),
  campaigns: z.array(z.object({ campaignId: z.string(), version: z.int(), brandId: z.string().optional() })),
  shopper: z
    .object({
      memberId: z.string(),
      personalised: z.boolean(),
      boughtCategories: z.array(z.string()),
      pastHeld: z.array(z.string()).optional(),
      daysHeld: z.array(z.string()).optional(),
      employed: z.literal(true).optional(),
      activated: z.array(z.string()).optional(),
      ownTerms: z
        .array(z.object({ campaignId: z.string(), threshold: z.int(), usual: z.int().optional() }))
        .optional(),
      ownChoices: z.array(z.object({ campaignId: z.string(), key: z.string() })).optional(),
    })
    .optional(),
});

const holdingShape = z.object({
  at: z.date(),
  tripVersion: z.int().optional(),
  offers: z.array(
    z.object({
      campaignId: z.string(),
      version: z.int(),
      memberId: z.string().optional(),
      codeId: z.string().optional(),
      counted: z.boolean(),
      countedOnly: z.enum(['in-total', 'by-member', 'by-code', 'narrowly']).optional(),
      narrow: z.array(z.enum(narrowLimits)).optional(),
      storeId: z.string().optional(),
      day: z.string().optional(),
      withoutBudget: z.boolean().optional(),
      heldMinor: z.int(),
    }),
  ),
});

const goneShape = z.object({
  campaignId: z.string(),
  version: z.int(),
  reason: z.enum(goneReasons),
  bonusPoints: z.int(),
  lines: z.array(z.object({ lineId: z.string(), discountMinor: z.int() })),
});

const tripShape = z.object({
  tripId: z.string(),
  storeId: z.string().optional(),
  currency: z.string().optional(),
  deviceId: z.string().optional(),
  memberId: z.string().optional(),
  status: z.enum(['open', 'ended', 'closed', 'cancelled']),
  openedAt: z.date().optional(),
  overAt: z.date().optional(),
  basketVersion: z.int(),
  firstEnd: firstEndShape.optional(),
  holding: holdingShape.optional(),
  gone: z.array(goneShape).optional(),
  heardSequence: z.int(),
  messages: z.array(messageShape),
  choices: z.array(choiceShape).optional(),
  unjudged: z.literal(true).optional(),
  voidedLineIds: z.array(z.string()),
});

/** The own copy of trips; messages and the word on a basket leave from its rows. */
export const trips = aggregate<TripCopy>('trips', {
  key: 'tripId',
  // What a campaign told in the last year is counted from them.
  retention: keptDays(400, 'overAt'),
  row: tripShape,
  indexes: [
    { on: { 'messages.campaignId': 1 } },
    { on: { 'holding.at': 1 }, sparse: true },
    { on: { unjudged: 1 }, sparse: true },
  ],
});
