import { BirthdayChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import {
  administrator,
  enrolSomebody,
  type MembersUnderTest,
  startMembersUnderTest,
} from './testing/members-under-test';

let members: MembersUnderTest;
beforeAll(async () => {
  members = await startMembersUnderTest();
});
afterAll(() => members?.stop());

type Somebody = Awaited<ReturnType<typeof enrolSomebody>>;
type Day = Readonly<{ month: number; day: number }> | null;

const say = (somebody: Somebody, birthday: Day, commandId = newId()) =>
  members.change<{ member: { birthday: Day }; reason?: string; field?: string }>(
    somebody.principal,
    'setBirthday',
    { commandId, birthday },
    '... on BirthdaySet { member { birthday { month day } } }',
  );
const toldOf = async ({ memberId }: Somebody) => {
  await members.settled();
  return members.events
    .filter(({ subject }) => subject === memberId)
    .map(({ sequence, type, data }) => [sequence, type, (data as { birthday?: unknown }).birthday]);
};

test('a member says their birthday, another one, and takes it back; others are told each time, once', async () => {
  const somebody = await enrolSomebody(members);
  const commandId = newId();
  for (const _ of ['', 'again'])
    expect((await say(somebody, { month: 2, day: 29 }, commandId)).member.birthday).toEqual({
      month: 2,
      day: 29,
    });
  expect(await say(somebody, { month: 3, day: 1 }, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  // The same once more is no news.
  await say(somebody, { month: 2, day: 29 });
  await say(somebody, { month: 12, day: 31 });
  expect((await say(somebody, null)).member.birthday).toBeNull();
  await say(somebody, null);

  expect(await toldOf(somebody)).toEqual([
    [1, MemberEnrolledV1.subject, undefined],
    [2, BirthdayChangedV1.subject, '02-29'],
    [3, BirthdayChangedV1.subject, '12-31'],
    [4, BirthdayChangedV1.subject, null],
  ]);
});

test.each([
  [{ month: 2, day: 30 }, 'birthday'],
  [{ month: 4, day: 31 }, 'birthday'],
  [{ month: 13, day: 1 }, 'birthday.month'],
  [{ month: 1, day: 0 }, 'birthday.day'],
])('there is no %j', async (birthday, field) => {
  const somebody = await enrolSomebody(members);
  expect(await say(somebody, birthday)).toMatchObject({ reason: 'BAD_INPUT', field });
  expect(await toldOf(somebody)).toHaveLength(1);
});

test('nobody else sees it, the office included', async () => {
  const somebody = await enrolSomebody(members);
  await say(somebody, { month: 6, day: 15 });
  const { data, errors } = await members.ask(
    administrator,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Member { id birthday { month } } } }',
    { r: [{ __typename: 'Member', id: somebody.memberId }] },
  );
  expect(errors[0]?.code).toBe('FORBIDDEN');
  expect(data).toEqual({ _entities: [{ id: somebody.memberId, birthday: null }] });
});
