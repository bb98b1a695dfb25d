import { anonymous, createAccessTokens, keySetFromJwks } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { mongo } from 'mongoose';
import {
  administrator,
  enrolSomebody,
  type MembersUnderTest,
  startMembersUnderTest,
} from './testing/members-under-test';

const bootstrap = { email: 'first@example.org', password: 'lune verte sur le toit' };
let members: MembersUnderTest;

beforeAll(async () => {
  members = await startMembersUnderTest({
    bootstrapAdministrator: bootstrap,
    encryptionKey: Buffer.alloc(32, 5),
  });
});
afterAll(() => members.stop());

type SignedIn = {
  session: { accessToken: string; refreshToken: string; kind: string; name: string; expiresAt: string };
};
const session =
  '... on SignedIn { session { accessToken refreshToken kind name expiresAt refreshExpiresAt } }';
const signIn = (mutation: string, email: string, password: string, locale: 'fr' | 'en' = 'en') =>
  members.change<SignedIn>(anonymous, mutation, { email, password }, session, locale);
const refresh = (refreshToken: string) =>
  members.change<SignedIn>(anonymous, 'refreshSession', { refreshToken }, session);
const verify = (accessToken: string) =>
  createAccessTokens({
    keys: keySetFromJwks(members.service().jwks?.() ?? { keys: [] }),
    clock: members.clock,
  }).verifyAccess(accessToken);

test('the configured first administrator signs in, and starting again makes no second one', async () => {
  const { session: opened } = await signIn('signInStaff', bootstrap.email, bootstrap.password);
  expect(opened).toMatchObject({ kind: 'STAFF' });
  expect(verify(opened.accessToken)).toMatchObject({
    ok: true,
    value: { kind: 'staff', role: 'administrator', storeIds: [] },
  });
  await members.restart();
  expect(await signIn('signInStaff', bootstrap.email, bootstrap.password)).toMatchObject({
    __typename: 'SignedIn',
  });
  const { data } = await members.ask(administrator, '{ staff { items { email role } next } }');
  expect(data).toMatchObject({
    staff: { items: [{ email: bootstrap.email, role: 'ADMINISTRATOR' }], next: null },
  });
});

