import { anonymous, createAccessTokens, keySetFromJwks } from '@rayon/auth';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { connectStore, createDatabase, openAggregate, type Publisher } from '@rayon/store';
import { keySchedule } from './identity/domain/signing-key-schedule';
import { rotateSigningKeys } from './identity/jobs/rotate-signing-keys';
import { keepSigningKeys, loadSigningKeys } from './identity/keys/keep-signing-keys';
import { createKeyRing } from './identity/keys/key-ring';
import { signingKeys } from './identity/rows/signing-keys';
import { createSecretBox } from './secret-box';
import { enrolSomebody, type MembersUnderTest, startMembersUnderTest } from './testing/members-under-test';

let members: MembersUnderTest;
beforeAll(async () => {
  members = await startMembersUnderTest();
});
afterAll(() => members.stop());

const published = async () => {
  await members.settled();
  return members.events.filter(({ type }) => type === SigningKeyPublishedV1.subject);
};

/** Of a process that publishes nothing. */
const silentPublisher: Publisher = {
  publish: () => undefined,
  isPublished: () => false,
  recoverFrom: () => undefined,
};

test('every start publishes the keys that verify, numbered in order', async () => {
  const first = await published();
  expect(first.map(({ subject }) => subject)).toContain(members.service().jwks?.().keys[0]?.kid);
  await members.restart();
  const events = await published();
  expect(events.length).toBeGreaterThan(first.length);
  expect(events.map(({ sequence }) => sequence)).toEqual([...events.keys()].map((index) => index + 1));
});

test('a month later a new key takes over without any token being refused on the way', async () => {
  const somebody = await enrolSomebody(members);
  const old =
    members
      .service()
      .jwks?.()
      .keys.map(({ kid }) => kid) ?? [];
  members.clock.advance(keySchedule.signsDays * 24 * 3600 * 1000);
  await members.restart();
  const both = members.service().jwks?.() ?? { keys: [] };
  expect(both.keys).toHaveLength(2);
  const signWith = async () => {
    const { session } = await members.change<{ session: { accessToken: string } }>(
      anonymous,
      'signInMember',
      { email: somebody.email, password: somebody.password },
      '... on SignedIn { session { accessToken } }',
    );
    const verifier = createAccessTokens({
      keys: keySetFromJwks(members.service().jwks?.() ?? { keys: [] }),
      clock: members.clock,
    });
    expect(verifier.verifyAccess(session.accessToken).ok).toBe(true);
    return JSON.parse(Buffer.from(session.accessToken.split('.')[0] ?? '', 'base64url').toString())
      .kid as string;
  };
  expect(old).toContain(await signWith());
  members.clock.advance(keySchedule.publishedBeforeMinutes * 60_000);
  expect(old).not.toContain(await signWith());
  members.clock.advance(keySchedule.verifiesHours * 3600 * 1000);
  expect(
    members
      .service()
      .jwks?.()
      .keys.map(({ kid }) => kid),
  ).not.toEqual(expect.arrayContaining(old));
});

test('a service that runs makes the key that is due by its job, and only one', async () => {
  const connection = await connectStore({ url: members.storeUrl, database: members.database });
  const due = new Date(members.clock().getTime() + 200 * 24 * 3600 * 1000);
  const clock = () => due;
  const store = {
    signingKeys: openAggregate(createDatabase(connection, silentPublisher), signingKeys),
    box: createSecretBox(),
  };
  const before = await loadSigningKeys(store);
  const ring = createKeyRing(before, {
    clock,
    reload: () => loadSigningKeys(store),
    failed: () => undefined,
  });
  const occasion = { due, signal: new AbortController().signal };
  const { run } = rotateSigningKeys(store, ring, clock);
  const done = await run(occasion);
  const made = (await loadSigningKeys(store)).slice(before.length).map(({ kid }) => kid);
  expect(made).toHaveLength(1);
  expect(done).toEqual({ made });
  expect(ring.jwks().keys.map(({ kid }) => kid)).toContain(made[0]);
  await run(occasion);
  expect(await loadSigningKeys(store)).toHaveLength(before.length + 1);
  await connection.close();
});

test('processes that start together agree on one new key', async () => {
  const connections = await Promise.all(
    Array.from({ length: 4 }, () => connectStore({ url: members.storeUrl, database: members.database })),
  );
  const later = new Date(members.clock().getTime() + 400 * 24 * 3600 * 1000);
  const rings = await Promise.all(
    connections.map((connection) => {
      const database = createDatabase(connection, silentPublisher);
      const store = { signingKeys: openAggregate(database, signingKeys), box: createSecretBox() };
      return keepSigningKeys(store, later);
    }),
  );
  await Promise.all(connections.map((connection) => connection.close()));
  expect(new Set(rings.map((keys) => keys.at(-1)?.kid)).size).toBe(1);
});

test('the service does not start on a store that was sealed with another key, and says why', async () => {
  const sealed = await startMembersUnderTest({ encryptionKey: Buffer.alloc(32, 1) });
  await expect(sealed.startAnother({ encryptionKey: Buffer.alloc(32, 2) })).rejects.toThrow(
    /signing-key.*another key/,
  );
  await sealed.stop();
});
