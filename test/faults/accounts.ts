import { type GatewayClient, gatewayClient } from '@rayon/client';
import { type LedgerAuditQuery, ledgerAuditDocument } from '@rayon/client/operations/retailer';
import {
  type ShopperReceiptsQuery,
  shopperDocument,
  shopperReceiptsDocument,
} from '@rayon/client/operations/shop';
import { eventually, signInPerson } from '@rayon/client/shop';
import { administrator } from '@rayon/infra';
import type { Answered, PaidTrip } from './shopping';
import type { SmallShop } from './small-shop';

/** What the ledger's own audit finds: nothing, when all is well. */
export const auditLedger = async (url: string): Promise<LedgerAuditQuery['ledgerAudit']> => {
  const gateway = gatewayClient(url, { timeoutMilliseconds: 60_000 });
  const admin = await signInPerson(gateway, 'signInStaff', administrator);
  const { ledgerAudit } = await admin.ask(ledgerAuditDocument, {});
  return ledgerAudit;
};

/** Every receipt of a shopper, page by page. */
const receiptsOf = async (
  client: GatewayClient,
): Promise<ShopperReceiptsQuery['myReceipts']['items'][number][]> => {
  const all: ShopperReceiptsQuery['myReceipts']['items'][number][] = [];
  let after: string | undefined;
  do {
    const { myReceipts } = await client.ask(shopperReceiptsDocument, { after });
    all.push(...myReceipts.items);
    after = myReceipts.next ?? undefined;
  } while (after !== undefined);
  return all;
};

/** Waits until every paid trip has its points, then compares each shopper's receipts and balance with the record. */
export const pointsFindings = async (shop: SmallShop, paid: readonly PaidTrip[]): Promise<string[]> => {
  const findings: string[] = [];
  for (const [place, { client }] of shop.shoppers.entries()) {
    const mine = paid.filter((trip) => trip.place === place);
    const receipts = await eventually(
      'every receipt to have its points',
      async () => {
        const all = await receiptsOf(client);
        return all.every((receipt) => receipt.points?.status === 'POSTED') ? all : undefined;
      },
      { timeoutMilliseconds: 120_000, pauseMilliseconds: 200 },
    );
    const { me } = await client.ask(shopperDocument, {});
    const balance = me?.points?.balance;
    const known = new Map(mine.map((trip) => [trip.receiptId, trip.totalMinor]));
    for (const receipt of receipts) {
      if (known.get(receipt.id) !== receipt.total.minor)
        findings.push(`receipt ${receipt.id} is not what the till was told`);
      known.delete(receipt.id);
    }
    for (const lost of known.keys()) findings.push(`receipt ${lost} was confirmed and is lost`);
    const earned = receipts.reduce((sum, { points }) => sum + (points?.earned ?? 0), 0);
    if (balance !== earned) findings.push(`shopper ${place} holds ${balance} points and earned ${earned}`);
  }
  return findings;
};

/** Sends earlier commands again, each with its own id, and compares the answers. */
export const repeatedAnswers = async (
  answered: readonly Answered[],
): Promise<{ again: unknown[]; first: unknown[] }> => {
  const again: unknown[] = [];
  const first: unknown[] = [];
  for (const { name, answer, repeat } of answered) {
    again.push({ name, answer: await repeat() });
    first.push({ name, answer });
  }
  return { again, first };
};
