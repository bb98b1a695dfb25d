import { LineReturnedV1, ReceiptClosedV1 } from '@rayon/events';
import { returnLines, settleReceipt } from '../../use-cases/settle-receipt';
import type { Listening } from './listening';

const durable = 'offers-on-receipt';

/** Settles what a receipt used, remembers what was bought, and gives back what is returned. */
export const listenToReceipts = ({ listeners, stores }: Listening): void => {
  listeners.on(ReceiptClosedV1, { durable }, async ({ data }, session) => {
    await settleReceipt(stores(session), data);
  });
  listeners.on(LineReturnedV1, { durable }, async ({ data }, session) => {
    await returnLines(stores(session), data);
  });
};
