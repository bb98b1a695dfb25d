import type { Principal } from '@rayon/auth';
import { MemberEnrolledV1, PointsAdjustedV1 } from '@rayon/events';
import { newEvent, newId } from '@rayon/kernel';
import { type Data, memberOf, staffOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';

const ledger = ledgerUnderTest({ locale: 'en', tapped: [PointsAdjustedV1.subject] });
const { bus, clock, gateway } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);

const ada = staffOf('administrator');
const bea = staffOf('administrator');

const fields = 'id member { id } points reason note status askedBy askedAt decidedBy decidedAt';
const answer = `{ __typename ... on PointsAdjusted { adjustment { ${fields} } }
  ... on PointsRefusal { reason field message } }`;
type Adjustment = {
  id: string;
  status: string;
  points: number;
  askedBy: string;
  decidedBy: string | null;
  note: string;
};
type Answer = {
  __typename: string;
  adjustment: Adjustment;
  reason?: string;
  field?: string;
  message?: string;
};

const command = async (verb: string, by: Principal, input: object): Promise<Answer> => {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${verb}(input: $input) ${answer} }`;
  const { data, errors } = await gateway.ask(ledger.service, by, mutation, {
    variables: { input: { commandId: newId(), ...input } },
  });
  if (errors.length > 0) return { __typename: String(errors[0]?.extensions?.code) } as Answer;
  return (data as Record<string, Answer>)[verb] as Answer;
};
const adjust = (
  memberId: string,
  points: number,
  { by = ada as Principal, ...over }: Data & { by?: Principal } = {},
) =>
  command('adjustPoints', by, { memberId, points, reason: 'GOODWILL', note: 'The queue was long.', ...over });
const decide = (adjustmentId: string, approved: boolean, by: Principal = bea) =>
  command('decidePointsAdjustment', by, { adjustmentId, approved });

type Entry = { kind: string; points: number; adjustmentReason: string | null };
const accountOf = async (memberId: string) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { points { balance
    entries { items { kind points adjustmentReason } }
    statement { sums { kind points } closing { points } movements { kind points adjustmentReason } } } } } }`;
  const variables = { of: [{ __typename: 'Member', id: memberId }] };
  const { data } = await gateway.ask(ledger.service, memberOf(memberId), query, { variables });
  const [member] = (data as { _entities: [{ points: Data }] })._entities;
  return member.points as { balance: number; entries: { items: Entry[] }; statement: Data };
};
const listed = async (status?: string, by: Principal = ada) => {
  const query = `query ($status: PointsAdjustmentStatus, $after: String) {
    pointsAdjustments(status: $status, first: 2, after: $after) { items { ${fields} } next } }`;
  const found: Adjustment[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await gateway.ask(ledger.service, by, query, { variables: { status, after } });
    if (errors.length > 0) return String(errors[0]?.extensions?.code);
    const { pointsAdjustments: page } = data as {
      pointsAdjustments: { items: Adjustment[]; next: string | null };
    };
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
};
const joined = async (): Promise<string> => {
  const memberId = newId();
  const data = { memberId, locale: 'en' as const, enrolledAt: clock().toISOString() };
  const about = { sequence: 1, at: clock(), correlationId: newId() };
  await bus.publish([newEvent(MemberEnrolledV1, { data, ...about })]);
  return memberId;
};
const toldOf = (memberId: string) =>
  ledger.told.map(({ data }) => data as Data).filter((data) => data.memberId === memberId);
const audit = async () => (await ledger.service.auditLedger()).discrepancies;

test('points are given and taken at once, told with their reason on card and statement, and announced', async () => {
  const memberId = await joined();
  expect(await adjust(memberId, 200)).toMatchObject({
    adjustment: { status: 'POSTED', points: 200, member: { id: memberId }, decidedBy: null },
  });
  expect(await adjust(memberId, -50, { reason: 'CORRECTION' })).toMatchObject({
    adjustment: { status: 'POSTED', points: -50 },
  });
  const account = await accountOf(memberId);
  expect(account).toMatchObject({
    balance: 150,
    entries: {
      items: [
        { kind: 'ADJUSTMENT', points: -50, adjustmentReason: 'CORRECTION' },
        { kind: 'ADJUSTMENT', points: 200, adjustmentReason: 'GOODWILL' },
      ],
    },
    statement: {
      sums: [{ kind: 'ADJUSTMENT', points: 150 }],
      closing: { points: 150 },
      movements: [
        { points: 200, adjustmentReason: 'GOODWILL' },
        { points: -50, adjustmentReason: 'CORRECTION' },
      ],
    },
  });
  expect(toldOf(memberId)).toMatchObject([
    { points: 200, balance: 200, reason: 'goodwill' },
    { points: -50, balance: 150, reason: 'correction' },
  ]);
  expect(await audit()).toEqual([]);
});

test('beyond the limit of one person nothing moves until a second one approves', async () => {
  const memberId = await joined();
  const { adjustment } = await adjust(memberId, 501);
  expect(adjustment).toMatchObject({ status: 'WAITING' });
  expect(await accountOf(memberId)).toMatchObject({ balance: 0, entries: { items: [] } });
  expect(await decide(adjustment.id, true, ada)).toMatchObject({ reason: 'OWN_ADJUSTMENT' });
  expect(await listed('WAITING')).toMatchObject([{ id: adjustment.id }]);
  expect(await decide(adjustment.id, true)).toMatchObject({
    adjustment: { status: 'POSTED', askedBy: adjustment.askedBy },
  });
  expect(await accountOf(memberId)).toMatchObject({ balance: 501 });
  expect(await decide(adjustment.id, true)).toMatchObject({ reason: 'ADJUSTMENT_DECIDED' });
  expect(await decide(adjustment.id, false)).toMatchObject({ reason: 'ADJUSTMENT_DECIDED' });
  expect(await listed('WAITING')).toEqual([]);
  expect(await audit()).toEqual([]);
});

test('many small ones come to the limit as one large one does, and a day later they begin anew', async () => {
  const memberId = await joined();
  for (const points of [200, -100, 200])
    expect(await adjust(memberId, points)).toMatchObject({ adjustment: { status: 'POSTED' } });
  expect(await adjust(memberId, 1)).toMatchObject({ adjustment: { status: 'WAITING' } });
  // Somebody else, and another member, have their own.
  expect(await adjust(memberId, 1, { by: bea })).toMatchObject({ adjustment: { status: 'POSTED' } });
  expect(await adjust(await joined(), 500)).toMatchObject({ adjustment: { status: 'POSTED' } });
  clock.advance(24 * 3_600_000 + 1);
  expect(await adjust(memberId, 1)).toMatchObject({ adjustment: { status: 'POSTED' } });
  expect(await audit()).toEqual([]);
});

test('asked at once from everywhere, one person moves no more than the limit', async () => {
  const memberId = await joined();
  const answers = await Promise.all(Array.from({ length: 12 }, () => adjust(memberId, 100)));
  expect(answers.filter(({ adjustment }) => adjustment.status === 'POSTED')).toHaveLength(5);
  expect(await accountOf(memberId)).toMatchObject({ balance: 500 });
  expect(await audit()).toEqual([]);
});

test('approved at once by several, it is posted once', async () => {
  const memberId = await joined();
  const { adjustment } = await adjust(memberId, 9_000);
  const deciders = [bea, ...Array.from({ length: 5 }, () => staffOf('administrator'))];
  const answers = await Promise.all(deciders.map((by) => decide(adjustment.id, true, by)));
  expect(answers.filter(({ __typename }) => __typename === 'PointsAdjusted')).toHaveLength(1);
  expect(await accountOf(memberId)).toMatchObject({ balance: 9_000 });
  expect(toldOf(memberId)).toHaveLength(1);
  expect(await audit()).toEqual([]);
});

test('the same command again is the same adjustment, with another number it is refused', async () => {
  const memberId = await joined();
  const commandId = newId();
  const first = await adjust(memberId, 40, { commandId });
  expect(await adjust(memberId, 40, { commandId })).toEqual(first);
  expect(await adjust(memberId, 41, { commandId })).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  expect(await accountOf(memberId)).toMatchObject({ balance: 40 });
});

test('who asked takes it back, somebody else refuses it: nothing moves', async () => {
  const memberId = await joined();
  const own = (await adjust(memberId, 900)).adjustment;
  const others = (await adjust(memberId, 901)).adjustment;
  expect(await decide(own.id, false, ada)).toMatchObject({
    adjustment: { status: 'REFUSED', decidedBy: own.askedBy },
  });
  expect(await decide(others.id, false)).toMatchObject({ adjustment: { status: 'REFUSED' } });
  expect(await decide(others.id, true)).toMatchObject({ reason: 'ADJUSTMENT_DECIDED' });
  expect(await accountOf(memberId)).toMatchObject({ balance: 0 });
  expect(await audit()).toEqual([]);
});

test('no more is taken than there is, also once it is approved', async () => {
  const memberId = await joined();
  await adjust(memberId, 100);
  expect(await adjust(memberId, -101)).toMatchObject({
    reason: 'NOT_ENOUGH_POINTS',
    message: 'This member has only 100 points to spend. Take fewer.',
  });
  const { adjustment } = await adjust(memberId, -1_000);
  expect(adjustment.status).toBe('WAITING');
  expect(await decide(adjustment.id, true)).toMatchObject({ reason: 'NOT_ENOUGH_POINTS' });
  const [newest] = (await listed('WAITING')) as Adjustment[];
  expect(newest).toMatchObject({ id: adjustment.id, status: 'WAITING' });
  expect(await accountOf(memberId)).toMatchObject({ balance: 100 });
  await decide(adjustment.id, false);
});

test.each([
  ['points', { points: 0 }],
  ['points', { points: 1_000_001 }],
  ['note', { note: 'ab' }],
  ['note', { note: 'x'.repeat(201) }],
  ['memberId', { memberId: 'nobody' }],
])('bad input is refused by its field: %s %j', async (field, input) => {
  const memberId = await joined();
  expect(await adjust(memberId, 1, input)).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('a member or an adjustment that nobody knows is refused by name', async () => {
  expect(await adjust(newId(), 10)).toMatchObject({ reason: 'UNKNOWN_MEMBER' });
  expect(await decide(newId(), true)).toMatchObject({ reason: 'UNKNOWN_ADJUSTMENT' });
});

test('only administrators of the whole programme give, take, decide and look', async () => {
  const memberId = await joined();
  const others: Principal[] = [
    memberOf(memberId),
    staffOf('marketer'),
    staffOf('associate', [newId()]),
    staffOf('administrator', [newId()]),
  ];
  for (const by of others) {
    expect(await adjust(memberId, 10, { by })).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await decide(newId(), true, by)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await listed(undefined, by)).toBe('FORBIDDEN');
  }
});

test('the list is read page by page, newest first', async () => {
  const memberId = await joined();
  for (const points of [1, 2, 3]) await adjust(memberId, points);
  const all = (await listed()) as Adjustment[];
  expect(all.slice(0, 3).map(({ points }) => points)).toEqual([3, 2, 1]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
