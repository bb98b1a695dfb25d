import { anonymous, type Principal } from '@rayon/auth';
import { ConsentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { mongo } from 'mongoose';
import {
  administrator,
  enrolMachine,
  enrolSomebody,
  type MembersUnderTest,
  signInAsMember,
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

type Me = { id: string; email: string; firstName: string; consents: object[] };
const input = (over: Record<string, unknown> = {}) => ({
  commandId: newId(),
  email: `${newId()}@example.org`,
  password: 'trois petits chats',
  firstName: 'Zoé',
  locale: 'fr',
  consents: [],
  ...over,
});
const enrol = (wanted: Record<string, unknown>, locale: 'fr' | 'en' = 'en') =>
  members.change(anonymous, 'enrolMember', wanted, '... on EnrolmentReceived { received }', locale);
/** Joins, signs in and looks at themselves. */
const join = async (wanted: ReturnType<typeof input>): Promise<Me> => {
  expect(await enrol(wanted)).toEqual(received);
  const { principal } = await signInAsMember(members, wanted);
  const { data } = await members.ask(
    principal,
    '{ me { id email firstName locale card { gsrn } consents { purpose granted wordingVersion } } }',
  );
  return (data as { me: Me }).me;
};
const received = { __typename: 'EnrolmentReceived', received: true };
const count = async (collection: string): Promise<number> =>
  (await client.db(members.database).collection(collection).find({}).toArray()).length;
const eventsOf = (memberId: string) => members.events.filter(({ subject }) => subject === memberId);
const settled = () => members.settled();

test('joining gives a card and the consents that were given, and tells the others in order', async () => {
  const me = await join(
    input({
      consents: [
        { purpose: 'personalised-offers', granted: true },
        { purpose: 'sms-marketing', granted: false },
      ],
    }),
  );
  expect(me).toMatchObject({
    firstName: 'Zoé',
    locale: 'fr',
    card: { gsrn: expect.stringMatching(/^\d{18}$/) },
  });
  expect(me.consents).toMatchObject([
    { purpose: 'personalised-offers', granted: true, wordingVersion: 1 },
    { purpose: 'sms-marketing', granted: false, wordingVersion: 1 },
  ]);
  await settled();
  const told = eventsOf(me.id);
  expect(told.map(({ type, sequence }) => [type, sequence])).toEqual([
    [MemberEnrolledV1.subject, 1],
    [ConsentChangedV1.subject, 2],
    [ConsentChangedV1.subject, 3],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Zoé|@/);
});

test('the same command twice makes one member; with another name or password it is refused', async () => {
  const wanted = input();
  const { id } = await join(wanted);
  const before = await count('members');
  expect(await join(wanted)).toMatchObject({ id });
  expect(await count('members')).toBe(before);
  await settled();
  expect(eventsOf(id)).toHaveLength(1);
  for (const other of [{ firstName: 'Eve' }, { password: 'another long sentence' }])
    expect(await enrol({ ...wanted, ...other })).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
});

describe('who joins under a taken address', () => {
  const kept = async () => {
    const database = client.db(members.database);
    const names = ['members', 'logins', 'cards', 'consents', 'sessions'];
    return Promise.all(names.map((name) => database.collection(name).find({}).toArray()));
  };
  const consents = [{ purpose: 'personalised-offers', granted: true }];

  test('gets the answer anybody gets, also when it comes twice or under a used command id', async () => {
    const owner = input();
    await join(owner);
    for (const email of [owner.email, `${newId()}@example.org`]) {
      const wanted = input({ email, password: 'quatre vieux hiboux', consents });
      expect(await enrol(wanted)).toEqual(received);
      expect(await enrol(wanted)).toEqual(received);
      for (const other of [{ firstName: 'Eve' }, { password: 'another long sentence' }, { consents: [] }])
        expect(await enrol({ ...wanted, ...other })).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
    }
  });

  test('changes nothing, tells nobody anything and does not get in', async () => {
    const owner = input();
    const { id } = await join(owner);
    await settled();
    const [before, told] = [await kept(), members.events.length];
    const stranger = input({ email: owner.email, password: 'quatre vieux hiboux', consents });
    expect(await enrol(stranger)).toEqual(received);
    await settled();
    expect([await kept(), members.events.length]).toEqual([before, told]);
    const signIn = ({ email, password }: typeof owner) =>
      members.change(anonymous, 'signInMember', { email, password }, '... on SignedIn { session { name } }');
    expect(await signIn(stranger)).toMatchObject({ reason: 'INVALID_CREDENTIALS' });
    expect(await signInAsMember(members, owner)).toMatchObject({ memberId: id });
  });

  test('guesses at that account by signing in, and is slowed down', async () => {
    const { email } = await join(input());
    const outcomes: (string | undefined)[] = [];
    for (let round = 0; round < 6; round += 1) {
      const password = `quatre vieux hiboux ${round}`;
      expect(await enrol(input({ email, password }))).toEqual(received);
      const tried = { email, password };
      outcomes.push((await members.change(anonymous, 'signInMember', tried, '__typename')).reason);
    }
    expect(outcomes).toEqual([...Array(5).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });
});

test('an address can join once, whatever its case, even when ten ask at the same moment', async () => {
  const email = `${newId()}@example.org`;
  const before = await count('members');
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      enrol(input({ email: index % 2 ? email.toUpperCase() : email })),
    ),
  );
  expect(outcomes).toEqual(Array(10).fill(received));
  expect(await count('members')).toBe(before + 1);
});

test('an address can join once, whatever the form of its domain', async () => {
  const part = newId();
  const email = `élodie@école-${part}.fr`;
  const wanted = input({ email: email.normalize('NFD'), firstName: ' Zoe\u0301\n Ada\u00ad ' });
  expect(await join(wanted)).toMatchObject({ email, firstName: 'Zoé Ada' });
  const before = await count('members');
  const { hostname } = new URL(`https://école-${part}.fr`);
  for (const same of [email, `ÉLODIE@${hostname}`, `  ${email}\u200b`])
    expect(await enrol(input({ email: same }))).toEqual(received);
  expect(await count('members')).toBe(before);
});

test.each([
  ['no command id', { commandId: '' }, 'BAD_INPUT', 'commandId'],
  ['a command id that is no UUID', { commandId: '../../x' }, 'BAD_INPUT', 'commandId'],
  ['no address', { email: '' }, 'BAD_INPUT', 'email'],
  ['an address without a domain', { email: 'ada@' }, 'BAD_INPUT', 'email'],
  ['an operator as address', { email: '{"$gt":""}' }, 'BAD_INPUT', 'email'],
  ['a huge address', { email: `${'a'.repeat(1_000_000)}@example.org` }, 'BAD_INPUT', 'email'],
  ['a short password', { password: 'short' }, 'WEAK_PASSWORD', null],
  ['a password everyone tries', { password: 'Password1234' }, 'WEAK_PASSWORD', null],
  ['a run of keys as password', { password: 'azertyuiop' }, 'WEAK_PASSWORD', null],
  [
    'their own address as password',
    { email: 'a.b@example.org', password: 'a.b@example.org' },
    'WEAK_PASSWORD',
    null,
  ],
  ['an empty password', { password: '' }, 'BAD_INPUT', 'password'],
  ['a huge password', { password: 'x'.repeat(1_000_000) }, 'BAD_INPUT', 'password'],
  ['no name', { firstName: ' \t ' }, 'BAD_INPUT', 'firstName'],
  ['a name nobody sees', { firstName: '\u200b\u00ad\u200d' }, 'BAD_INPUT', 'firstName'],
  ['a name with a control character', { firstName: 'Ada\u0007' }, 'BAD_INPUT', 'firstName'],
  ['a huge name', { firstName: 'A'.repeat(1_000_000) }, 'BAD_INPUT', 'firstName'],
  ['a language we do not speak', { locale: 'xx' }, 'BAD_INPUT', 'locale'],
  [
    'an unknown purpose',
    { consents: [{ purpose: 'everything', granted: true }] },
    'BAD_INPUT',
    'consents.0.purpose',
  ],
  [
    'one purpose twice',
    {
      consents: [
        { purpose: 'sms-marketing', granted: true },
        { purpose: 'sms-marketing', granted: false },
      ],
    },
    'BAD_INPUT',
    'consents',
  ],
  [
    'words nobody was shown',
    { consents: [{ purpose: 'sms-marketing', granted: true, wordingVersion: 7 }] },
    'UNKNOWN_WORDING',
    null,
  ],
])('joining with %s is refused and leaves nothing behind', async (_, wrong, reason, field) => {
  const before = [
    await count('members'),
    await count('logins'),
    await count('cards'),
    await count('consents'),
  ];
  expect(await enrol(input(wrong))).toMatchObject({ reason, field });
  expect([
    await count('members'),
    await count('logins'),
    await count('cards'),
    await count('consents'),
  ]).toEqual(before);
});

test('consents may be left out, and then there are none', async () => {
  for (let round = 0; round < 3; round += 1) {
    expect((await join(input({ consents: undefined }))).consents).toEqual([]);
    expect((await join(input({ consents: null }))).consents).toEqual([]);
  }
});

test('wrong types never reach the service', async () => {
  for (const wrong of [{ email: { $gt: '' } }, { firstName: 7 }, { consents: 'all' }, { surprise: 1 }]) {
    const { errors } = await members.ask(
      anonymous,
      `mutation ($input: EnrolMemberInput!) { enrolMember(input: $input) { __typename } }`,
      { input: input(wrong) },
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]?.code).toBe('BAD_INPUT');
  }
});

test('a refusal says what to do in the caller’s language', async () => {
  expect((await enrol(input({ password: 'court' }), 'fr')).message).toBe(
    'Choisissez un mot de passe d’au moins 10 caractères, sans compter les espaces.',
  );
  expect((await enrol(input({ password: 'short' }))).message).toBe(
    'Choose a password of at least 10 characters, not counting spaces.',
  );
});

test('consent is given and withdrawn without ever overwriting what was said before', async () => {
  const somebody = await enrolSomebody(members);
  const set = (granted: boolean, commandId = newId(), wordingVersion = 1) =>
    members.change<{ member: { consents: object[] } }>(
      somebody.principal,
      'setConsent',
      { commandId, purpose: 'personalised-offers', granted, wordingVersion },
      '... on ConsentSet { member { consents { purpose granted } } }',
    );
  const commandId = newId();
  expect((await set(true, commandId)).member.consents).toEqual([
    { purpose: 'personalised-offers', granted: true },
  ]);
  expect((await set(true, commandId)).member.consents).toHaveLength(1);
  expect(await set(false, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  expect((await set(false)).member.consents).toEqual([{ purpose: 'personalised-offers', granted: false }]);
  expect(await set(true, newId(), 2)).toMatchObject({ reason: 'UNKNOWN_WORDING' });

  const kept = await client
    .db(members.database)
    .collection('consents')
    .find({ memberId: somebody.memberId })
    .toArray();
  expect(kept.map(({ granted }) => granted)).toEqual([true, false]);
  await settled();
  expect(eventsOf(somebody.memberId).map(({ sequence, type }) => [sequence, type])).toEqual([
    [1, MemberEnrolledV1.subject],
    [2, ConsentChangedV1.subject],
    [3, ConsentChangedV1.subject],
  ]);
});

describe('a member seen through other subgraphs', () => {
  const see = async (principal: Principal, id: string, fields: string) =>
    members.ask(
      principal,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Member { ${fields} } } }`,
      {
        // What authorises is never taken from here.
        r: [{ __typename: 'Member', id, firstName: 'Spoofed', viewer: { kind: 'self' } }],
      },
    );
  const entity = (answer: Awaited<ReturnType<typeof see>>) =>
    (answer.data as { _entities: (object | null)[] } | null | undefined)?._entities[0] ?? null;

  test('a reader sees first name and language of a member whose card it read, for twelve hours', async () => {
    const storeId = await members.defineStore();
    const { principal } = await enrolMachine(members, { storeId });
    const elsewhere = await enrolMachine(members, { storeId, kind: 'TILL' });
    const somebody = await enrolSomebody(members);
    expect(entity(await see(principal, somebody.memberId, 'id firstName locale'))).toBeNull();
    await members.change(
      principal,
      'presentCard',
      { commandId: newId(), content: await somebody.code() },
      '... on CardPresented { firstName }',
    );
    expect(entity(await see(principal, somebody.memberId, 'id firstName locale'))).toEqual({
      id: somebody.memberId,
      firstName: 'Ada',
      locale: 'fr',
    });
    expect(entity(await see(elsewhere.principal, somebody.memberId, 'firstName'))).toBeNull();
    for (const field of ['email', 'enrolledAt', 'card { gsrn }', 'consents { purpose }']) {
      const answer = await see(principal, somebody.memberId, field);
      expect(answer.errors[0]?.code).toBe('FORBIDDEN');
      expect(JSON.stringify(answer.data ?? null)).not.toMatch(/@|3760999/);
    }
    const associate = (storeIds: string[]): Principal => ({
      kind: 'staff',
      staffId: newId(),
      role: 'associate',
      storeIds,
    });
    expect(entity(await see(associate([storeId]), somebody.memberId, 'firstName'))).toEqual({
      firstName: 'Ada',
    });
    expect(entity(await see(associate([newId()]), somebody.memberId, 'firstName'))).toBeNull();
    members.clock.advance(12 * 3600 * 1000 + 1000);
    expect(entity(await see(principal, somebody.memberId, 'firstName'))).toBeNull();
  });

  test('a card that was replaced after a reader saw it still lets that reader greet its member', async () => {
    const storeId = await members.defineStore();
    const { principal } = await enrolMachine(members, { storeId });
    const somebody = await enrolSomebody(members);
    await members.change(
      principal,
      'presentCard',
      { commandId: newId(), content: somebody.gsrn },
      '... on CardPresented { firstName }',
    );
    const cards = client.db(members.database).collection<{ _id: string }>('cards');
    const issuedAt = new Date(members.clock().getTime() + 1000);
    const newer = { _id: newId(), gsrn: newId(), issuedAt, presentations: [] };
    await cards.insertOne({ ...(await cards.findOne({ gsrn: somebody.gsrn })), ...newer });
    expect(entity(await see(principal, somebody.memberId, 'firstName'))).toEqual({ firstName: 'Ada' });
  });

  test('members see themselves; of anybody else the same nothing as of nobody', async () => {
    const [own, other] = [await enrolSomebody(members), await enrolSomebody(members)];
    expect(entity(await see(own.principal, own.memberId, 'email'))).toEqual({ email: own.email });
    const strange = await see(own.principal, other.memberId, 'id email card { gsrn }');
    expect(strange).toEqual(await see(own.principal, newId(), 'id email card { gsrn }'));
    expect(entity(strange)).toBeNull();
    expect(entity(await see(own.principal, '{"$ne":null}', 'id'))).toBeNull();
  });

  test('the office sees who and since when, which is written down, and never address, card or consents', async () => {
    const somebody = await enrolSomebody(members);
    const before = await count('staffReads');
    expect(
      entity(await see(administrator, somebody.memberId, 'id firstName locale enrolledAt')),
    ).toMatchObject({ firstName: 'Ada' });
    const [entry] = await client
      .db(members.database)
      .collection('staffReads')
      .find({ memberId: somebody.memberId })
      .toArray();
    expect(entry).toMatchObject({ staffId: administrator.kind === 'staff' && administrator.staffId });
    expect(await count('staffReads')).toBe(before + 1);
    for (const field of ['email', 'card { gsrn }', 'consents { purpose }'])
      expect((await see(administrator, somebody.memberId, field)).errors[0]?.code).toBe('FORBIDDEN');
  });

  test('brands and strangers are refused', async () => {
    const somebody = await enrolSomebody(members);
    const brand = { kind: 'brand', brandUserId: newId(), brandId: newId() } as const;
    expect((await see(brand, somebody.memberId, 'id')).errors[0]?.code).toBe('FORBIDDEN');
    expect((await see(anonymous, somebody.memberId, 'id')).errors[0]?.code).toBe('UNAUTHENTICATED');
    expect((await members.ask(anonymous, '{ me { id } }')).errors[0]?.code).toBe('UNAUTHENTICATED');
  });
});

test('no address, password, card number or token was written to the log', async () => {
  const somebody = await enrolSomebody(members);
  await enrol(input({ email: somebody.email }));
  const log = members.lines.join('\n');
  for (const secret of [
    somebody.email,
    somebody.password,
    somebody.gsrn,
    somebody.session.accessToken,
    somebody.session.refreshToken,
  ])
    expect(log).not.toContain(secret);
});
