import { LineReturnedV1, MemberEnrolledV1, ReceiptClosedV1 } from '@rayon/events';
import type { Clock } from '@rayon/kernel';
import type { Listeners } from '@rayon/messaging';
import { openAccount } from '../../use-cases/open-account';
import { postReceipt } from '../../use-cases/post-receipt';
import { takeBackPoints } from '../../use-cases/take-back-points';
import { ledgerIn } from '../mongo/ledger-unit';
import type { PointsModels } from '../mongo/models';
import { returnFactsOf } from './on-line-returned';
import { receiptFactsOf } from './on-receipt-closed';
import { eventOf } from './published';

/** Receipts and their returns share one consumer, so that those of one receipt arrive in order. */
const onReceipts = { durable: 'points-on-receipts' };

/** Registers everything the ledger listens to. */
export const listen = (
  listeners: Listeners,
  { models, clock }: { models: PointsModels; clock: Clock },
): void => {
  listeners.on(ReceiptClosedV1, onReceipts, async (envelope, session) => {
    const news = await postReceipt(ledgerIn(models, session), receiptFactsOf(envelope.data));
    return news.map((one) => eventOf(one, { cause: envelope, at: clock() }));
  });
  listeners.on(LineReturnedV1, onReceipts, async (envelope, session) => {
    const { receiptId } = envelope.data;
    const news = await takeBackPoints(ledgerIn(models, session), receiptId, returnFactsOf(envelope.data));
    return news.map((one) => eventOf(one, { cause: envelope, at: clock() }));
  });
  listeners.on(MemberEnrolledV1, { durable: 'points-on-members' }, async ({ data }, session) => {
    await openAccount(ledgerIn(models, session), data.memberId);
  });
};
