import { accepted, idFromName, rejected } from '@rayon/kernel';
import { command, MoneyType } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { askReturn, type ReturnRejection } from '../domain/ask-return';
import type { ReceiptId } from '../domain/ids';
import { type KeptReturn, type Receipt, refundedMinor } from '../domain/receipt';
import { returnWindowOf } from '../domain/return-window';
import { returnAsked } from '../events/receipt-events';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { presentReceipt, ReceiptType } from '../graph/receipt.type';
import { presentRefundTenders, RefundedTenderType } from '../graph/refunded-tender.type';
import { scannerRefusals } from '../graph/refusal.type';
import type { Scanner } from '../scanner';
import { lineId, quantity, receiptId } from './shapes';
import { whenSettled } from './when-settled';

const returnedLine = z.object({ lineId, quantity }).meta({ input: 'ReturnedLineInput' });

@ObjectType('LinesReturned')
class LinesReturned {
  @Field(() => ReceiptType)
  receipt!: ReceiptType;

  @Field(() => MoneyType)
  refund!: MoneyType;

  @Field(() => [RefundedTenderType], {
    description: 'How it is given back: as it was paid, points in proportion, of the money cards first.',
  })
  tenders!: RefundedTenderType[];
}

export const returnLines = command({
  name: 'returnLines',
  description:
    'Takes units of a receipt back, in any store of its currency, until the end of `Receipt.returnableUntil`. Given back is what was paid less what the kept basket comes to, as if they had never been bought (`Receipt.ifReturned` tells beforehand). Ask again with the same command id while it is being worked out.',
  allow: ['terminal'],
  input: z.object({
    receiptId,
    lines: z.array(returnedLine).min(1).max(100),
    refundMinor: z
      .int()
      .min(0)
      .nullish()
      .describe('What the shopper was told: nothing is done where it comes to another amount.'),
  }),
  answer: LinesReturned,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const { terminalId, storeId } = callerAs(principal, 'terminal');
    const store = await scanner.assortment.store(storeId);
    const sold = await scanner.receipts.find(input.receiptId);
    if (!sold) return rejected({ reason: 'ReceiptNotFound' } as const);
    const soldBy = await scanner.assortment.store(sold.row.key.storeId);
    if (!store || !soldBy) return rejected({ reason: 'StoreUnknown' } as const);
    // The same command of the same till asks for the same return.
    const returnId = idFromName(`return:${terminalId}:${asked.commandId}`);
    const { currency } = store;
    const wanted = {
      returnId,
      storeId,
      terminalId,
      lines: input.lines,
      currency,
      window: returnWindowOf(sold.row, { returnDays: scanner.config.returnDays, soldBy, at: asked.at }),
      at: asked.at,
      ...(typeof input.refundMinor === 'number' ? { toldMinor: input.refundMinor } : {}),
    };
    const once = { ...asked, input: { name: asked.name, ...input } };
    const ask = () =>
      scanner.receipts.change<undefined, ReturnRejection>(
        input.receiptId,
        { cause: asked, once },
        (receipt) => {
          const after = askReturn(receipt, wanted);
          if (!after.ok) return after;
          const { asked: pending } = after.value;
          return accepted({ row: after.value, events: pending ? [returnAsked(receipt, pending)] : [] });
        },
      );
    let changed = await ask();
    if (!changed.ok && changed.rejection.reason === 'ReturnBeingPriced') {
      // Another return of the receipt goes first.
      await whenPriced(scanner, input.receiptId, (open) => open !== returnId);
      changed = await ask();
    }
    if (!changed.ok) {
      const { rejection } = changed;
      return rejected(rejection.reason === 'NotFound' ? ({ reason: 'ReceiptNotFound' } as const) : rejection);
    }
    const receipt = await whenPriced(scanner, input.receiptId, (open) => open === returnId);
    const made = receipt?.returns?.find((one) => one.returnId === returnId);
    if (receipt && made) return accepted({ receipt, made });
    const declined = receipt?.declined?.find((one) => one.returnId === returnId);
    return rejected(
      declined
        ? ({ reason: 'RefundChanged', refundMinor: declined.refundMinor, currency } as const)
        : ({ reason: 'ReturnBeingPriced' } as const),
    );
  },
  present: ({ receipt, made }, { context }) => {
    const { currency } = receipt;
    const before = refundedMinor(receipt) - sinceOf(receipt, made);
    return {
      receipt: presentReceipt(receipt, context.request.locale),
      refund: { minor: made.refundMinor, currency },
      tenders: presentRefundTenders(receipt, { before, refund: made.refundMinor }),
    };
  },
});

/** Given back by this return and those after it, in minor units. */
const sinceOf = ({ returns = [] }: Receipt, made: KeptReturn): number =>
  returns.slice(returns.indexOf(made)).reduce((sum, one) => sum + one.refundMinor, 0);

/** The receipt once such a return of it is priced, or as it is after the wait all the same. */
const whenPriced = (
  { receipts, priceWaitMilliseconds }: Scanner,
  id: ReceiptId,
  isWaitedFor: (returnId: string) => boolean,
): Promise<Receipt | undefined> =>
  whenSettled(
    async () => (await receipts.find(id))?.row,
    ({ asked }) => asked !== undefined && isWaitedFor(asked.returnId),
    { millisecondsMax: priceWaitMilliseconds },
  );