test('a password opens whatever keyboard typed it, and an address whatever form it was kept in', async () => {
  const [email, password] = [`${newId()}@example.org`, 'la clé de la voûte à côté'];
  const staff = { name: 'Lou', role: 'MARKETER' };
  const command = { commandId: newId(), email, password: password.normalize('NFD'), ...staff };
  await members.change(administrator, 'createStaff', command, '... on StaffCreated { staffId }');
  for (const typed of [password, password.normalize('NFD'), password.replaceAll(' ', '\u00a0')])
    expect(await signIn('signInStaff', email, typed)).toMatchObject({ __typename: 'SignedIn' });

  const client = await mongo.MongoClient.connect(members.storeUrl);
  const logins = client.db(members.database).collection('logins');
  const older = { email: `jo@école-${newId()}.fr` };
  await logins.updateOne({ email }, { $set: older });
  await client.close();
  for (const typed of [older.email, `jo@${new URL(`https://${older.email}`).hostname}`])
    expect(await signIn('signInStaff', typed, password)).toMatchObject({ __typename: 'SignedIn' });
  const again = { ...command, commandId: newId(), email: older.email };
  expect(await members.change(administrator, 'createStaff', again, '__typename')).toMatchObject({
    reason: 'EMAIL_UNUSABLE',
  });
});

test('a token signed before a restart is still good after it: keys are kept', async () => {
  const { session: opened } = await signIn('signInStaff', bootstrap.email, bootstrap.password);
  await members.restart();
  expect(verify(opened.accessToken).ok).toBe(true);
});

test('members, staff and brand users are apart: the right password at the wrong door opens nothing', async () => {
  const somebody = await enrolSomebody(members);
  expect(await signIn('signInMember', somebody.email.toUpperCase(), somebody.password)).toMatchObject({
    __typename: 'SignedIn',
    session: { kind: 'MEMBER', name: 'Ada' },
  });
  for (const door of ['signInStaff', 'signInBrand'])
    expect(await signIn(door, somebody.email, somebody.password)).toMatchObject({
      reason: 'INVALID_CREDENTIALS',
    });
});

test('an associate of a store and a brand user are created, sign in and learn who they are', async () => {
  const [storeId, brandId] = [await members.defineStore(), await members.defineBrand()];
  const password = 'quatre chaises bleues';
  const [associate, brand] = [`${newId()}@example.org`, `${newId()}@example.org`];
  const person = {
    commandId: newId(),
    email: associate,
    password,
    name: 'Lou',
    role: 'ASSOCIATE',
    storeIds: [storeId],
  };
  const created = await members.change<{ staffId: string }>(
    administrator,
    'createStaff',
    person,
    '... on StaffCreated { staffId }',
  );
  expect(
    await members.change(administrator, 'createStaff', person, '... on StaffCreated { staffId }'),
  ).toEqual(created);
  expect(
    await members.change(
      administrator,
      'createStaff',
      { ...person, password: 'some other words' },
      '... on StaffCreated { staffId }',
    ),
  ).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
  await members.change(
    administrator,
    'createBrandUser',
    { commandId: newId(), email: brand, password, name: 'Max', brandId },
    '... on BrandUserCreated { brandUserId }',
  );

  const staffSession = (await signIn('signInStaff', associate, password)).session;
  const principal = verify(staffSession.accessToken);
  expect(principal).toMatchObject({
    ok: true,
    value: { kind: 'staff', role: 'associate', storeIds: [storeId], staffId: created.staffId },
  });
  if (!principal.ok) throw new Error('refused');
  expect(
    (await members.ask(principal.value, '{ session { kind name role storeIds brandId } }')).data,
  ).toEqual({
    session: { kind: 'STAFF', name: 'Lou', role: 'ASSOCIATE', storeIds: [storeId], brandId: null },
  });
  expect(verify((await signIn('signInBrand', brand, password)).session.accessToken)).toMatchObject({
    ok: true,
    value: { kind: 'brand', brandId },
  });
  expect((await members.ask(anonymous, '{ session { kind name } }')).data).toEqual({
    session: { kind: 'ANONYMOUS', name: null },
  });
});

test.each([
  ['an associate of no store', { role: 'ASSOCIATE', storeIds: [] }, 'BAD_INPUT', 'storeIds'],
  ['a store nobody defined', { storeIds: [newId()] }, 'UNKNOWN_STORE', null],
  ['a store that is no id', { storeIds: ['x'] }, 'BAD_INPUT', 'storeIds.0'],
  ['sixty stores', { storeIds: Array.from({ length: 60 }, newId) }, 'BAD_INPUT', 'storeIds'],
  ['no name', { name: '' }, 'BAD_INPUT', 'name'],
  ['a weak password', { password: '1234567890' }, 'WEAK_PASSWORD', null],
  ['a taken address', { email: bootstrap.email }, 'EMAIL_UNUSABLE', null],
])('staff with %s are refused', async (_, wrong, reason, field) => {
  const person = {
    commandId: newId(),
    email: `${newId()}@example.org`,
    password: 'quatre chaises bleues',
    name: 'Lou',
    role: 'MARKETER',
    storeIds: [],
    ...wrong,
  };
  expect(
    await members.change(administrator, 'createStaff', person, '... on StaffCreated { staffId }'),
  ).toMatchObject({ reason, field });
});

test('a brand user of a brand nobody defined is refused', async () => {
  const person = {
    commandId: newId(),
    email: `${newId()}@example.org`,
    password: 'quatre chaises bleues',
    name: 'Max',
    brandId: newId(),
  };
  expect(
    await members.change(administrator, 'createBrandUser', person, '... on BrandUserCreated { brandUserId }'),
  ).toMatchObject({ reason: 'UNKNOWN_BRAND' });
});

test('an unknown address and a wrong password are one answer, in either language', async () => {
  const somebody = await enrolSomebody(members);
  for (const locale of ['fr', 'en'] as const) {
    const wrong = await signIn('signInMember', somebody.email, 'not the password', locale);
    const unknown = await signIn('signInMember', `${newId()}@example.org`, 'not the password', locale);
    expect(wrong).toMatchObject({ reason: 'INVALID_CREDENTIALS' });
    expect(unknown).toEqual(wrong);
  }
});

test('guessing is slowed down the same for known and unknown, a hundred guesses at once count as a hundred', async () => {
  const somebody = await enrolSomebody(members);
  for (const email of [somebody.email, `${newId()}@example.org`]) {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => signIn('signInMember', email, 'not the password')),
    );
    expect(outcomes.filter(({ reason }) => reason === 'INVALID_CREDENTIALS').length).toBeLessThanOrEqual(6);
    expect(outcomes.filter(({ reason }) => reason === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThanOrEqual(34);
  }
});

test('whoever knows the password and comes many times at once gets in each time', async () => {
  const somebody = await enrolSomebody(members);
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => signIn('signInMember', somebody.email, somebody.password)),
  );
  expect(outcomes.map(({ __typename }) => __typename)).toEqual(Array(12).fill('SignedIn'));
});

