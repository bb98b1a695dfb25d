import {
  type KnownReceipt,
  knownReceipt,
  type ReceiptFacts,
  type ReceiptPoints,
  type ReturnFacts,
  sumsOf,
  withReturn,
} from './receipt-points';
import { type Account, accrualIdOf, post, reversalIdOf, type Transfer } from './transfer';

/** What a posting did to a member's account. */
type AccountNews = Readonly<{ points: number; balance: number; at: Date }> &
  (Readonly<{ kind: 'accrued'; ruleVersion: number }> | Readonly<{ kind: 'reversed'; returnId: string }>);

/** What the ledger knows after something happened to a receipt; the account is the receipt's member's. */
export type Posted = Readonly<{
  receipt: ReceiptPoints;
  /** Absent for a receipt of nobody. */
  account: Account | undefined;
  transfers: readonly Transfer[];
  news: readonly AccountNews[];
}>;

/**
 * Posts what a receipt earned to its member, once for ever, then the returns that came before it. A receipt without a
 * member is kept, and earns nobody anything.
 */
export const postReceipt = (
  before: ReceiptPoints,
  account: Account | undefined,
  facts: ReceiptFacts,
): Posted => {
  if (before.status === 'known') return { receipt: before, account, transfers: [], news: [] };
  const receipt = knownReceipt(facts);
  let posted: Posted = { receipt, account: undefined, transfers: [], news: [] };
  if (account) {
    const { earned } = sumsOf(receipt);
    const { ruleVersion } = receipt;
    const accrual = post(account, {
      transferId: accrualIdOf(facts.receiptId),
      kind: 'accrual',
      receiptId: facts.receiptId,
      ruleVersion,
      points: earned,
      at: facts.closedAt,
    });
    const { balance } = accrual.account;
    posted = {
      receipt,
      account: accrual.account,
      transfers: accrual.transfer ? [accrual.transfer] : [],
      news: [{ kind: 'accrued', points: earned, balance, ruleVersion, at: facts.closedAt }],
    };
  }
  return [...before.waiting]
    .sort((left, right) => left.number - right.number)
    .reduce((so, back) => joined(so, reversed(so.receipt as KnownReceipt, so.account, back)), posted);
};

/** Takes back what the kept units do not earn. A return that comes before its receipt waits for it. */
export const postReturn = (
  before: ReceiptPoints,
  account: Account | undefined,
  back: ReturnFacts,
): Posted => {
  if (before.status === 'known') return reversed(before, account, back);
  const isKnown = before.waiting.some((waiting) => waiting.returnId === back.returnId);
  const receipt = isKnown ? before : { ...before, waiting: [...before.waiting, back] };
  return { receipt, account, transfers: [], news: [] };
};

const joined = (earlier: Posted, later: Posted): Posted => ({
  ...later,
  transfers: [...earlier.transfers, ...later.transfers],
  news: [...earlier.news, ...later.news],
});

const reversed = (before: KnownReceipt, account: Account | undefined, back: ReturnFacts): Posted => {
  const { receipt, taken, lineIds } = withReturn(before, back);
  if (receipt === before || !account) return { receipt, account, transfers: [], news: [] };
  const [lineId] = lineIds;
  const posted = post(account, {
    transferId: reversalIdOf(back.returnId),
    kind: 'reversal',
    receiptId: receipt.facts.receiptId,
    returnId: back.returnId,
    ...(lineIds.length === 1 && lineId !== undefined ? { lineId } : {}),
    ruleVersion: receipt.ruleVersion,
    points: taken === 0 ? 0 : -taken,
    at: back.at,
  });
  const { balance } = posted.account;
  return {
    receipt,
    account: posted.account,
    transfers: posted.transfer ? [posted.transfer] : [],
    news: [{ kind: 'reversed', returnId: back.returnId, points: taken, balance, at: back.at }],
  };
};
