import * as fc from 'fast-check';
import { memoryLedger } from '../testing/memory-ledger';
import type { ReceiptFacts, ReturnFacts } from './receipt-points';
import type { Account, Transfer } from './transfer';

const noon = new Date('2026-03-02T12:00:00Z');

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
/** So many of the three are kept, at their share of the price; the number says which return it is. */
const back = (returnId: string, quantityKept: number, number = 3 - quantityKept): ReturnFacts => ({
  returnId,
  number,
  lines: [
    { lineId: 'a', quantityKept, paidMinor: Math.round((1000 * quantityKept) / 3), bonusPoints: 0 },
    { lineId: 'd', quantityKept, paidMinor: 25 * quantityKept, bonusPoints: 0 },
  ],
  at: noon,
});

test('a receipt earns once, however often it is told', async () => {
  const { close, accounts } = memoryLedger();
  const [news] = close(receipt('r1'));
  expect(news).toMatchObject({ kind: 'accrued', points: 10, balance: 10 });
  expect(close(receipt('r1'))).toEqual([]);
  expect(accounts.get('m')?.balance).toBe(10);
});

test('a return told before its receipt waits, and a repeated one counts once', async () => {
  const { close, giveBack, accounts, audit } = memoryLedger();
  expect(giveBack('r1', back('x', 2))).toEqual([]);
  expect(giveBack('r1', back('x', 2))).toEqual([]);
  const news = close(receipt('r1'));
  expect(news.map(({ kind, points, balance }) => [kind, points, balance])).toEqual([
    ['accrued', 10, 10],
    ['reversed', 4, 6],
  ]);
  expect(giveBack('r1', back('x', 2))).toEqual([]);
  expect(accounts.get('m')?.balance).toBe(6);
  expect((await audit()).discrepancies).toEqual([]);
});

test('what is kept earns what it would alone, also where that is more, and a return that was overtaken takes nothing', async () => {
  const { close, giveBack, accounts, audit } = memoryLedger();
  const line = (lineId: string, paidMinor: number, bonusPoints: number) => ({
    lineId,
    quantity: 1,
    deposit: false,
    paidMinor,
    bonusPoints,
  });
  close(receipt('r1', { lines: [line('a', 450, 0), line('b', 250, 10)] }));
  expect(accounts.get('m')?.balance).toBe(17);
  const kept = (number: number, of: readonly [string, number, number, number][]): ReturnFacts => ({
    returnId: `back-${number}`,
    number,
    lines: of.map(([lineId, quantityKept, paidMinor, bonusPoints]) => ({
      lineId,
      quantityKept,
      paidMinor,
      bonusPoints,
    })),
    at: noon,
  });
  // Another offer doubles what is kept of the second line.
  const second = kept(2, [
    ['a', 0, 0, 0],
    ['b', 1, 250, 20],
  ]);
  expect(giveBack('r1', second)).toMatchObject([{ kind: 'reversed', points: -5, balance: 22 }]);
  const overtaken = kept(1, [
    ['a', 1, 450, 0],
    ['b', 0, 0, 0],
  ]);
  expect(giveBack('r1', overtaken)).toEqual([]);
  giveBack(
    'r1',
    kept(3, [
      ['a', 0, 0, 0],
      ['b', 0, 0, 0],
    ]),
  );
  expect(accounts.get('m')?.balance).toBe(0);
  expect((await audit()).discrepancies).toEqual([]);
});

