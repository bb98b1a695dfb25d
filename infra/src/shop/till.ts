import { newId } from '@rayon/kernel';
import { attempt, type GatewayClient, perform, Refused } from '../client';
import { eventually } from './eventually';
import { dueFields, receiptFields, tripFields } from './selections';
import type { Amount, ClaimedBasket, Receipt } from './types';

const scanner = { refusal: 'ScannerRefusal' } as const;

/** Claims a basket with its single-use code, waiting while *offers* is still adjudicating it. */
export const claimBasket = async (till: GatewayClient, transferCode: string): Promise<ClaimedBasket> =>
  eventually('the basket to be priced', async () => {
    const outcome = await attempt<{ trip: ClaimedBasket }>(till, {
      ...scanner,
      mutation: 'claimBasket',
      success: 'BasketClaimed',
      select: `trip { ${tripFields} ${dueFields} }`,
      input: { commandId: newId(), transferCode },
    });
    if (outcome.ok) return outcome.value.trip;
    if (outcome.refusal.reason === 'BASKET_BEING_PRICED') return undefined;
    throw new Refused('claimBasket', outcome.refusal);
  });

/** An associate settles what blocks payment: the age check and the audit. Gives what had to be done. */
export const settleChecks = async (associate: GatewayClient, basket: ClaimedBasket): Promise<string[]> => {
  const done: string[] = [];
  if (basket.ageCheck === 'OPEN') {
    await perform(associate, {
      ...scanner,
      mutation: 'approveAge',
      success: 'AgeChecked',
      select: 'trip { id ageCheck }',
      input: { commandId: newId(), tripId: basket.id, approved: true },
    });
    done.push(`age ${basket.requiredAge}+ approved`);
  }
  if (basket.audit?.required && basket.audit.outcome === 'OPEN') {
    await perform(associate, {
      ...scanner,
      mutation: 'completeAudit',
      success: 'AuditCompleted',
      select: 'trip { id }',
      input: { commandId: newId(), tripId: basket.id, outcome: 'CLEAN' },
    });
    done.push('basket checked, all as scanned');
  }
  return done;
};

/** Confirms the payment taken by the till for exactly what is due. */
export const confirmPayment = async (
  till: GatewayClient,
  payment: { tripId: string; due: Amount; receiptNumber: string; businessDate: string },
): Promise<Receipt> => {
  const { receipt } = await perform<{ receipt: Receipt }>(till, {
    ...scanner,
    mutation: 'confirmPayment',
    success: 'PaymentConfirmed',
    select: `receipt { ${receiptFields} }`,
    input: {
      commandId: newId(),
      tripId: payment.tripId,
      businessDate: payment.businessDate,
      receiptNumber: payment.receiptNumber,
      tenders: [{ kind: 'CARD', amountMinor: payment.due.minor }],
    },
  });
  return receipt;
};

/** Takes units of a receipt line back; gives what is refunded. */
export const returnLine = (
  till: GatewayClient,
  input: { receiptId: string; lineId: string; quantity: number },
): Promise<{ refund: Amount; receipt: Receipt }> =>
  perform(till, {
    ...scanner,
    mutation: 'returnLine',
    success: 'LineReturned',
    select: `refund { minor currency } receipt { ${receiptFields} }`,
    input: { commandId: newId(), ...input },
  });

/** Reads a receipt as its till sees it. */
export const readReceipt = async (client: GatewayClient, id: string): Promise<Receipt | undefined> => {
  const { receipt } = await client.ask<{ receipt: Receipt | null }>(
    `query Receipt($id: ID!) { receipt(id: $id) { ${receiptFields} } }`,
    { id },
  );
  return receipt ?? undefined;
};

/** Waits until *points* has posted the receipt. */
export const receiptWithPoints = (client: GatewayClient, id: string): Promise<Receipt> =>
  eventually('the points to be posted', async () => {
    const receipt = await readReceipt(client, id);
    return receipt?.points?.status === 'POSTED' ? receipt : undefined;
  });
