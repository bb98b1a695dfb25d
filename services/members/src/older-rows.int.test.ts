import { ConsentChangedV1, SigningKeyPublishedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { mongo } from 'mongoose';
import {
  administrator,
  enrolMachine,
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
  await client.close();
  await members.stop();
});

/** Rows as earlier versions wrote them: numbered by themselves, nothing beside them, without the members of today. */
const makeOlder = async (collection: string, facts: Record<string, unknown>, today: string[] = []) => {
  const unset = Object.fromEntries(['meta', 'followed', ...today].map((member) => [member, '' as const]));
  await client.db(members.database).collection(collection).updateMany({}, { $unset: unset, $set: facts });
};
const sequencesOf = (subject: string) =>
  members.events.filter((event) => event.subject === subject).map(({ sequence }) => sequence);

test('rows of earlier versions are read, and the events about them go on in their order', async () => {
  const storeId = await members.defineStore();
  const machine = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const kid = members.service().jwks?.().keys[0]?.kid ?? '';
  await members.settled();
  await makeOlder('members', { lastSequence: 7 });
  await makeOlder('signingKeys', { published: 40 });
  await makeOlder('knownStores', {});

  await members.restart();
  const set = (granted: boolean) =>
    members.change<{ member: { consents: object[] } }>(
      somebody.principal,
      'setConsent',
      { commandId: newId(), purpose: 'sms-marketing', granted, wordingVersion: 1 },
      '... on ConsentSet { member { firstName consents { granted } } }',
    );
  expect((await set(true)).member).toEqual({ firstName: 'Ada', consents: [{ granted: true }] });
  expect((await set(false)).member.consents).toEqual([{ granted: false }]);
  expect(
    await members.change(
      machine.principal,
      'presentCard',
      { commandId: newId(), content: await somebody.code() },
      '... on CardPresented { firstName }',
    ),
  ).toMatchObject({ firstName: 'Ada' });
  expect((await enrolMachine(members, { storeId })).deviceId).toEqual(expect.any(String));

  await members.settled();
  expect(sequencesOf(somebody.memberId)).toEqual([1, 8, 9]);
  expect(members.events.filter(({ type }) => type === ConsentChangedV1.subject)).toHaveLength(2);
  expect(sequencesOf(kid)).toEqual([1, 2, 41]);
  expect(members.events.filter(({ type }) => type === SigningKeyPublishedV1.subject)).toHaveLength(3);
});

test('a card of an earlier version is shown as it is', async () => {
  const storeId = await members.defineStore();
  const { principal } = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const present = (asked: { commandId: string; content: string }) =>
    members.change(principal, 'presentCard', asked, '... on CardPresented { proof expiresAt }');
  const greeted = async () => {
    const of = [{ __typename: 'Member', id: somebody.memberId }];
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { firstName } } }';
    return (await members.ask(principal, query, { of })).data;
  };
  await makeOlder('cards', {}, ['presentations']);

  await members.restart();
  expect(await greeted()).toEqual({ _entities: [null] });
  const code = await somebody.code();
  expect(await present({ commandId: newId(), content: code })).toMatchObject({ proof: 'ROTATING' });
  expect(await greeted()).toEqual({ _entities: [{ firstName: 'Ada' }] });
  expect(await present({ commandId: newId(), content: code })).toMatchObject({ reason: 'CARD_CODE_USED' });
  expect(await present({ commandId: newId(), content: somebody.gsrn })).toMatchObject({ proof: 'STATIC' });
});

test('a place whose event comes twice, late and out of order is known once and stays so', async () => {
  const [storeId, brandId] = [newId(), newId()];
  const rows = (collection: string, id: string) =>
    client.db(members.database).collection<{ _id: string }>(collection).find({ _id: id }).toArray();
  for (const sequence of [3, 1, 3, 2]) {
    await members.defineStore(storeId, sequence);
    await members.defineBrand(brandId, sequence);
  }
  expect(await rows('knownStores', storeId)).toEqual([
    { _id: storeId, followed: 3, followedAt: expect.any(Date) },
  ]);
  expect(await rows('knownBrands', brandId)).toEqual([
    { _id: brandId, followed: 3, followedAt: expect.any(Date) },
  ]);
  expect(
    await members.change(
      administrator,
      'createDeviceEnrolment',
      { commandId: newId(), storeId, kind: 'TILL', label: 'Caisse' },
      '... on DeviceEnrolmentCreated { code }',
    ),
  ).toMatchObject({ __typename: 'DeviceEnrolmentCreated' });
});
