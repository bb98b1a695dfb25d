import { knownReceipt, type ReceiptFacts, sumsOf, unknownReceipt } from '../domain/receipt-points';
import { accrualIdOf, newAccount, post } from '../domain/transfer';
import { applyReturn } from './apply-return';
import type { LedgerUnit, PointsNews } from './points-ledger';

/**
 * Posts what a receipt earned to its member, once for ever, then the returns that came before it. A receipt without a member is
 * kept, and earns nobody anything.
 */
export const postReceipt = async (ledger: LedgerUnit, facts: ReceiptFacts): Promise<PointsNews[]> => {
  const before = (await ledger.receipt(facts.receiptId)) ?? unknownReceipt(facts.receiptId);
  if (before.status === 'known') return [];
  const receipt = knownReceipt(facts);
  const news: PointsNews[] = [];

  const { memberId, receiptId, tripId, closedAt: at } = facts;
  if (memberId !== undefined) {
    const { earned } = sumsOf(receipt);
    const posted = post((await ledger.account(memberId)) ?? newAccount(memberId), {
      transferId: accrualIdOf(receiptId),
      kind: 'accrual',
      receiptId,
      ruleVersion: receipt.ruleVersion,
      points: earned,
      at,
    });
    if (posted.transfer) await ledger.addTransfer(posted.transfer);
    await ledger.saveAccount(posted.account);
    const { balance, sequence } = posted.account;
    news.push({
      kind: 'accrued',
      memberId,
      receiptId,
      tripId,
      points: earned,
      balance,
      sequence,
      ruleVersion: receipt.ruleVersion,
      at,
    });
  }

  let current = receipt;
  for (const back of before.waiting) {
    const applied = await applyReturn(ledger, current, back);
    current = applied.receipt;
    news.push(...applied.news);
  }
  await ledger.saveReceipt(current);
  return news;
};
