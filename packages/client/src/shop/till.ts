import type { GatewayClient } from '../gateway-client';
import { newCommandId } from '../new-command-id';
import { approveAgeDocument, completeAuditDocument } from '../operations/console.gen';
import {
  claimBasketDocument,
  confirmPaymentDocument,
  type PayWithPointsInput,
  payWithPointsDocument,
  type ReturnLinesInput,
  receiptDocument,
  returnLinesDocument,
} from '../operations/shop.gen';
import { attempt, isRefusal, perform, Refused } from '../refusal';
import { eventually } from './eventually';
import type { ClaimedBasket, Receipt } from './types';

/** Claims a basket with its single-use code, waiting while *offers* is still adjudicating it. */
export const claimBasket = async (till: GatewayClient, transferCode: string): Promise<ClaimedBasket> =>
  eventually('the basket to be priced', async () => {
    const answer = await attempt(till, claimBasketDocument, { commandId: newCommandId(), transferCode });
    if (!isRefusal(answer)) return answer.trip;
    if (answer.reason === 'BASKET_BEING_PRICED') return undefined;
    throw new Refused('claimBasket', answer);
  });

/** An associate settles what blocks payment: the age check and the audit. Gives what had to be done. */
export const settleChecks = async (associate: GatewayClient, basket: ClaimedBasket): Promise<string[]> => {
  const done: string[] = [];
  const command = () => ({ commandId: newCommandId(), tripId: basket.id });
  if (basket.ageCheck === 'OPEN') {
    await perform(associate, approveAgeDocument, { ...command(), approved: true });
    done.push(`age ${basket.requiredAge}+ approved`);
  }
  if (basket.audit?.required && basket.audit.outcome === 'OPEN') {
    await perform(associate, completeAuditDocument, { ...command(), outcome: 'CLEAN' });
    done.push('basket checked, all as scanned');
  }
  return done;
};

/** Confirms the payment taken by the till for exactly what is due: by points that were set aside, and by card the rest. */
export const confirmPayment = async (
  till: GatewayClient,
  payment: {
    tripId: string;
    due: { minor: number };
    byPoints?: { minor: number };
    receiptNumber: string;
    businessDate: string;
  },
): Promise<Receipt> => {
  const { due, byPoints = { minor: 0 }, ...what } = payment;
  const { receipt } = await perform(till, confirmPaymentDocument, {
    commandId: newCommandId(),
    ...what,
    tenders: [
      { kind: 'POINTS' as const, amountMinor: byPoints.minor },
      { kind: 'CARD' as const, amountMinor: due.minor - byPoints.minor },
    ].filter(({ amountMinor }) => amountMinor > 0),
  });
  return receipt;
};

/** Sets points of a card aside for the basket, waiting for the ledger; may be refused. */
export const attemptPoints = (till: GatewayClient, command: PayWithPointsInput) =>
  eventually('the points to be set aside', async () => {
    const answer = await attempt(till, payWithPointsDocument, command);
    return isRefusal(answer) && answer.reason === 'POINTS_BEING_KEPT' ? undefined : answer;
  });

/** Takes units of receipt lines back, waiting while *offers* is still working out what is kept; gives what is refunded. */
export const returnLines = async (till: GatewayClient, input: Omit<ReturnLinesInput, 'commandId'>) => {
  const answer = await attemptReturn(till, { commandId: newCommandId(), ...input });
  if (isRefusal(answer)) throw new Refused('returnLines', answer);
  return answer;
};

/** The same by a command of one's own, which may be refused. */
export const attemptReturn = (till: GatewayClient, command: ReturnLinesInput) =>
  eventually('the return to be worked out', async () => {
    const answer = await attempt(till, returnLinesDocument, command);
    return isRefusal(answer) && answer.reason === 'RETURN_BEING_PRICED' ? undefined : answer;
  });

/** Reads a receipt as its till sees it. */
export const readReceipt = async (client: GatewayClient, id: string): Promise<Receipt | undefined> => {
  const { receipt } = await client.ask(receiptDocument, { id });
  return receipt ?? undefined;
};

/** Waits until *points* has posted the receipt. */
export const receiptWithPoints = (client: GatewayClient, id: string): Promise<Receipt> =>
  eventually('the points to be posted', async () => {
    const receipt = await readReceipt(client, id);
    return receipt?.points?.status === 'POSTED' ? receipt : undefined;
  });
