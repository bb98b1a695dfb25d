import type { Principal } from '@rayon/auth';
import { ChallengeStepReachedV1, PointsAskedV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { memberOf, staffOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';
import { euro, receiptsToldBy } from './testing/told-receipts';

const ledger = ledgerUnderTest();
const { bus, clock, gateway } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);

const { about, at, closed, allReturned } = receiptsToldBy(clock);

const to = (instant: string): void => clock.advance(Date.parse(instant) - clock().getTime());

const setTerms = (terms: object) =>
  gateway.ask(
    ledger.service,
    staffOf('administrator'),
    'mutation ($input: SetProgrammeTermsInput!) { setProgrammeTerms(input: $input) { __typename } }',
    { variables: { input: { commandId: newId(), timeZone: 'Europe/Paris', ...terms } } },
  );

type Held = Readonly<Record<'points' | 'spendable' | 'reserved' | 'pending', number>>;
type Told = Readonly<{
  month: string;
  firstMonth: string;
  lastMonth: string;
  opening: Held;
  closing: Held;
  leftOut: number;
  sums: { kind: string; points: number }[];
  movements: {
    day: string;
    kind: string;
    points: number;
    balanceAfter: number;
    receiptId: string | null;
    challengeTitle: string | null;
    activeOn: string | null;
    lastDay: string | null;
    receipt: { id: string } | null;
  }[];
}>;

const ask = (memberId: string, month?: string, by: Principal = memberOf(memberId)) => {
  const query = `query ($of: [_Any!]!, $month: String) { _entities(representations: $of) { ... on Member { points {
    statement(month: $month) { month firstMonth lastMonth leftOut
      opening { points spendable reserved pending } closing { points spendable reserved pending } sums { kind points }
      movements { day kind points balanceAfter receiptId challengeTitle activeOn lastDay receipt { id } } } } } } }`;
  return gateway.ask(ledger.service, by, query, {
    variables: { of: [{ __typename: 'Member', id: memberId }], month },
  });
};
const statement = async (memberId: string, month?: string, by?: Principal): Promise<Told> => {
  const { data } = await ask(memberId, month, by);
  return (data as { _entities: [{ points: { statement: Told } }] })._entities[0].points.statement;
};
const movesOf = ({ movements }: Told) =>
  movements.map(({ day, kind, points, balanceAfter }) => [day, kind, points, balanceAfter]);

test('a purchase, a payment with points, a return, a challenge and an expiry over two months: each adds up and opens with what the one before closes with', async () => {
  await setTerms({ pendingDays: 0, expiry: { kind: 'ROLLING', months: 1 } });
  const memberId = newId();
  const [bought, paid] = [newId(), newId()];
  to('2026-10-31T22:59:00Z');
  await bus.publish([closed(memberId, 30)]);
  to('2026-10-31T23:00:00Z');
  await bus.publish([closed(memberId, 100, { receiptId: bought })]);
  const payment = { paymentId: newId(), tripId: newId(), memberId };
  to('2026-11-12T10:00:00Z');
  await bus.publish([
    newEvent(PointsAskedV1, {
      data: { ...payment, due: euro(10_000), points: 20, askedAt: at() },
      ...about(),
    }),
  ]);
  expect(await statement(memberId)).toMatchObject({
    month: '2026-11',
    firstMonth: '2024-11',
    lastMonth: '2026-11',
    opening: { points: 30, spendable: 30 },
    closing: { points: 130, spendable: 110, reserved: 20, pending: 0 },
  });
  await bus.publish([closed(memberId, 50, { receiptId: paid, paidWith: [payment.paymentId, 20] })]);
  const reached = {
    memberId,
    campaignId: newId(),
    challengeId: newId(),
    title: { fr: 'Trois visites', en: 'Three visits' },
    step: 1,
    turn: 1,
    points: 15,
    receiptId: paid,
    at: at(),
  };
  await bus.publish([newEvent(ChallengeStepReachedV1, { data: reached, ...about() })]);
  to('2026-11-20T10:00:00Z');
  await bus.publish([allReturned(paid, 20)]);
  // The 30 of October were the first to be paid with: 10 of them, and the 20 that came back, expire with November.
  to('2026-12-02T10:00:00Z');
  const november = await statement(memberId, '2026-11');
  expect(movesOf(november)).toEqual([
    ['2026-11-01', 'ACCRUAL', 100, 130],
    ['2026-11-12', 'REDEMPTION', -20, 110],
    ['2026-11-12', 'ACCRUAL', 49, 159],
    ['2026-11-12', 'CHALLENGE', 15, 174],
    ['2026-11-20', 'REFUND', 20, 194],
    ['2026-11-20', 'REVERSAL', -49, 145],
  ]);
  expect(november.sums).toEqual([
    { kind: 'ACCRUAL', points: 149 },
    { kind: 'REVERSAL', points: -49 },
    { kind: 'CHALLENGE', points: 15 },
    { kind: 'REDEMPTION', points: -20 },
    { kind: 'REFUND', points: 20 },
  ]);
  expect(november.movements[0]).toMatchObject({ receiptId: bought, receipt: { id: bought } });
  expect(november.movements[3]).toMatchObject({ challengeTitle: expect.stringMatching(/visit/) });
  // No job has run: what has expired is in the statement as soon as it is due, and the same once it is written.
  const december = await statement(memberId, '2026-12');
  expect(movesOf(december)).toEqual([['2026-12-01', 'EXPIRY', -30, 115]]);
  expect(december.movements[0]).toMatchObject({ lastDay: '2026-11-30', receiptId: null, receipt: null });
  await ledger.service.moveDuePoints();
  expect(await statement(memberId, '2026-12')).toEqual(december);
  const october = await statement(memberId, '2026-10');
  expect(movesOf(october)).toEqual([['2026-10-31', 'ACCRUAL', 30, 30]]);
  expect(october.closing).toEqual(november.opening);
  expect(november.closing).toEqual(december.opening);
  expect((await statement(memberId, '2025-01')).closing).toEqual(october.opening);
  expect((await ledger.service.auditLedger()).discrepancies).toEqual([]);
});

test('what waits for its day is in the statement of the month it was earned in, and says from when it can be spent', async () => {
  await setTerms({ pendingDays: 30, expiry: { kind: 'NEVER' } });
  const memberId = newId();
  await bus.publish([closed(memberId, 12)]);
  to('2027-01-15T10:00:00Z');
  const december = await statement(memberId, '2026-12');
  expect(december).toMatchObject({
    movements: [{ day: '2026-12-02', points: 12, activeOn: '2027-01-01' }],
    closing: { points: 12, spendable: 0, pending: 12 },
  });
  expect(await statement(memberId)).toMatchObject({
    month: '2027-01',
    movements: [],
    opening: december.closing,
    closing: { points: 12, spendable: 12, pending: 0 },
  });
});

test.each(['2027-02', '2024-12', '2026-13', '', 'november', '2026-11-01', '٢٠٢٦-١١'])(
  'there is no statement of %j: the account is told all the same',
  async (month) => {
    const { data, errors } = await ask(newId(), month);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'month' } }]);
    expect(data).toMatchObject({ _entities: [{ points: { statement: null } }] });
  },
);

