import { type KnownReceipt, type ReturnFacts, withReturn } from '../domain/receipt-points';
import { newAccount, post, reversalIdOf } from '../domain/transfer';
import type { LedgerUnit, PointsNews } from './points-ledger';

/** Takes back from the receipt's member what the returned units earned; gives the receipt, which the caller saves. */
export const applyReturn = async (
  ledger: LedgerUnit,
  before: KnownReceipt,
  back: ReturnFacts,
): Promise<{ receipt: KnownReceipt; news: PointsNews[] }> => {
  if (before.returnIds.includes(back.returnId)) return { receipt: before, news: [] };
  const { receipt, reversal } = withReturn(before, back);
  const { memberId, receiptId } = receipt.facts;
  if (memberId === undefined) return { receipt, news: [] };

  const onlyLine = reversal.byLine.length === 1 ? reversal.byLine[0] : undefined;
  const posted = post((await ledger.account(memberId)) ?? newAccount(memberId), {
    transferId: reversalIdOf(back.returnId),
    kind: 'reversal',
    receiptId,
    returnId: back.returnId,
    ...(onlyLine ? { lineId: onlyLine.lineId } : {}),
    ruleVersion: receipt.ruleVersion,
    points: reversal.points === 0 ? 0 : -reversal.points,
    at: back.at,
  });
  if (posted.transfer) await ledger.addTransfer(posted.transfer);
  await ledger.saveAccount(posted.account);
  const { balance, sequence } = posted.account;
  return {
    receipt,
    news: [
      {
        kind: 'reversed',
        memberId,
        receiptId,
        returnId: back.returnId,
        points: reversal.points,
        balance,
        sequence,
        at: back.at,
      },
    ],
  };
};
