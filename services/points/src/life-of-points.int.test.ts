import type { Principal } from '@rayon/auth';
import { PointsAskedV1, PointsLetGoV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { type Data, memberOf, staffOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';
import { euro, receiptsToldBy } from './testing/told-receipts';

const ledger = ledgerUnderTest();
const { bus, clock, gateway } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);
const administrator = staffOf('administrator');

/** The day it is in Paris, whose noon is at ten or eleven by universal time. */
const on = (day: string, time = '10:00:00Z'): void => {
  const at = new Date(`${day}T${time}`);
  clock.advance(at.getTime() - clock().getTime());
};

const mutation = `mutation ($input: SetProgrammeTermsInput!) { setProgrammeTerms(input: $input) { __typename
  ... on ProgrammeTermsSet { terms { version pendingDays expiry { kind months month day } timeZone setAt earlier { version } } }
  ... on PointsRefusal { reason field message } } }`;
const rolling = (months: number, pendingDays = 0) => ({
  pendingDays,
  expiry: { kind: 'ROLLING', months },
  timeZone: 'Europe/Paris',
});
const setTerms = async (terms: object, commandId = newId(), by: Principal = administrator) => {
  const { data, errors } = await gateway.ask(ledger.service, by, mutation, {
    variables: { input: { commandId, ...terms } },
  });
  return errors.length > 0
    ? errors[0]?.extensions?.code
    : (data as { setProgrammeTerms: Data }).setProgrammeTerms;
};

const { about, at, closed, allReturned } = receiptsToldBy(clock);

const newPayment = (memberId: string) => ({ paymentId: newId(), tripId: newId(), memberId });
type Payment = ReturnType<typeof newPayment>;
const asked = (payment: Payment, points: number) =>
  newEvent(PointsAskedV1, { data: { ...payment, due: euro(100_000), points, askedAt: at() }, ...about() });
const letGo = (payment: Payment) =>
  newEvent(PointsLetGoV1, { data: { ...payment, letGoAt: at() }, ...about(), sequence: 2 });

type PointsOf = Readonly<{
  balance: number;
  reserved: number;
  pending: Data;
  expiring: Data[];
  entries: {
    items: { kind: string; points: number; pending: number; activeOn: string | null; at: string }[];
  };
}>;
const pointsOf = async (memberId: string): Promise<PointsOf> => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { points { balance reserved
    pending { points days { day points } } expiring { day points }
    entries(first: 50) { items { kind points pending activeOn at } } } } } }`;
  const variables = { of: [{ __typename: 'Member', id: memberId }] };
  const { data } = await gateway.ask(ledger.service, memberOf(memberId), query, { variables });
  return (data as { _entities: [{ points: PointsOf }] })._entities[0].points;
};
const movesOf = async (memberId: string) =>
  (await pointsOf(memberId)).entries.items.map(({ kind, points }) => [kind, points]);
const discrepancies = async () => (await ledger.service.auditLedger()).discrepancies;

test('what is earned before there are terms can be spent at once and never expires, whatever is set later', async () => {
  const memberId = newId();
  await bus.publish([closed(memberId, 50)]);
  const { data } = await gateway.ask(
    ledger.service,
    staffOf('marketer'),
    '{ programmeTerms { version pendingDays expiry { kind } earlier { version } setAt setBy } }',
  );
  expect(data).toEqual({
    programmeTerms: {
      version: 0,
      pendingDays: 0,
      expiry: { kind: 'NEVER' },
      earlier: [],
      setAt: null,
      setBy: null,
    },
  });
  expect(await setTerms(rolling(1))).toMatchObject({ terms: { version: 1 } });
  on('2026-05-02');
  expect(await ledger.service.moveDuePoints()).toBe(0);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 50, expiring: [] });
});

test('an administrator of the whole programme sets terms, the same command once; what makes no sense is refused by its name', async () => {
  const commandId = newId();
  const set = await setTerms(rolling(12, 30), commandId);
  expect(set).toMatchObject({
    terms: {
      pendingDays: 30,
      expiry: { kind: 'ROLLING', months: 12, month: null },
      timeZone: 'Europe/Paris',
    },
  });
  await setTerms({ ...rolling(3), expiry: { kind: 'CALENDAR', month: 12, day: 31 } });
  expect(await setTerms(rolling(12, 30), commandId)).toEqual(set);
  expect(await setTerms(rolling(6), commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  for (const [field, wrong] of [
    ['pendingDays', { pendingDays: 401 }],
    ['pendingDays', { pendingDays: -1 }],
    ['expiry.months', { expiry: { kind: 'ROLLING' } }],
    ['expiry.months', { expiry: { kind: 'ACTIVITY', months: 0 } }],
    ['expiry.months', { expiry: { kind: 'ACTIVITY', months: 61 } }],
    ['expiry.month', { expiry: { kind: 'CALENDAR', day: 31 } }],
    ['expiry.day', { expiry: { kind: 'CALENDAR', month: 2, day: 29 } }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
  ] as const)
    expect([field, await setTerms({ ...rolling(12), ...wrong })]).toMatchObject([
      field,
      { reason: 'BAD_INPUT', field },
    ]);
  for (const who of [staffOf('marketer'), memberOf(newId())])
    expect(await setTerms(rolling(1), newId(), who)).toBe('FORBIDDEN');
});

test('points wait for their day, and can be spent from its first minute in the time zone of the programme', async () => {
  await setTerms(rolling(12, 30));
  const memberId = newId();
  on('2026-09-25');
  await bus.publish([closed(memberId, 12)]);
  expect(await pointsOf(memberId)).toMatchObject({
    balance: 0,
    pending: { points: 12, days: [{ day: '2026-10-25', points: 12 }] },
    entries: { items: [{ kind: 'ACCRUAL', points: 0, pending: 12, activeOn: '2026-10-25' }] },
  });
  // Until the last Sunday of October Paris is two hours ahead, in the night in which clocks go back.
  on('2026-10-24', '21:59:59Z');
  await bus.publish([asked(newPayment(memberId), 1)]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 0, reserved: 0, pending: { points: 12 } });
  on('2026-10-24', '22:00:00Z');
  expect(await pointsOf(memberId)).toMatchObject({ balance: 12, pending: { points: 0, days: [] } });
  expect(await ledger.service.moveDuePoints()).toBe(1);
  expect(await ledger.service.moveDuePoints()).toBe(0);
  expect((await pointsOf(memberId)).entries.items).toMatchObject([
    { kind: 'ACTIVATION', points: 12, pending: -12, at: '2026-10-24T22:00:00.000Z' },
    { kind: 'ACCRUAL', points: 0, pending: 12 },
  ]);
  expect(await discrepancies()).toEqual([]);
});

test('a return takes back the points that wait, before any that can be spent', async () => {
  const memberId = newId();
  const receiptId = newId();
  await bus.publish([closed(memberId, 5), closed(memberId, 7, { receiptId })]);
  await bus.publish([allReturned(receiptId, 0)]);
  expect(await pointsOf(memberId)).toMatchObject({ balance: 0, pending: { points: 5 } });
  expect(await discrepancies()).toEqual([]);
});

test('points can be spent on their last day, and the day after they are gone though no job has run', async () => {
  await setTerms(rolling(1));
  on('2026-11-03');
  const [spender, sleeper] = [newId(), newId()];
  await bus.publish([closed(spender, 20), closed(sleeper, 20)]);
  expect(await pointsOf(spender)).toMatchObject({
    balance: 20,
    expiring: [{ day: '2026-12-31', points: 20 }],
  });
  on('2026-12-31', '22:59:59Z');
  await bus.publish([asked(newPayment(spender), 15)]);
  expect(await pointsOf(spender)).toMatchObject({ balance: 5, reserved: 15 });
  on('2026-12-31', '23:00:00Z');
  await bus.publish([asked(newPayment(sleeper), 1), asked(newPayment(spender), 1)]);
  expect(await pointsOf(sleeper)).toMatchObject({ balance: 0, reserved: 0, expiring: [] });
  expect(await pointsOf(spender)).toMatchObject({ balance: 0, reserved: 15 });
  expect(await movesOf(sleeper)).toEqual([
    ['EXPIRY', -20],
    ['ACCRUAL', 20],
  ]);
  expect((await pointsOf(sleeper)).entries.items[0]?.at).toBe('2026-12-31T23:00:00.000Z');
  expect(await discrepancies()).toEqual([]);
});

test('what expires first is spent first; let go, it is back in its lot; returned, it comes back with its own day or 30 more', async () => {
  await setTerms(rolling(1));
  const memberId = newId();
  on('2027-02-10');
  await bus.publish([closed(memberId, 10)]);
  on('2027-03-10');
  await bus.publish([closed(memberId, 10)]);
  const [given, paying] = [newPayment(memberId), newPayment(memberId)];
  await bus.publish([asked(given, 13)]);
  expect((await pointsOf(memberId)).expiring).toEqual([{ day: '2027-04-30', points: 7 }]);
  await bus.publish([letGo(given)]);
  expect((await pointsOf(memberId)).expiring).toEqual([
    { day: '2027-03-31', points: 10 },
    { day: '2027-04-30', points: 10 },
  ]);
  const receiptId = newId();
  await bus.publish([asked(paying, 13)]);
  await bus.publish([closed(memberId, 0.13, { receiptId, paidWith: [paying.paymentId, 13] })]);
  on('2027-04-05');
  const back = allReturned(receiptId, 13);
  await bus.publish([back]);
  await bus.publish([back]);
  expect((await pointsOf(memberId)).expiring).toEqual([
    { day: '2027-04-30', points: 10 },
    { day: '2027-05-05', points: 10 },
  ]);
  expect(await discrepancies()).toEqual([]);
});

test('every purchase moves points on that activity keeps alive, also one that earns nothing', async () => {
  await setTerms({ ...rolling(1), expiry: { kind: 'ACTIVITY', months: 2 } });
  const memberId = newId();
  on('2027-06-10');
  await bus.publish([closed(memberId, 10)]);
  expect((await pointsOf(memberId)).expiring).toEqual([]);
  on('2027-07-30');
  expect((await pointsOf(memberId)).expiring).toEqual([{ day: '2027-08-31', points: 10 }]);
  await bus.publish([closed(memberId, 0.5)]);
  on('2027-08-02');
  expect((await pointsOf(memberId)).expiring).toEqual([{ day: '2027-09-30', points: 10 }]);
  expect(await movesOf(memberId)).toEqual([['ACCRUAL', 10]]);
  expect(await discrepancies()).toEqual([]);
});

test('the job that is killed between batches, run again and run by two processes at once expires each point once', async () => {
  await setTerms(rolling(1));
  on('2028-01-10');
  const members = Array.from({ length: 25 }, () => newId());
  await bus.publish(members.map((memberId) => closed(memberId, 10)));
  on('2028-03-01');
  const killed = new AbortController();
  const begun = ledger.service.moveDuePoints({ signal: killed.signal, batch: 5 });
  for (;;) {
    const [first] = await Promise.all(members.slice(0, 1).map(movesOf));
    const expired = (await Promise.all(members.map(movesOf))).filter((moves) => moves.length > 1).length;
    if (first && expired > 0) break;
  }
  killed.abort();
  const done = await begun;
  expect(done).toBeGreaterThan(0);
  const second = await ledger.start();
  await Promise.all([
    ledger.service.moveDuePoints({ batch: 5 }),
    second.moveDuePoints({ batch: 3 }),
    ledger.service.moveDuePoints(),
  ]);
  for (const memberId of members)
    expect(await movesOf(memberId)).toEqual([
      ['EXPIRY', -10],
      ['ACCRUAL', 10],
    ]);
  expect(await ledger.service.moveDuePoints()).toBe(0);
  expect(await discrepancies()).toEqual([]);
});

test('only who is due is read: the job looks along the index of the days', async () => {
  const plan = await (await ledger.openDatabase())
    .collection('accounts')
    .find({ dueOn: { $lte: '2028-03-01' } })
    .sort({ dueOn: 1 })
    .limit(100)
    .explain('executionStats');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('dueOn_1');
  expect(plan.executionStats.totalDocsExamined).toBe(0);
});
