import * as fc from 'fast-check';
import type { KnownReceipt, ReceiptFacts, ReceiptPoints, ReturnFacts } from '../domain/receipt-points';
import type { Account, Transfer } from '../domain/transfer';
import { auditLedger } from './audit-ledger';
import { openAccount } from './open-account';
import type { LedgerUnit } from './points-ledger';
import { postReceipt } from './post-receipt';
import { takeBackPoints } from './take-back-points';

const noon = new Date('2026-03-02T12:00:00Z');

/** A ledger in memory that refuses what the store's unique indexes refuse. */
const memoryLedger = () => {
  const accounts = new Map<string, Account>();
  const receipts = new Map<string, ReceiptPoints>();
  const transfers = new Map<string, Transfer>();
  const unit: LedgerUnit = {
    receipt: async (id) => receipts.get(id) ?? null,
    saveReceipt: async (receipt) => {
      receipts.set(receipt.status === 'known' ? receipt.facts.receiptId : receipt.receiptId, receipt);
    },
    account: async (id) => accounts.get(id) ?? null,
    saveAccount: async (account) => {
      accounts.set(account.memberId, account);
    },
    addTransfer: async (transfer) => {
      if (transfers.has(transfer.transferId)) throw new Error(`twice: ${transfer.transferId}`);
      transfers.set(transfer.transferId, transfer);
    },
  };
  const audit = () =>
    auditLedger({
      accounts: async function* () {
        yield* accounts.values();
      },
      transfers: async function* () {
        yield* [...transfers.values()].sort((left, right) => left.sequence - right.sequence);
      },
      receipts: async function* () {
        yield* [...receipts.values()].filter((one): one is KnownReceipt => one.status === 'known');
      },
    });
  return { unit, accounts, receipts, transfers, audit };
};

const receipt = (receiptId: string, change: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  receiptId,
  tripId: `trip-${receiptId}`,
  storeId: 's',
  tillId: 't',
  memberId: 'm',
  lines: [
    { lineId: 'a', quantity: 3, paidMinor: 1000, deposit: false, bonusPoints: 0 },
    { lineId: 'd', quantity: 3, paidMinor: 75, deposit: true, bonusPoints: 0 },
  ],
  closedAt: noon,
  ...change,
});
const back = (returnId: string, quantity: number): ReturnFacts => ({
  returnId,
  lines: [
    { lineId: 'a', quantity },
    { lineId: 'd', quantity },
  ],
  at: noon,
});

test('a receipt earns once, however often it is told', async () => {
  const { unit, accounts } = memoryLedger();
  const [news] = await postReceipt(unit, receipt('r1'));
  expect(news).toMatchObject({ kind: 'accrued', points: 10, balance: 10, sequence: 1 });
  expect(await postReceipt(unit, receipt('r1'))).toEqual([]);
  expect(accounts.get('m')?.balance).toBe(10);
});

test('a return told before its receipt waits, and a repeated one counts once', async () => {
  const { unit, accounts, audit } = memoryLedger();
  expect(await takeBackPoints(unit, 'r1', back('x', 1))).toEqual([]);
  expect(await takeBackPoints(unit, 'r1', back('x', 1))).toEqual([]);
  const news = await postReceipt(unit, receipt('r1'));
  expect(news.map(({ kind, points, balance }) => [kind, points, balance])).toEqual([
    ['accrued', 10, 10],
    ['reversed', 3, 7],
  ]);
  expect(await takeBackPoints(unit, 'r1', back('x', 1))).toEqual([]);
  expect(accounts.get('m')?.balance).toBe(7);
  expect((await audit()).discrepancies).toEqual([]);
});

test('nobody earns on a receipt without a card, and its returns take nothing', async () => {
  const { unit, accounts, transfers } = memoryLedger();
  expect(await postReceipt(unit, receipt('r1', { memberId: undefined }))).toEqual([]);
  expect(await takeBackPoints(unit, 'r1', back('x', 3))).toEqual([]);
  expect([accounts.size, transfers.size]).toEqual([0, 0]);
});

test('a receipt of less than a euro is told as zero points and moves nothing', async () => {
  const { unit, accounts, transfers } = memoryLedger();
  const lines = [{ lineId: 'a', quantity: 1, paidMinor: 99, deposit: false, bonusPoints: 0 }];
  expect(await postReceipt(unit, receipt('r1', { lines }))).toMatchObject([
    { points: 0, balance: 0, sequence: 1 },
  ]);
  expect(transfers.size).toBe(0);
  await openAccount(unit, 'm');
  expect(accounts.get('m')).toMatchObject({ balance: 0, sequence: 1 });
});

test('in whatever order and however often receipts and returns are told, the ledger ends the same and adds up', async () => {
  const told = fc.shuffledSubarray(['r1', 'r2', 'r1', 'x1', 'x2', 'x3', 'x1', 'y1', 'y9'], { minLength: 9 });
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { unit, accounts, receipts, audit } = memoryLedger();
      for (const event of events) {
        if (event.startsWith('r')) await postReceipt(unit, receipt(event));
        else await takeBackPoints(unit, event.startsWith('x') ? 'r1' : 'r2', back(event, 1));
      }
      expect(accounts.get('m')?.balance).toBe(20 - 10 - 6);
      expect(receipts.get('r1')).toMatchObject({
        status: 'known',
        lines: [{ reversed: 10 }, { reversed: 0 }],
      });
      expect(await audit()).toMatchObject({ accounts: 1, receipts: 2, outstanding: 4, discrepancies: [] });
    }),
    { numRuns: 60 },
  );
});

test('the audit finds a changed balance, a changed entry and a vanished one', async () => {
  const make = async () => {
    const ledger = memoryLedger();
    await postReceipt(ledger.unit, receipt('r1'));
    await postReceipt(ledger.unit, receipt('r2'));
    return ledger;
  };
  const richer = await make();
  richer.accounts.set('m', { ...(richer.accounts.get('m') as Account), balance: 21 });
  expect((await richer.audit()).discrepancies.map((one) => one.about)).toEqual(['member:m', 'issuer']);

  const changed = await make();
  const [first] = [...changed.transfers.values()] as [Transfer, ...Transfer[]];
  const entries = first.entries.map((entry) => ({ ...entry, points: entry.points * 2 }));
  changed.transfers.set(first.transferId, { ...first, entries, balanceAfter: 20 });
  expect((await changed.audit()).discrepancies.some((one) => one.finding.includes('changed after'))).toBe(
    true,
  );

  const vanished = await make();
  vanished.transfers.delete(first.transferId);
  expect((await vanished.audit()).discrepancies.map((one) => one.about)).toContain('member:m');
});
