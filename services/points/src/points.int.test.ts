import type { Principal } from '@rayon/auth';
import {
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
  MemberEnrolledV1,
  PointsAccruedV1,
  PointsReversedV1,
  ReceiptClosedV1,
  ReturnClosedV1,
} from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { type Data, memberOf, staffOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';

const storeId = newId();
const marketer = staffOf('marketer');
const administrator = staffOf('administrator');

const ledger = ledgerUnderTest({
  locale: 'fr',
  tapped: [PointsAccruedV1.subject, PointsReversedV1.subject],
});
const { bus, clock, gateway, told } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);

const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await gateway.ask(ledger.service, principal, query, { variables });
  return { data: data ?? {}, codes: errors.map((one) => one.extensions?.code) };
};

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const line = (lineId: string, paidMinor: number, change: object = {}) => ({
  lineId,
  sequence: 1,
  articleId: newId(),
  gtin: '03017620422003',
  name: 'Article',
  category: 'Épicerie',
  quantity: 1,
  unitPrice: euro(paidMinor),
  amount: euro(paidMinor),
  markdownPercent: 0,
  deposit: false,
  minimumAge: 0,
  priceListVersion: 1,
  discount: euro(0),
  paid: euro(paidMinor),
  ...change,
});

const closed = (
  receiptId: string,
  memberId: string | undefined,
  lines = [line('a', 1000, { quantity: 3 }), line('b', 250)],
) =>
  newEvent(ReceiptClosedV1, {
    data: {
      receiptId,
      tripId: newId(),
      storeId,
      tillId: newId(),
      businessDate: '2026-03-02',
      receiptNumber: '17',
      ...(memberId === undefined ? {} : { memberId }),
      lines,
      offers: [
        {
          campaignId: newId(),
          campaignVersion: 1,
          discount: euro(0),
          bonusPoints: [{ lineId: 'b', points: 20 }],
        },
      ],
      total: euro(1250),
      closedAt: clock().toISOString(),
    },
    sequence: 1,
    at: clock(),
    correlationId: newId(),
  });

/** What is kept of the first line's three pieces and of the second line's one, each at its share of the price. */
const returned = (receiptId: string, returnId: string, kept: { a: number; b: number }, number = 1) =>
  newEvent(ReturnClosedV1, {
    data: {
      returnId,
      receiptId,
      number,
      storeId,
      lines: [
        {
          lineId: 'a',
          quantity: 1,
          quantityKept: kept.a,
          paid: euro(Math.round((1000 * kept.a) / 3)),
          bonusPoints: 0,
        },
        {
          lineId: 'b',
          quantity: 1,
          quantityKept: kept.b,
          paid: euro(250 * kept.b),
          bonusPoints: 20 * kept.b,
        },
      ],
      refund: euro(0),
      returnedAt: clock().toISOString(),
    },
    sequence: 1 + number,
    at: clock(),
    correlationId: newId(),
  });

const memberQuery = `query M($of: [_Any!]!, $first: Int = 20, $after: String) { _entities(representations: $of) { ... on Member { id points { balance
  entries(first: $first, after: $after) { items { kind points balanceAfter receiptId lineId } next } } } } }`;
const accountOf = (principal: Principal, memberId: string, page: object = {}) =>
  ask(principal, memberQuery, { of: [{ __typename: 'Member', id: memberId }], ...page });
const receiptQuery = `query R($of: [_Any!]!) { _entities(representations: $of) { ... on Receipt { points { status earned reversed lines { lineId earned reversed } } } } }`;
const receiptOf = async (principal: Principal, receiptId: string) => {
  const { data } = await ask(principal, receiptQuery, { of: [{ __typename: 'Receipt', id: receiptId }] });
  return (data._entities as Data[] | undefined)?.[0]?.points;
};
const settled = () => ledger.service.settled();

const turned = (memberId: string, { step, turn, points }: { step: number; turn: number; points: number }) =>
  newEvent(turn % 2 === 1 ? ChallengeStepReachedV1 : ChallengeStepTakenBackV1, {
    data: {
      challengeId: `challenge of ${memberId.slice(0, 8)}`,
      campaignId: newId(),
      memberId,
      title: { fr: 'Défi fruits', en: 'Fruit challenge' },
      step,
      turn,
      points,
      receiptId: newId(),
      at: clock().toISOString(),
    },
    sequence: turn,
    at: clock(),
    correlationId: newId(),
  });