test('the owner waits a minute at most, however long somebody else has been guessing', async () => {
  const somebody = await enrolSomebody(members);
  for (let guess = 0; guess < 30; guess += 1) {
    const { retryAfterSeconds } = await signIn('signInMember', somebody.email, 'not the password');
    expect(retryAfterSeconds ?? 0).toBeLessThanOrEqual(60);
    members.clock.advance((retryAfterSeconds ?? 0) * 1000);
  }
  members.clock.advance(60_000);
  expect(await signIn('signInMember', somebody.email, somebody.password)).toMatchObject({
    __typename: 'SignedIn',
  });
  expect(await signIn('signInMember', somebody.email, 'not the password')).toMatchObject({
    reason: 'INVALID_CREDENTIALS',
  });
});

test.each([
  ['no address', { email: '' }, 'email'],
  ['no password', { password: '' }, 'password'],
  ['a huge password', { password: 'x'.repeat(1_000_000) }, 'password'],
])('signing in with %s names the field', async (_, wrong, field) => {
  const input = { email: 'ada@example.org', password: 'trois petits chats', ...wrong };
  expect(await members.change(anonymous, 'signInMember', input, session)).toMatchObject({
    reason: 'BAD_INPUT',
    field,
  });
});

test('a session is renewed again and again; a renewal copied and used later ends it for everybody', async () => {
  const somebody = await enrolSomebody(members);
  const first = somebody.session.refreshToken;
  members.clock.advance(600_000);
  const second = await refresh(first);
  expect(verify(second.session.accessToken)).toMatchObject({ ok: true, value: somebody.principal });
  // Two tabs ask with the same renewal: both get the same one back.
  expect((await refresh(first)).session.refreshToken).toBe(second.session.refreshToken);
  members.clock.advance(600_000);
  const third = await refresh(second.session.refreshToken);
  members.clock.advance(600_000);
  expect(await refresh(second.session.refreshToken)).toMatchObject({ reason: 'SESSION_ENDED' });
  expect(await refresh(third.session.refreshToken)).toMatchObject({ reason: 'SESSION_ENDED' });
});

test('ten renewals at once agree on one session', async () => {
  const somebody = await enrolSomebody(members);
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => refresh(somebody.session.refreshToken)),
  );
  expect(new Set(outcomes.map(({ session: opened }) => opened?.refreshToken)).size).toBe(1);
  const [one] = outcomes;
  expect(await refresh(one?.session.refreshToken ?? '')).toMatchObject({ __typename: 'SignedIn' });
});

test('changing the password asks for the old one, ends every session and lets nobody back in with it', async () => {
  const somebody = await enrolSomebody(members);
  const change = (currentPassword: string, newPassword: string, commandId = newId()) =>
    members.change<{ changed: boolean }>(
      somebody.principal,
      'changePassword',
      { commandId, currentPassword, newPassword },
      '... on PasswordChanged { changed }',
    );
  const next = 'sept lampes rouges';
  expect(await change('not the password', next)).toMatchObject({ reason: 'INVALID_CREDENTIALS' });
  expect(await change(somebody.password, 'short')).toMatchObject({ reason: 'WEAK_PASSWORD' });
  const commandId = newId();
  expect(await change(somebody.password, next, commandId)).toMatchObject({ changed: true });
  expect(await change(somebody.password, next, commandId)).toMatchObject({ changed: true });
  expect(await change(somebody.password, next)).toMatchObject({ reason: 'INVALID_CREDENTIALS' });
  expect(await refresh(somebody.session.refreshToken)).toMatchObject({ reason: 'SESSION_ENDED' });
  expect(await signIn('signInMember', somebody.email, somebody.password)).toMatchObject({
    reason: 'INVALID_CREDENTIALS',
  });
  expect(await signIn('signInMember', somebody.email, next)).toMatchObject({ __typename: 'SignedIn' });
});

