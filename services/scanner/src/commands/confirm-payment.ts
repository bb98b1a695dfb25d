import { rejected } from '@rayon/kernel';
import { command, graphEnum } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { presentReceipt, ReceiptType } from '../adapters/graphql/receipt.type';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { holdsPaymentCard } from '../domain/payment-card';
import { tripId } from './shapes';

/** How far a till's business date may lie from today. */
const businessDaysPastMax = 31;
const businessDaysAheadMax = 1;
const dayMilliseconds = 86_400_000;

const receiptNumber = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\x20-\x7e]+$/)
  .refine((text) => !holdsPaymentCard(text));

const tender = z
  .object({
    kind: graphEnum('TenderKind', { CASH: 'cash', CARD: 'card', VOUCHER: 'voucher' }),
    amountMinor: z.int().min(1).max(100_000_000),
  })
  .meta({ input: 'TenderInput' });

@ObjectType('PaymentConfirmed')
class PaymentConfirmed {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;
}

export const confirmPayment = command({
  name: 'confirmPayment',
  description: 'Closes the trip with what the till took.',
  allow: ['terminal'],
  input: z.object({
    tripId,
    businessDate: z.iso.date().describe('YYYY-MM-DD.'),
    receiptNumber,
    tenders: z.array(tender).max(10),
  }),
  answer: PaymentConfirmed,
  refusal: scannerRefusals,
  run: async (input, { context, principal, ...asked }: ScannerAsking) => {
    if (!isNear(input.businessDate, asked.at))
      return rejected({ reason: 'BadInput' as const, field: 'businessDate' });
    return context.useCases.confirmPayment({ ...asked, ...input, caller: callerAs(principal, 'terminal') });
  },
  present: ({ receipt }, { context }) => ({ receipt: presentReceipt(receipt, context.request.locale) }),
});

const isNear = (day: string, now: Date): boolean => {
  const days = (Date.parse(`${day}T12:00:00Z`) - now.getTime()) / dayMilliseconds;
  return days >= -businessDaysPastMax - 1 && days <= businessDaysAheadMax + 1;
};
