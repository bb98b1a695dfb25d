import { command, MoneyType } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { presentReceipt, ReceiptType } from '../adapters/graphql/receipt.type';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { lineId, quantity, receiptId } from './shapes';

@ObjectType('LineReturned')
class LineReturned {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;

  @Field(() => MoneyType)
  refund!: MoneyType;
}

export const returnLine = command({
  name: 'returnLine',
  description: 'Takes units of a receipt line back, in any store.',
  allow: ['terminal'],
  input: z.object({ receiptId, lineId, quantity }),
  answer: LineReturned,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.returnLine({ ...asked, ...input, caller: callerAs(principal, 'terminal') }),
  present: ({ receipt, refundMinor }, { context }) => ({
    receipt: presentReceipt(receipt, context.request.locale),
    refund: { minor: refundMinor, currency: receipt.currency },
  }),
});
