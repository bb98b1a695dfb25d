import { earnedByRule, totalEarned } from './domain/accrual';
import { type KnownReceipt, keptPoints, sumsOf } from './domain/receipt-points';
import { type Account, hashOf, memberAccount, type StepOfChallenge, type Transfer } from './domain/transfer';

/** Something that does not add up, in words an operator can act on. */
type Discrepancy = Readonly<{ about: string; finding: string }>;

/** What the audit saw. No discrepancies: every balance is the sum of its entries and every entry has its cause. */
export type LedgerAudit = Readonly<{
  accounts: number;
  transfers: number;
  receipts: number;
  /** Points members hold together; the issuer owes exactly these. */
  outstanding: number;
  discrepancies: readonly Discrepancy[];
}>;

/** Everything the ledger holds, at one moment. */
export type LedgerRecords = Readonly<{
  accounts: () => AsyncIterable<Account>;
  /** By member, in the order of their sequence. */
  transfers: () => AsyncIterable<Transfer>;
  receipts: () => AsyncIterable<KnownReceipt>;
}>;

type Derived = { balance: number; sequence: number; headHash: string };

const discrepanciesMax = 1000;

/** Derives every balance again from the entries, checks the chain of each account, and each receipt against its rule. */
export const auditLedger = async (records: LedgerRecords): Promise<LedgerAudit> => {
  const discrepancies: Discrepancy[] = [];
  const found = (about: string, finding: string) => {
    if (discrepancies.length < discrepanciesMax) discrepancies.push({ about, finding });
  };
  const derived = new Map<string, Derived>();
  const byReceipt = new Map<string, { accrued: number; reversed: number }>();
  const bySteps = new Map<string, StepSums>();
  let transfers = 0;
  let issuer = 0;

  for await (const transfer of records.transfers()) {
    transfers += 1;
    checkTransfer(transfer, derived, found);
    issuer += transfer.entries[1]?.points ?? 0;
    const points = transfer.entries[0]?.points ?? 0;
    if (transfer.challenge) {
      addToStep(bySteps, transfer.challenge, points);
      continue;
    }
    const sums = byReceipt.get(transfer.receiptId) ?? { accrued: 0, reversed: 0 };
    if (transfer.kind === 'accrual') sums.accrued += points;
    else sums.reversed -= points;
    byReceipt.set(transfer.receiptId, sums);
  }
  for (const [step, { points, highest }] of bySteps)
    if (points !== 0 && points !== highest)
      found(`challenge:${step}`, `${points} points of a step that gives ${highest}`);

  let accounts = 0;
  let outstanding = 0;
  for await (const account of records.accounts()) {
    accounts += 1;
    outstanding += account.balance;
    const sums = derived.get(account.memberId) ?? { balance: 0, sequence: 0, headHash: '' };
    derived.delete(account.memberId);
    const name = memberAccount(account.memberId);
    if (account.balance !== sums.balance)
      found(name, `balance ${account.balance}, entries sum to ${sums.balance}`);
    if (account.headHash !== sums.headHash) found(name, 'its last entry is not the one it remembers');
    if (account.sequence < sums.sequence) found(name, 'an entry lies beyond its last posting');
  }
  for (const memberId of derived.keys()) found(memberAccount(memberId), 'entries without an account');
  if (outstanding + issuer !== 0) found('issuer', `members hold ${outstanding}, the issuer owes ${-issuer}`);

  let receipts = 0;
  for await (const receipt of records.receipts()) {
    receipts += 1;
    checkReceipt(receipt, byReceipt.get(receipt.facts.receiptId), found);
    byReceipt.delete(receipt.facts.receiptId);
  }
  for (const receiptId of byReceipt.keys()) found(`receipt:${receiptId}`, 'points without a receipt');
  return { accounts, transfers, receipts, outstanding, discrepancies };
};

/** What the turns of one step come to, and the most that one of them gave: a step gives its points once while it stands. */
type StepSums = Readonly<{ points: number; highest: number }>;

const addToStep = (
  bySteps: Map<string, StepSums>,
  { challengeId, step }: Pick<StepOfChallenge, 'challengeId' | 'step'>,
  points: number,
): void => {
  const key = `${challengeId}/${step}`;
  const before = bySteps.get(key) ?? { points: 0, highest: 0 };
  bySteps.set(key, { points: before.points + points, highest: Math.max(before.highest, points) });
};

const checkTransfer = (
  transfer: Transfer,
  derived: Map<string, Derived>,
  found: (about: string, finding: string) => void,
): void => {
  const { transferId, memberId, entries, balanceAfter, previousHash, hash, sequence } = transfer;
  const name = `transfer:${transferId}`;
  if (entries.reduce((total, entry) => total + entry.points, 0) !== 0)
    found(name, 'its entries do not sum to zero');
  const own = entries.find((entry) => entry.account === memberAccount(memberId))?.points ?? 0;
  const before = derived.get(memberId) ?? { balance: 0, sequence: 0, headHash: '' };
  if (before.balance + own !== balanceAfter)
    found(name, `balance after it ${balanceAfter}, derived ${before.balance + own}`);
  if (previousHash !== before.headHash) found(name, 'it does not follow the entry before it');
  if (hashOf(transfer) !== hash) found(name, 'it was changed after it was written');
  if (sequence <= before.sequence) found(name, 'its place in the account is taken');
  derived.set(memberId, { balance: before.balance + own, sequence, headHash: hash });
};

const checkReceipt = (
  receipt: KnownReceipt,
  posted: { accrued: number; reversed: number } | undefined,
  found: (about: string, finding: string) => void,
): void => {
  const name = `receipt:${receipt.facts.receiptId}`;
  const { earned, reversed } = sumsOf(receipt);
  const byRule = totalEarned(earnedByRule(receipt.ruleVersion, receipt.facts));
  if (earned !== byRule) found(name, `earned ${earned}, the rule gives ${byRule}`);
  if (receipt.lines.some((line) => line.reversed > line.earned))
    found(name, 'a line lost more than it earned');
  const kept = totalEarned(keptPoints(receipt));
  if (receipt.kept && earned - reversed !== kept)
    found(name, `keeps ${earned - reversed} points, what is kept of it earns ${kept}`);
  if (receipt.facts.memberId === undefined) {
    if (posted) found(name, 'points of a receipt without a member');
    return;
  }
  const { accrued = 0, reversed: taken = 0 } = posted ?? {};
  if (accrued !== earned) found(name, `earned ${earned}, posted ${accrued}`);
  if (taken !== reversed) found(name, `${reversed} taken back from lines, ${taken} from the account`);
};