test('a step of a challenge brings its points once and takes them back, however often and in whatever order it is told', async () => {
  const memberId = newId();
  const turns = [
    turned(memberId, { step: 1, turn: 1, points: 10 }),
    turned(memberId, { step: 2, turn: 1, points: 50 }),
    turned(memberId, { step: 2, turn: 2, points: 50 }),
    turned(memberId, { step: 2, turn: 3, points: 50 }),
    turned(memberId, { step: 3, turn: 1, points: 100 }),
    turned(memberId, { step: 3, turn: 2, points: 100 }),
  ];
  await bus.publish([...turns].reverse());
  await bus.publish([...turns, ...turns]);
  await settled();
  const query = memberQuery.replace('kind points', 'kind challengeTitle points');
  const { data } = await ask(memberOf(memberId), query, { of: [{ __typename: 'Member', id: memberId }] });
  const [member] = data._entities as [{ points: { balance: number; entries: { items: Data[] } } }];
  expect(member.points.balance).toBe(60);
  expect(member.points.entries.items).toHaveLength(turns.length);
  expect(new Set(member.points.entries.items.map(({ challengeTitle }) => challengeTitle))).toEqual(
    new Set(['Défi fruits']),
  );
  expect(await ledger.service.auditLedger()).toMatchObject({ discrepancies: [] });
});

test('a receipt becomes points of its member once, and a return takes back exactly its share', async () => {
  const [member, receiptId] = [newId(), newId()];
  const enrolled = { memberId: member, locale: 'fr' as const, enrolledAt: clock().toISOString() };
  await bus.publish([
    newEvent(MemberEnrolledV1, { data: enrolled, sequence: 1, at: clock(), correlationId: newId() }),
  ]);
  const receipt = closed(receiptId, member);
  await Promise.all([bus.publish([receipt]), bus.publish([receipt])]);
  await bus.publish([closed(receiptId, member)]);
  expect(await receiptOf(memberOf(member), receiptId)).toEqual({
    status: 'POSTED',
    earned: 32,
    reversed: 0,
    lines: [
      { lineId: 'a', earned: 10, reversed: 0 },
      { lineId: 'b', earned: 22, reversed: 0 },
    ],
  });

  await bus.publish([returned(receiptId, newId(), { a: 2, b: 1 })]);
  await bus.publish([returned(receiptId, newId(), { a: 0, b: 1 }, 2)]);
  const { data } = await accountOf(memberOf(member), member);
  expect(data._entities).toMatchObject([
    {
      points: {
        balance: 22,
        entries: {
          items: [
            { kind: 'REVERSAL', points: -7, balanceAfter: 22, lineId: 'a' },
            { kind: 'REVERSAL', points: -3, balanceAfter: 29, lineId: 'a' },
            { kind: 'ACCRUAL', points: 32, balanceAfter: 32, receiptId, lineId: null },
          ],
          next: null,
        },
      },
    },
  ]);
  await settled();
  const ofMember = told.filter((envelope) => envelope.subject === member);
  expect(
    ofMember.map(({ type, sequence, data: said }) => [
      type,
      sequence,
      (said as Data).points,
      (said as Data).balance,
    ]),
  ).toEqual([
    [PointsAccruedV1.subject, 1, 32, 32],
    [PointsReversedV1.subject, 2, 3, 29],
    [PointsReversedV1.subject, 3, 7, 22],
  ]);
  expect(ofMember[0]?.causationid).toBeDefined();
});

test('a return that overtakes its receipt waits for it', async () => {
  const [member, receiptId] = [newId(), newId()];
  await bus.publish([returned(receiptId, newId(), { a: 3, b: 0 })]);
  expect(await receiptOf(memberOf(member), receiptId)).toMatchObject({ status: 'PENDING', earned: 0 });
  await bus.publish([closed(receiptId, member)]);
  expect(await receiptOf(memberOf(member), receiptId)).toMatchObject({
    status: 'POSTED',
    earned: 32,
    reversed: 22,
  });
});

