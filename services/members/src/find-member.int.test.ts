import { newId } from '@rayon/kernel';
import { memberOf, staffOf } from '@rayon/testkit';
import { mongo } from 'mongoose';
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

type Whom = Readonly<{ id?: string; cardNumber?: string; email?: string }>;
const find = async (whom: Whom, by = administrator) => {
  const query = `query ($id: ID, $cardNumber: String, $email: String) {
    member(id: $id, cardNumber: $cardNumber, email: $email) { id firstName } }`;
  const { data, errors } = await members.ask(by, query, whom);
  if (errors.length > 0) return String(errors[0]?.code);
  return (data as { member: { id: string; firstName: string } | null }).member;
};
const looksAt = (memberId: string) =>
  client.db(members.database).collection('staffReads').countDocuments({ memberId });

test('a member is found by card as it is printed, by address and by id, and each look is kept', async () => {
  const { memberId: id, gsrn, email } = await enrolSomebody(members);
  const found = { id, firstName: 'Ada' };
  const ways = [
    { cardNumber: gsrn },
    { cardNumber: gsrn.replace(/(\d{6})/g, '$1 ') },
    { email: ` ${email.toUpperCase()}` },
    { id },
  ];
  for (const whom of ways) expect(await find(whom)).toEqual(found);
  expect(await looksAt(id)).toBe(ways.length);
});

test('what leads to nobody, or to nobody alone, finds nobody', async () => {
  const { memberId: id, email } = await enrolSomebody(members);
  const nobody: Whom[] = [
    {},
    { id: newId() },
    { id: 'x' },
    { email: 'nobody@rayon.example' },
    { email: '{"$ne":null}' },
    { cardNumber: '123' },
    { cardNumber: '9'.repeat(40_000) },
    { id, email },
  ];
  for (const whom of nobody) expect(await find(whom)).toBeNull();
  expect(await looksAt(id)).toBe(0);
});

test('only administrators of the whole programme look members up', async () => {
  const { memberId: id } = await enrolSomebody(members);
  for (const by of [
    memberOf(id),
    staffOf('marketer'),
    staffOf('associate', [newId()]),
    staffOf('administrator', [newId()]),
  ])
    expect(await find({ id }, by)).toBe('FORBIDDEN');
});
