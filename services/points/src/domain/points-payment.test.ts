import { letGo, type PointsPayment, redeem, reserve } from './points-payment';
import { type Account, newAccount, post, type Transfer } from './transfer';

const noon = new Date('2026-03-02T12:00:00Z');
const holding = (balance: number): Account => ({ ...newAccount('m'), balance });
const asked = (minor: number, points?: number, currency = 'EUR') => ({
  paymentId: 'p',
  tripId: 't',
  due: { minor, currency },
  points,
  at: noon,
});
const reserved = (account: Account, minor: number, points?: number) => {
  const decided = reserve(account, asked(minor, points));
  if (decided.refused) throw new Error(decided.refused);
  return decided;
};
const entriesOf = (transfers: readonly Transfer[]) =>
  transfers.map(({ kind, entries }) => [
    kind,
    ...entries.map(({ account, points }) => `${account} ${points}`),
  ]);

describe('reserving', () => {
  test('keeps as many points as are asked for, which can be spent no more', () => {
    const { account, payment, transfers } = reserved(holding(500), 2_000, 300);
    expect(account).toMatchObject({ balance: 200, reserved: 300 });
    expect(payment).toMatchObject({ status: 'reserved', points: 300, amountMinor: 300, currency: 'EUR' });
    expect(entriesOf(transfers)).toEqual([['reservation', 'member:m -300', 'member:m:reserved 300']]);
    expect(transfers[0]).toMatchObject({ paymentId: 'p', balanceAfter: 200 });
  });

  test.each([
    ['as many as there are', 500, 2_000, 'EUR', 500, 500],
    ['as many as fit', 500, 250, 'EUR', 250, 250],
    ['whole points only', 500, 255, 'KWD', 25, 250],
    ['in a currency of large sums', 500, 30_050, 'VND', 300, 30_000],
  ])('keeps %s where no number is said', (_how, balance, due, currency, points, amountMinor) => {
    expect(reserve(holding(balance), asked(due, undefined, currency)).payment).toMatchObject({
      status: 'reserved',
      points,
      amountMinor,
    });
  });

  test.each([
    ['not-enough', 299, 2_000, 300, 'EUR'],
    ['not-enough', 0, 2_000, undefined, 'EUR'],
    ['not-enough', -5, 2_000, undefined, 'EUR'],
    ['too-many', 500, 299, 300, 'EUR'],
    ['too-many', 500, 0, undefined, 'EUR'],
    ['too-many', 500, 99, undefined, 'VND'],
    ['not-in-currency', 500, 2_000, undefined, 'ZZZ'],
    ['not-in-currency', 500, 2_000, 1, 'UYI'],
  ])('is refused as %s with %d points for %d, %s asked in %s', (refused, balance, due, points, currency) => {
    const before = holding(balance);
    const decided = reserve(before, asked(due, points, currency));
    expect(decided).toMatchObject({ refused, transfers: [] });
    expect(decided.account).toBe(before);
    expect(decided.payment).toMatchObject({ status: 'refused', points: 0, amountMinor: 0 });
  });
});

describe('letting go', () => {
  test('gives back what was reserved, once', () => {
    const { account, payment } = reserved(holding(500), 2_000, 300);
    const first = letGo(account, payment, { at: noon });
    expect(first.account).toMatchObject({ balance: 500, reserved: 0 });
    expect(first.payment.status).toBe('let-go');
    expect(entriesOf(first.transfers)).toEqual([['release', 'member:m 300', 'member:m:reserved -300']]);
    expect(letGo(first.account, first.payment, { at: noon })).toEqual({ ...first, transfers: [] });
  });
});

describe('paying', () => {
  const paid = { paymentId: 'p', points: 300, amountMinor: 300, currency: 'EUR' };
  const receipt = { receiptId: 'r', tripId: 't', paid, at: noon };

  test('takes what was reserved, and leaves what can be spent', () => {
    const { account, payment } = reserved(holding(500), 2_000, 300);
    const after = redeem(account, payment, receipt);
    expect(after.account).toMatchObject({ balance: 200, reserved: 0 });
    expect(after.payment).toMatchObject({ status: 'posted', receiptId: 'r', points: 300, returned: 0 });
    expect(entriesOf(after.transfers)).toEqual([
      ['redemption', 'member:m:reserved -300', 'issuer:redeemed 300'],
    ]);
    expect(letGo(after.account, after.payment, { at: noon }).transfers).toEqual([]);
  });

  test.each<[string, PointsPayment | undefined]>([
    ['nobody asked for', undefined],
    ['were let go', { ...reserved(holding(500), 2_000, 300).payment, status: 'let-go' }],
    ['were refused', reserve(holding(1), asked(2_000, 300)).payment],
  ])('with points that %s takes them from what can be spent, also below zero', (_why, payment) => {
    const after = redeem({ ...holding(100), reserved: 300 }, payment, receipt);
    expect(after.account).toMatchObject({ balance: -200, reserved: 300 });
    expect(after.payment).toMatchObject({ status: 'posted', points: 300 });
    expect(entriesOf(after.transfers)).toEqual([['redemption', 'member:m -300', 'issuer:redeemed 300']]);
  });

  test('with another number than was reserved lets that go first', () => {
    const { account, payment } = reserved(holding(500), 2_000, 400);
    const after = redeem(account, payment, receipt);
    expect(after.account).toMatchObject({ balance: 200, reserved: 0 });
    expect(after.transfers.map(({ kind }) => kind)).toEqual(['release', 'redemption']);
  });
});

test('nothing takes more than is reserved, nor reserves more than there is', () => {
  const move = { transferId: 'x', paymentId: 'p', at: noon };
  expect(() => post(holding(5), { ...move, kind: 'reservation', points: -6 })).toThrow(RangeError);
  expect(() => post(holding(5), { ...move, kind: 'release', points: 1 })).toThrow(RangeError);
  expect(() => post(holding(5), { ...move, kind: 'redemption', points: -1 })).toThrow(RangeError);
});