test('many receipts and returns of one member at once all count, and pages lose none of them', async () => {
  const member = newId();
  const receipts = Array.from({ length: 25 }, () => newId());
  await Promise.all(
    receipts.flatMap((receiptId) => {
      const back = returned(receiptId, newId(), { a: 3, b: 0 });
      return [bus.publish([closed(receiptId, member)]), bus.publish([back]), bus.publish([back])];
    }),
  );
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const { data, codes } = await accountOf(memberOf(member), member, { first: 20, after });
    expect(codes).toEqual([]);
    const [{ points }] = data._entities as [
      { points: { balance: number; entries: { items: Data[]; next: string | null } } },
    ];
    expect(points.balance).toBe(25 * 10);
    seen.push(...points.entries.items);
    after = points.entries.next;
  } while (after);
  expect(seen).toHaveLength(50);
  expect(await ledger.service.auditLedger()).toMatchObject({ discrepancies: [] });
});

test('nobody sees the points of somebody else, and what is not theirs looks like what is not there', async () => {
  const [member, other, receiptId] = [newId(), newId(), newId()];
  await bus.publish([closed(receiptId, member)]);
  expect((await accountOf(memberOf(other), member)).data._entities).toEqual([null]);
  expect((await accountOf(memberOf(other), other)).data._entities).toMatchObject([
    { points: { balance: 0 } },
  ]);
  expect((await accountOf(marketer, newId())).data._entities).toEqual([null]);
  expect((await accountOf(marketer, member)).data._entities).toMatchObject([{ points: { balance: 32 } }]);
  const till: Principal = { kind: 'terminal', terminalId: newId(), storeId };
  expect((await accountOf(till, member)).codes).toEqual(['FORBIDDEN']);
  expect((await accountOf({ kind: 'brand', brandUserId: 'b', brandId: 'x' }, member)).codes).toEqual([
    'FORBIDDEN',
  ]);

  const notThere = await receiptOf(memberOf(other), newId());
  expect(await receiptOf(memberOf(other), receiptId)).toEqual(notThere);
  expect(await receiptOf({ kind: 'device', deviceId: newId(), storeId }, receiptId)).toEqual(notThere);
  for (const allowed of [
    till,
    // Goods are taken back in any store, so any till can say which points go.
    { ...till, storeId: newId() },
    marketer,
    { ...marketer, role: 'associate', storeIds: [storeId] } as Principal,
  ])
    expect(await receiptOf(allowed, receiptId)).toMatchObject({ status: 'POSTED', earned: 32 });
  expect(await receiptOf({ kind: 'anonymous' }, receiptId)).toBeUndefined();
});

test('a receipt without a card earns nobody anything', async () => {
  const receiptId = newId();
  await bus.publish([closed(receiptId, undefined), returned(receiptId, newId(), { a: 0, b: 1 })]);
  expect(await receiptOf(marketer, receiptId)).toEqual({
    status: 'NO_MEMBER',
    earned: 0,
    reversed: 0,
    lines: [],
  });
});

test('staff who look at a person leave a note with who, what and when', async () => {
  const [member, receiptId] = [newId(), newId()];
  await bus.publish([closed(receiptId, member)]);
  await accountOf(memberOf(member), member);
  await accountOf(marketer, member);
  const notes = await (await ledger.openDatabase())
    .collection('accesses')
    .find({ object: `member:${member}` })
    .toArray();
  expect(notes).toMatchObject([
    { actor: `staff:${marketer.staffId}`, role: 'marketer', what: 'Member.points' },
  ]);

  const transfers = (await ledger.openDatabase()).collection<{ _id: string }>('transfers');
  const existing = await transfers.findOne({ receiptId });
  if (!existing) throw new Error('an accrual was posted');
  await expect(transfers.insertOne(existing)).rejects.toMatchObject({ code: 11000 });
});

test('the audit is for administrators and finds a balance somebody changed by hand', async () => {
  const query = '{ ledgerAudit { accounts transfers outstanding discrepancies { about finding } } }';
  expect((await ask(marketer, query)).codes).toEqual(['FORBIDDEN']);
  const member = newId();
  await bus.publish([closed(newId(), member)]);
  expect((await ask(administrator, query)).data.ledgerAudit).toMatchObject({ discrepancies: [] });

  const accounts = (await ledger.openDatabase()).collection<{ _id: string; balance: number }>('accounts');
  await accounts.updateOne({ _id: member }, { $inc: { balance: 1000 } });
  const { data } = await ask(administrator, query);
  expect((data.ledgerAudit as { discrepancies: Data[] }).discrepancies).toMatchObject([
    { about: `member:${member}`, finding: 'balance 1032, entries sum to 32' },
    { about: 'issuer' },
  ]);
  await accounts.updateOne({ _id: member }, { $inc: { balance: -1000 } });
});
