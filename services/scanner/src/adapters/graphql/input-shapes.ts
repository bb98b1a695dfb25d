import { idShape, isLegible } from '@rayon/kernel';
import { z } from 'zod';
import { lineId, receiptId, tripId } from '../../domain/ids';
import { holdsPaymentCard } from '../../domain/payment-card';

/** How far a till's business date may lie from today. */
const businessDaysPastMax = 31;
const businessDaysAheadMax = 1;
const dayMilliseconds = 86_400_000;

const commandId = idShape;
const quantity = z.int().min(1).max(99);
const presentation = z.string().min(1).max(4096);
const trip = idShape.transform(tripId);
const line = idShape.transform(lineId);

const notBlank = (text: string): boolean => text.trim().length > 0;

/** The shapes of the inputs: ids are UUIDs, texts have a length, numbers a range. */
export const inputShapes = {
  openTrip: z.object({
    commandId,
    presentation: presentation.nullish().transform((text) => text ?? undefined),
  }),
  attachCard: z.object({ commandId, tripId: trip, presentation }),
  scan: z.object({
    commandId,
    tripId: trip,
    code: z.string().max(1000).refine(notBlank),
    quantity: quantity.nullish().transform((pieces) => pieces ?? 1),
  }),
  line: z.object({ commandId, tripId: trip, lineId: line }),
  trip: z.object({ commandId, tripId: trip }),
  claimBasket: z.object({ commandId, transferCode: z.string().max(40).refine(notBlank) }),
  approveAge: z.object({ commandId, tripId: trip, approved: z.boolean() }),
  completeAudit: z.object({
    commandId,
    tripId: trip,
    outcome: z.enum(['clean', 'discrepancy']),
    note: z
      .string()
      .trim()
      .max(500)
      .refine((text) => text === '' || isLegible(text, { lines: true }))
      .refine((text) => !holdsPaymentCard(text))
      .nullish()
      .transform((text) => text || undefined),
  }),
  confirmPayment: (now: Date) =>
    z.object({
      commandId,
      tripId: trip,
      businessDate: z.iso.date().refine((day) => isNear(day, now)),
      receiptNumber: z
        .string()
        .trim()
        .min(1)
        .max(40)
        .regex(/^[\x20-\x7e]+$/)
        .refine((text) => !holdsPaymentCard(text)),
      tenders: z
        .array(
          z.object({
            kind: z.enum(['cash', 'card', 'voucher']),
            amountMinor: z.int().min(1).max(100_000_000),
          }),
        )
        .max(10),
    }),
  returnLine: z.object({ commandId, receiptId: idShape.transform(receiptId), lineId: line, quantity }),
} as const;

const isNear = (day: string, now: Date): boolean => {
  const days = (Date.parse(`${day}T12:00:00Z`) - now.getTime()) / dayMilliseconds;
  return days >= -businessDaysPastMax - 1 && days <= businessDaysAheadMax + 1;
};
