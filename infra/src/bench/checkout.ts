import { performance } from 'node:perf_hooks';
import { attempt, type GatewayClient, isRefusal, Refused } from '@rayon/client';
import { claimBasketDocument } from '@rayon/client/operations/shop';
import {
  type ClaimedBasket,
  confirmPayment,
  endTrip,
  eventually,
  readReceipt,
  settleChecks,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';

/** How often a till asks again; short, so that its pace is not in the figure. */
const askedAgain = { pauseMilliseconds: 2 };

/** One checkout in milliseconds; `points` counts from the answer to the payment. */
export type Checkout = Readonly<{
  end: number;
  claim: number;
  pay: number;
  points: number;
  /** End, claim and pay: what shopper and till wait for. */
  together: number;
  /** Somebody of the staff had to look at the basket first; that time is not in it. */
  checked: boolean;
}>;

/** Claims until *offers* has priced the basket for good. */
const claimWhenPriced = (till: GatewayClient, transferCode: string): Promise<ClaimedBasket> =>
  eventually(
    'the basket to be priced',
    async () => {
      const answer = await attempt(till, claimBasketDocument, { commandId: newId(), transferCode });
      if (!isRefusal(answer)) return answer.trip;
      if (answer.reason === 'BASKET_BEING_PRICED') return undefined;
      throw new Refused('claimBasket', answer);
    },
    askedAgain,
  );

/** Ends a trip on its handheld, claims and pays it at a till, and waits until its points are posted. */
export const checkOut = async (
  tripId: string,
  { handheld, till, associate }: { handheld: GatewayClient; till: GatewayClient; associate: GatewayClient },
): Promise<Checkout> => {
  const started = performance.now();
  const { transferCode } = await endTrip(handheld, tripId);
  const ended = performance.now();
  const basket = await claimWhenPriced(till, transferCode);
  const claimed = performance.now();
  const done = await settleChecks(associate, basket);
  if (!basket.due) throw new Error('a claimed basket has no price');
  const asked = performance.now();
  const receipt = await confirmPayment(till, {
    tripId,
    due: basket.due,
    businessDate: new Date().toISOString().slice(0, 10),
    receiptNumber: `M-${newId()}`,
  });
  const paid = performance.now();
  await eventually(
    'the points to be posted',
    async () => ((await readReceipt(till, receipt.id))?.points?.status === 'POSTED' ? true : undefined),
    askedAgain,
  );
  const posted = performance.now();
  const [end, claim, pay] = [ended - started, claimed - ended, paid - asked];
  return { end, claim, pay, points: posted - paid, together: end + claim + pay, checked: done.length > 0 };
};
