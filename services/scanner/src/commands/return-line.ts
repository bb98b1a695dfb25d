import { accepted, rejected } from '@rayon/kernel';
import { command, MoneyType } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { KeptReturn } from '../domain/receipt';
import { type ReturnRejection, returnUnits } from '../domain/return-units';
import { lineReturned } from '../events/receipt-events';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { presentReceipt, ReceiptType } from '../graph/receipt.type';
import { scannerRefusals } from '../graph/refusal.type';
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
  description: "Takes units of a receipt line back, in any store of the receipt's currency.",
  allow: ['terminal'],
  input: z.object({ receiptId, lineId, quantity }),
  answer: LineReturned,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const { receipts, chance, assortment } = asked.context.scanner;
    const { terminalId, storeId } = callerAs(principal, 'terminal');
    const store = await assortment.store(storeId);
    if (!store) return rejected({ reason: 'StoreUnknown' } as const);
    const wanted = { ...input, currency: store.currency };
    const returnId = chance.newReturnId();
    const once = { ...asked, input: { name: asked.name, ...input } };
    const returned = await receipts.change<{ refundMinor: number }, ReturnRejection>(
      input.receiptId,
      { cause: asked, once },
      (receipt) => {
        const back = returnUnits(receipt, wanted);
        if (!back.ok) return back;
        const { lines, refundMinor } = back.value;
        const kept: KeptReturn = { returnId, storeId, terminalId, lines, refundMinor, at: asked.at };
        const row = { ...back.value.receipt, returns: [...(receipt.returns ?? []), kept] };
        return accepted({ row, events: [lineReturned(row, kept)], answer: { refundMinor } });
      },
    );
    if (returned.ok) return returned;
    const { rejection } = returned;
    return rejected(rejection.reason === 'NotFound' ? ({ reason: 'ReceiptNotFound' } as const) : rejection);
  },
  present: ({ row: receipt, answer }, { context }) => ({
    receipt: presentReceipt(receipt, context.request.locale),
    refund: { minor: answer?.refundMinor ?? 0, currency: receipt.currency },
  }),
});
