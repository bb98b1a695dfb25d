import { attempt, type GatewayClient, isPassing, isRefusal } from '@rayon/client';
import {
  type EnterCouponMutation,
  enterCouponDocument,
  type ScanMutation,
  scanDocument,
} from '@rayon/client/operations/scanner';
import type { QueuedCode } from './use-scan-queue';

/** What a code was answered as; what went wrong with it is thrown by its answer. */
export type CodeSent =
  | Readonly<{ kind: 'article'; answer: Promise<ScanMutation['scan']> }>
  | Readonly<{ kind: 'coupon'; answer: Promise<EnterCouponMutation['enterCoupon']> }>;

/** Whether no answer came, and one may come the next time. */
const isWaiting = (answer: Promise<object>): Promise<boolean> => answer.then(() => false, isPassing);

/**
 * Sends what was read: as an article, and what the scanner service says is a coupon as that. Undefined where one of them was not
 * answered: the code waits as a whole, and each is sent again under its own id.
 */
export const sendCode = async (
  caller: Pick<GatewayClient, 'ask'>,
  tripId: string,
  { commandId, couponCommandId, ...read }: QueuedCode,
): Promise<CodeSent | undefined> => {
  const scanned = attempt(caller, scanDocument, { commandId, tripId, ...read }, { partly: true });
  if (await isWaiting(scanned)) return undefined;
  const isCoupon = await scanned.then(
    (answer) => isRefusal(answer) && answer.reason === 'COUPON_SCANNED',
    () => false,
  );
  if (!isCoupon) return { kind: 'article', answer: scanned };
  const coupon = { commandId: couponCommandId, tripId, code: read.code };
  const entered = attempt(caller, enterCouponDocument, coupon, { partly: true });
  return (await isWaiting(entered)) ? undefined : { kind: 'coupon', answer: entered };
};