test('however units of a receipt come back, and however that is told, the points kept are those that what is kept earns alone', async () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(5_000), fc.nat(30)), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.array(fc.nat(5), { maxLength: 12 }),
      fc.nat(1_000),
      async (bought, backs, seed) => {
        const all = bought.map(([quantity, paidMinor, bonusPoints], at) => ({
          lineId: `l${at}`,
          quantity,
          paidMinor,
          bonusPoints,
          deposit: false,
        }));
        const { close, giveBack, accounts } = memoryLedger();
        const earnedAlone = (kept: typeof all) => {
          const alone = memoryLedger();
          alone.close(receipt('r1', { lines: kept }));
          return alone.accounts.get('m')?.balance;
        };
        close(receipt('r1', { lines: all }));
        const keeps = all.map(({ quantity }) => quantity);
        let wanted = earnedAlone(all);
        const told = backs.map((which, at): ReturnFacts => {
          const place = which % all.length;
          keeps[place] = Math.max(0, (keeps[place] ?? 0) - 1);
          const left = all.map((line, index) => {
            const quantityKept = keeps[index] ?? 0;
            const of = (value: number) => Math.floor((value * quantityKept) / line.quantity);
            return {
              ...line,
              quantityKept,
              paidMinor: of(line.paidMinor),
              bonusPoints: of(line.bonusPoints),
            };
          });
          wanted = earnedAlone(
            left.flatMap((line) => (line.quantityKept > 0 ? [{ ...line, quantity: line.quantityKept }] : [])),
          );
          const facts = { returnId: `back-${at}`, number: at + 1, lines: left, at: noon };
          giveBack('r1', facts);
          expect(accounts.get('m')?.balance).toBe(wanted);
          return facts;
        });

        // The same in another order, each twice, and the receipt somewhere among them.
        const another = memoryLedger();
        const events = [...told, ...told, 'receipt' as const]
          .map((event, at) => ({ event, key: Math.sin(seed + at * 7919) }))
          .sort((one, other) => one.key - other.key);
        for (const { event } of events) {
          if (event === 'receipt') another.close(receipt('r1', { lines: all }));
          else another.giveBack('r1', event);
        }
        expect(another.accounts.get('m')?.balance).toBe(wanted);
        expect((await another.audit()).discrepancies).toEqual([]);
      },
    ),
  );
});

test('nobody earns on a receipt without a card, and its returns take nothing', async () => {
  const { close, giveBack, accounts, transfers } = memoryLedger();
  expect(close(receipt('r1', { memberId: undefined }))).toEqual([]);
  expect(giveBack('r1', back('x', 0))).toEqual([]);
  expect([accounts.size, transfers.size]).toEqual([0, 0]);
});

test('a receipt of less than a euro is told as zero points and moves nothing', async () => {
  const { close, accounts, transfers } = memoryLedger();
  const lines = [{ lineId: 'a', quantity: 1, paidMinor: 99, deposit: false, bonusPoints: 0 }];
  expect(close(receipt('r1', { lines }))).toMatchObject([{ points: 0, balance: 0 }]);
  expect(transfers.size).toBe(0);
  expect(accounts.get('m')).toMatchObject({ balance: 0, sequence: 1 });
});

test('in whatever order and however often receipts and returns are told, the ledger ends the same and adds up', async () => {
  const told = fc.shuffledSubarray(['r1', 'r2', 'r1', 'x1', 'x2', 'x3', 'x1', 'y1', 'y2'], { minLength: 9 });
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { close, giveBack, accounts, receipts, audit } = memoryLedger();
      for (const event of events) {
        if (event.startsWith('r')) close(receipt(event));
        else giveBack(event.startsWith('x') ? 'r1' : 'r2', back(event, 3 - Number(event[1])));
      }
      // Of the first nothing is kept, of the second one piece of 3.33.
      expect(accounts.get('m')?.balance).toBe(3);
      expect(receipts.get('r1')).toMatchObject({
        status: 'known',
        lines: [{ reversed: 10 }, { reversed: 0 }],
      });
      expect(await audit()).toMatchObject({ accounts: 1, receipts: 2, outstanding: 3, discrepancies: [] });
    }),
    { numRuns: 60 },
  );
});

test('the audit finds a changed balance, a changed entry and a vanished one', async () => {
  const make = async () => {
    const ledger = memoryLedger();
    ledger.close(receipt('r1'));
    ledger.close(receipt('r2'));
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