test('a password that is tried first is refused at every door that sets one, saying what to do', async () => {
  const sentences = {
    en: 'This password is too easy to guess: take four words that have nothing to do with each other or with you.',
    fr: 'Ce mot de passe est trop facile à deviner : prenez quatre mots sans lien entre eux ni avec vous.',
  } as const;
  const somebody = await enrolSomebody(members);
  const email = `${newId()}@example.org`;
  const brandId = await members.defineBrand();
  const doors = (password: string) =>
    [
      [anonymous, 'enrolMember', { email, password, firstName: 'Ada', locale: 'fr' }],
      [administrator, 'createStaff', { email, password, name: 'Ada Lovelace', role: 'MARKETER' }],
      [administrator, 'createBrandUser', { email, password, name: 'Ada', brandId }],
      [somebody.principal, 'changePassword', { currentPassword: somebody.password, newPassword: password }],
    ] as const;
  for (const password of ['azertyuiop', 'Chocolat12', 'Ada-Ada-Ada', 'rayonrayon', 'mot de passe'])
    for (const locale of ['fr', 'en'] as const)
      for (const [principal, mutation, input] of doors(password))
        expect(
          await members.change(principal, mutation, { commandId: newId(), ...input }, '__typename', locale),
        ).toMatchObject({ reason: 'WEAK_PASSWORD', message: sentences[locale] });

  const weakHouse = members.startAnother({
    databasePrefix: `weak-${newId().slice(-6)}-`,
    bootstrapAdministrator: { email: 'first@example.org', password: 'azertyuiop' },
  });
  await expect(weakHouse).rejects.toThrow('the password of the first administrator is refused: TooSimple');
  // A house that has its staff starts as before.
  const running = await members.startAnother({
    bootstrapAdministrator: { email: 'first@example.org', password: 'azertyuiop' },
  });
  await running.stop();
});

test('an invented, altered or signed-out renewal is refused, and a month away ends the session', async () => {
  const somebody = await enrolSomebody(members);
  const genuine = somebody.session.refreshToken;
  const altered = genuine.replace('.0.', '.1.');
  for (const text of ['x', altered, `${newId()}.0.${'A'.repeat(43)}`, genuine.slice(0, -1)])
    expect(await refresh(text)).toMatchObject({ reason: 'SESSION_ENDED' });
  const signOut = () =>
    members.change<{ ended: boolean }>(
      anonymous,
      'signOut',
      { refreshToken: genuine },
      '... on SignedOut { ended }',
    );
  expect(await signOut()).toMatchObject({ ended: true });
  expect(await signOut()).toMatchObject({ ended: true });
  expect(await refresh(genuine)).toMatchObject({ reason: 'SESSION_ENDED' });

  const away = await enrolSomebody(members);
  members.clock.advance(30 * 24 * 3600 * 1000);
  expect(await refresh(away.session.refreshToken)).toMatchObject({ reason: 'SESSION_ENDED' });
});

test('with a configured key no secret lies readable in the store', async () => {
  const somebody = await enrolSomebody(members);
  const client = await mongo.MongoClient.connect(members.storeUrl);
  const db = client.db(members.database);
  const everything: string[] = [];
  for (const { name } of await db.listCollections().toArray())
    everything.push(JSON.stringify(await db.collection(name).find({}).toArray()));
  await client.close();
  const text = everything.join('\n');
  expect(text).toContain(somebody.memberId);
  expect(text).not.toMatch(/PRIVATE KEY|"plain:/);
  for (const secret of [somebody.password, somebody.session.accessToken, somebody.session.refreshToken])
    expect(text).not.toContain(secret);
});