test('a member is told of nobody else, staff of the whole programme of everybody, and that leaves a note', async () => {
  const memberId = newId();
  await bus.publish([closed(memberId, 8)]);
  expect((await statement(memberId, undefined, staffOf('marketer'))).closing.points).toBe(8);
  const notes = await (await ledger.openDatabase())
    .collection('accesses')
    .find({ object: `member:${memberId}`, what: /statement/ })
    .toArray();
  expect(notes).toMatchObject([{ role: 'marketer', what: 'PointsAccount.statement 2027-01' }]);
  const { data } = await ask(memberId, undefined, memberOf(newId()));
  expect(data).toMatchObject({ _entities: [null] });
  const { errors } = await ask(memberId, undefined, staffOf('associate', [newId()]));
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a month of more movements than a statement lists says how many are left out, and adds up', async () => {
  const memberId = newId();
  for (let batch = 0; batch < 21; batch += 1)
    await bus.publish(Array.from({ length: 50 }, () => closed(memberId, 1)));
  const { movements, leftOut, closing, sums } = await statement(memberId);
  expect(movements).toHaveLength(1_000);
  expect({ leftOut, closing, sums }).toMatchObject({
    leftOut: 50,
    closing: { points: 1_050 },
    sums: [{ points: 1_050 }],
  });
});

test('only what moved on the account since the month began is read', async () => {
  const memberId = newId();
  await bus.publish(Array.from({ length: 50 }, () => closed(memberId, 1)));
  to('2027-02-03T10:00:00Z');
  await bus.publish([closed(memberId, 1)]);
  const database = await ledger.openDatabase();
  const sort = { memberId: 1, at: 1, sequence: 1 } as const;
  const since = { memberId, sequence: { $lte: 1_000 }, at: { $gte: new Date('2027-01-31T23:00:00Z') } };
  const transfers = database.collection('transfers');
  for (const plan of [
    await transfers.find(since).sort(sort).limit(1_000).explain('executionStats'),
    await transfers.aggregate([{ $match: since }, { $sort: sort }]).explain('executionStats'),
  ]) {
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('memberId_1_at_1_sequence_1');
    expect(plan.executionStats.totalDocsExamined).toBe(1);
  }
});
