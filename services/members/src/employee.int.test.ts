import { EmploymentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { staffOf } from '@rayon/testkit';
import { mongo } from 'mongoose';
import { makeGsrn } from './membership/domain/gsrn';
import {
  administrator,
  enrolSomebody,
  type MembersUnderTest,
  startMembersUnderTest,
} from './testing/members-under-test';

let members: MembersUnderTest;
let client: mongo.MongoClient;
beforeAll(async () => {
  members = await startMembersUnderTest();
  client = await mongo.MongoClient.connect(members.storeUrl);
});
afterAll(async () => {
  await client?.close();
  await members?.stop();
});

type Somebody = Awaited<ReturnType<typeof enrolSomebody>>;
type Whom = Readonly<{ cardNumber?: string; email?: string; memberId?: string }>;
type Answer = Readonly<{
  member?: { id: string; firstName: string; employedSince: string | null };
  reason?: string;
  field?: string;
  message?: string;
}>;

const set = (whom: Whom, employed: boolean, commandId = newId(), by = administrator): Promise<Answer> =>
  members.change<Answer>(
    by,
    'setEmployee',
    { commandId, ...whom, employed },
    '... on EmployeeSet { member { id firstName employedSince } }',
  );
const rowsOf = (collection: string, { memberId }: Somebody) =>
  client.db(members.database).collection(collection).find({ memberId }).sort({ _id: 1 }).toArray();
const toldOf = async ({ memberId }: Somebody) => {
  await members.settled();
  return members.events
    .filter(({ subject }) => subject === memberId)
    .map(({ sequence, type, data }) => [sequence, type, (data as { employed?: boolean }).employed]);
};
const listed = async (by = administrator) => {
  const all: { member: { id: string; employedSince: string }; markedBy: string | null }[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await members.ask(
      by,
      'query ($after: String) { employees(first: 2, after: $after) { items { member { id employedSince } markedBy } next } }',
      { after },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const page = (data as { employees: { items: typeof all; next: string | null } }).employees;
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
};

test('a member is found by card, by address and by id, marked once and taken back; each act is told and kept', async () => {
  const somebody = await enrolSomebody(members);
  const { gsrn, email, memberId } = somebody;
  const commandId = newId();
  const since = members.clock().toISOString();
  for (const cardNumber of [gsrn, gsrn, gsrn.replace(/(\d{6})/g, '$1 ')])
    expect(await set({ cardNumber }, true, commandId)).toMatchObject({
      member: { id: memberId, firstName: 'Ada', employedSince: since },
    });
  expect(await set({ cardNumber: gsrn }, false, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  // Who is marked already stays marked by the first.
  members.clock.advance(1_000);
  const other = staffOf('administrator');
  expect((await set({ email: ` ${email.toUpperCase()}` }, true, newId(), other)).member?.employedSince).toBe(
    since,
  );
  expect((await set({ memberId }, false, newId(), other)).member?.employedSince).toBeNull();
  await set({ memberId }, false);

  expect(await toldOf(somebody)).toEqual([
    [1, MemberEnrolledV1.subject, undefined],
    [2, EmploymentChangedV1.subject, true],
    [3, EmploymentChangedV1.subject, false],
  ]);
  const idOf = (by: typeof administrator) => (by.kind === 'staff' ? by.staffId : '');
  expect(await rowsOf('employmentRecords', somebody)).toMatchObject([
    { employed: true, staffId: idOf(administrator), at: new Date(since) },
    { employed: false, staffId: idOf(other) },
  ]);
  // Each answer showed the member to who asked.
  expect(await rowsOf('staffReads', somebody)).toHaveLength(6);
});

test('two administrators at once mark somebody once', async () => {
  const somebody = await enrolSomebody(members);
  await Promise.all(
    Array.from({ length: 6 }, () =>
      set({ memberId: somebody.memberId }, true, newId(), staffOf('administrator')),
    ),
  );
  expect(await toldOf(somebody)).toHaveLength(2);
  expect(await rowsOf('employmentRecords', somebody)).toHaveLength(1);
});

test.each<[string, Whom]>([
  ['card', { cardNumber: makeGsrn('3770000', 1) }],
  ['address', { email: 'nobody@example.org' }],
  ['id', { memberId: newId() }],
])('an unknown %s is said to be one', async (_, whom) => {
  expect(await set(whom, true)).toMatchObject({
    reason: 'UNKNOWN_MEMBER',
    message: 'This card or address does not lead to one member. Check it, or try the other one.',
  });
});

test.each<[string, Whom]>([
  ['cardNumber', {}],
  ['cardNumber', { cardNumber: '377000000000000018' }],
  ['cardNumber', { cardNumber: makeGsrn('3770000', 1), email: 'ada@example.org' }],
  ['email', { email: 'ada' }],
])('%s is refused: %j', async (field, whom) => {
  expect(await set(whom, true)).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('whoever is an employee is listed, page by page, with who marked them', async () => {
  const before = await listed();
  const people = await Promise.all([1, 2, 3].map(() => enrolSomebody(members)));
  for (const { memberId } of people) await set({ memberId }, true);
  const ids = (all: Awaited<ReturnType<typeof listed>>) => all.map(({ member }) => member.id);
  const known = await listed();
  expect(ids(known).filter((id) => !ids(before).includes(id))).toEqual(
    people.map(({ memberId }) => memberId).sort(),
  );
  // An administrator who is not among the staff has no name.
  expect(known.at(-1)).toMatchObject({
    member: { employedSince: members.clock().toISOString() },
    markedBy: null,
  });
  await set({ memberId: people[0]?.memberId ?? '' }, false);
  expect(ids(await listed())).not.toContain(people[0]?.memberId);
});

test('the member sees it, and of all others administrators who are bound to no store alone', async () => {
  const somebody = await enrolSomebody(members);
  await set({ memberId: somebody.memberId }, true);
  const own = await members.ask(somebody.principal, '{ me { employedSince } }');
  expect(own.data).toEqual({ me: { employedSince: members.clock().toISOString() } });

  const asMember =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Member { id employedSince } } }';
  const r = [{ __typename: 'Member', id: somebody.memberId }];
  for (const principal of [
    staffOf('marketer'),
    staffOf('administrator', [newId()]),
    staffOf('associate', [newId()]),
  ]) {
    const { data, errors } = await members.ask(principal, asMember, { r });
    expect(JSON.stringify(data ?? null)).not.toContain('Z"');
    if (principal.kind === 'staff' && principal.role === 'marketer')
      expect(errors[0]?.code).toBe('FORBIDDEN');
    await expect(listed(principal)).rejects.toThrow('FORBIDDEN');
    await expect(set({ memberId: somebody.memberId }, false, newId(), principal)).rejects.toThrow(
      'FORBIDDEN',
    );
  }
});
