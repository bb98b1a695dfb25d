import { anonymous, createAccessTokens, keySetFromJwks } from '@rayon/auth';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { connectStore, createOutbox } from '@rayon/store';
import { createSecretBox } from './adapters/crypto/secret-box';
import { signingKeysIn } from './adapters/mongo/signing-keys';
import { keySchedule } from './domain/signing-key-schedule';
import { enrolSomebody, type MembersUnderTest, startMembersUnderTest } from './testing/members-under-test';
import { keepSigningKeys } from './use-cases/keep-signing-keys';

let members: MembersUnderTest;
beforeAll(async () => {
  members = await startMembersUnderTest();
});
afterAll(() => members.stop());

const published = async () => {
  await members.settled();
  return members.events.filter(({ type }) => type === SigningKeyPublishedV1.subject);
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

test('processes that start together agree on one new key', async () => {
  const connections = await Promise.all(
    Array.from({ length: 4 }, () => connectStore({ url: members.storeUrl, database: members.database })),
  );
  const later = () => new Date(members.clock().getTime() + 400 * 24 * 3600 * 1000);
  const rings = await Promise.all(
    connections.map((connection) =>
      keepSigningKeys({
        store: signingKeysIn(connection, createSecretBox(), createOutbox(connection)),
        schedule: keySchedule,
        clock: later,
      })(),
    ),
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
