import * as fc from 'fast-check';
import { type Account, accrualIdOf, hashOf, newAccount, post, reversalIdOf, type Transfer } from './transfer';

const noon = new Date('2026-03-02T12:00:00Z');
const move = (points: number, index = 0) => ({
  transferId: points < 0 ? reversalIdOf(`t${index}`) : accrualIdOf(`r${index}`),
  kind: points < 0 ? ('reversal' as const) : ('accrual' as const),
  receiptId: `r${index}`,
  ruleVersion: 1,
  points,
  at: noon,
});

test('every transfer sums to zero, and the balance is the sum of the entries', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 }), (moves) => {
      const transfers: Transfer[] = [];
      const account = moves.reduce<Account>((state, points, index) => {
        const posted = post(state, move(points, index));
        transfers.push(...posted.transfers);
        return posted.account;
      }, newAccount('m'));
      for (const { entries } of transfers)
        expect(entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(0);
      expect(account.balance).toBe(moves.reduce((sum, points) => sum + points, 0));
      expect(account.sequence).toBe(moves.length);
      expect(transfers.at(-1)?.hash ?? '').toBe(account.headHash);
    }),
  );
});

test('a return may leave an account below zero, or give points where what is kept earns more; nothing else takes any away', () => {
  expect(post(newAccount('m'), move(-5)).account.balance).toBe(-5);
  expect(() => post(newAccount('m'), { ...move(-5), kind: 'accrual' })).toThrow(RangeError);
  expect(post(newAccount('m'), { ...move(5), kind: 'reversal' }).account.balance).toBe(5);
  expect(() => post(newAccount('m'), move(0.5))).toThrow(RangeError);
});

test('a changed entry no longer carries its own seal', () => {
  const [transfer] = post(newAccount('m'), move(5)).transfers;
  if (!transfer) throw new Error('five points move');
  expect(hashOf(transfer)).toBe(transfer.hash);
  expect(hashOf({ ...transfer, balanceAfter: 6 })).not.toBe(transfer.hash);
});

test('a receipt or return names its transfer for ever', () => {
  expect(accrualIdOf('r')).toBe(accrualIdOf('r'));
  expect(accrualIdOf('r')).not.toBe(reversalIdOf('r'));
});
