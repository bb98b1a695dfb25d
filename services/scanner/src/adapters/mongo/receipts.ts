import { accepted, pageOf, type Result, rejected } from '@rayon/kernel';
import type { Commands } from '@rayon/store';
import type { ReceiptId } from '../../domain/ids';
import type { Receipt } from '../../domain/receipt';
import type { Asked, KeptReturn, Receipts } from '../../use-cases/ports';
import { returnedEnvelope } from '../events/receipt-envelopes';
import type { ReceiptDocument, ScannerCollections } from './models';
import { ConcurrentChange } from './trip-store';

const toReceipt = ({
  _id,
  version: _version,
  eventsPublished: _count,
  ...facts
}: ReceiptDocument): Receipt => ({
  ...facts,
  receiptId: _id as ReceiptId,
});

/** Receipts in the service's database. */
export const createReceipts = ({
  collections: { receipts, returns },
  commands,
}: {
  collections: ScannerCollections;
  commands: Commands;
}): Receipts => {
  const findOne = async (filter: Record<string, unknown>): Promise<Receipt | undefined> => {
    const document = await receipts.findOne<ReceiptDocument>(filter);
    return document ? toReceipt(document) : undefined;
  };

  return {
    find: (receiptId) => findOne({ _id: receiptId }),
    findAll: async (receiptIds) => {
      if (receiptIds.length === 0) return [];
      const found = await receipts.find<ReceiptDocument>({ _id: { $in: receiptIds as never[] } }).toArray();
      const byId = new Map<string, Receipt>(found.map((document) => [document._id, toReceipt(document)]));
      return receiptIds.map((receiptId) => byId.get(receiptId));
    },
    findByKey: (key) =>
      findOne({
        'key.storeId': key.storeId,
        'key.tillId': key.tillId,
        'key.businessDate': key.businessDate,
        'key.number': key.number,
      }),
    findOfMember: async (memberId, { first, after }) => {
      // Receipt ids sort by the time of making: the newest come first, a page starts behind the last one seen.
      const filter = { memberId, ...(after === undefined ? {} : { _id: { $lt: after as never } }) };
      const found = await receipts
        .find<ReceiptDocument>(filter)
        .sort({ _id: -1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first, { markOf: ({ _id }) => _id, toItem: toReceipt });
    },
    bookReturn: async <Rejection>(
      receiptId: ReceiptId,
      asked: Asked & { input: unknown },
      decide: (receipt: Receipt) => Result<{ kept: KeptReturn; receipt: Receipt }, Rejection>,
    ) => {
      type Refused = Rejection | Readonly<{ reason: 'ReceiptNotFound' }>;
      const command = { ...asked, name: 'returnLine' };
      const booked = await commands.run<{ refundMinor: number }, Refused>(command, async (session) => {
        const document = await receipts.findOne<ReceiptDocument>({ _id: receiptId as never }, { session });
        if (!document) return rejected({ reason: 'ReceiptNotFound' });
        const decision = decide(toReceipt(document));
        if (!decision.ok) return rejected(decision.rejection);

        const { kept, receipt } = decision.value;
        const sequence = document.eventsPublished + 1;
        const written = await receipts.updateOne(
          { _id: receiptId as never, version: document.version },
          {
            $set: { lines: receipt.lines, eventsPublished: sequence, version: document.version + 1 },
          },
          { session, ignoreUndefined: true },
        );
        if (written.modifiedCount !== 1) throw new ConcurrentChange(receiptId);
        const { returnId, ...facts } = kept;
        await returns.insertOne({ ...facts, _id: returnId as never } as never, { session });
        const { correlationId } = asked;
        return accepted({
          answer: { refundMinor: kept.refundMinor },
          events: [returnedEnvelope(receipt, kept, { sequence, correlationId })],
        });
      });
      if (!booked.ok) return booked;
      const receipt = await findOne({ _id: receiptId });
      if (!receipt) throw new Error(`receipt ${receiptId} is gone`);
      return accepted({ receipt, refundMinor: booked.value.refundMinor });
    },
  };
};
