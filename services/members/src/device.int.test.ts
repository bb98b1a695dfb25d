import { anonymous, createAccessTokens, keySetFromJwks, type Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { makeGsrn } from './membership/domain/gsrn';
import {
  administrator,
  enrolMachine,
  enrolSomebody,
  type MembersUnderTest,
  machineKey,
  signChallenge,
  startMembersUnderTest,
} from './testing/members-under-test';

let members: MembersUnderTest;
let storeId: string;

beforeAll(async () => {
  members = await startMembersUnderTest();
  storeId = await members.defineStore();
});
afterAll(() => members.stop());

const challengeOf = (deviceId: string) =>
  members.change<{ challenge: string; expiresAt: string }>(
    anonymous,
    'deviceChallenge',
    { deviceId },
    '... on DeviceChallenge { challenge expiresAt }',
  );
const signIn = (deviceId: string, challenge: string, signature: string) =>
  members.change<{ session: { accessToken: string; kind: string; name: string } }>(
    anonymous,
    'signInDevice',
    { deviceId, challenge, signature },
    '... on SignedIn { session { accessToken kind name expiresAt refreshToken } }',
  );
const enrol = (code: string, commandId = newId(), publicKey: object = machineKey().jwk) =>
  members.change<{ deviceId: string }>(
    anonymous,
    'enrolDevice',
    { commandId, code, publicKey },
    '... on DeviceEnrolled { deviceId storeId kind label }',
  );

test.each([
  ['HANDHELD', 'DEVICE', 'device'],
  ['TILL', 'TERMINAL', 'terminal'],
] as const)(
  'a %s signs in by its key as %s, bound to its store',
  async (kind, sessionKind, principalKind) => {
    const machine = await enrolMachine(members, { storeId, kind });
    const { challenge } = await challengeOf(machine.deviceId);
    const { session } = await signIn(
      machine.deviceId,
      challenge,
      signChallenge(machine.privateKey, challenge),
    );
    expect(session).toMatchObject({ kind: sessionKind, name: 'Scanner 1', refreshToken: null });
    const jwks = members.service().jwks?.() ?? { keys: [] };
    const principal = createAccessTokens({ keys: keySetFromJwks(jwks), clock: members.clock }).verifyAccess(
      session.accessToken,
    );
    expect(principal).toMatchObject({ ok: true, value: { kind: principalKind, storeId } });
  },
);

test('an enrolment code works once, in any spelling, and a repeated request gets the first answer', async () => {
  const { code } = await members.change<{ code: string }>(
    administrator,
    'createDeviceEnrolment',
    { commandId: newId(), storeId, kind: 'TILL', label: 'Caisse 4' },
    '... on DeviceEnrolmentCreated { code }',
  );
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  const [commandId, publicKey] = [newId(), machineKey().jwk];
  const first = await enrol(code.toLowerCase().replace('-', ' '), commandId, publicKey);
  expect(first).toMatchObject({ kind: 'TILL', label: 'Caisse 4', storeId });
  expect(await enrol(code, commandId, publicKey)).toEqual(first);
  expect(await enrol(code)).toMatchObject({ reason: 'ENROLMENT_CODE_UNUSABLE' });
  expect(await enrol('AAAA-2222')).toMatchObject({ reason: 'ENROLMENT_CODE_UNUSABLE' });
});

test('an enrolment code asked for twice with one command is one code, and it ends after a day', async () => {
  const input = { commandId: newId(), storeId, kind: 'TILL', label: 'Caisse 5' };
  const ask = () =>
    members.change<{ code: string }>(
      administrator,
      'createDeviceEnrolment',
      input,
      '... on DeviceEnrolmentCreated { code expiresAt }',
    );
  const first = await ask();
  expect(await ask()).toEqual(first);
  members.clock.advance(24 * 3600 * 1000);
  expect(await enrol(first.code)).toMatchObject({ reason: 'ENROLMENT_CODE_UNUSABLE' });
});

test('ten machines racing for one code: one gets in', async () => {
  const { code } = await members.change<{ code: string }>(
    administrator,
    'createDeviceEnrolment',
    { commandId: newId(), storeId, kind: 'HANDHELD', label: 'H' },
    '... on DeviceEnrolmentCreated { code }',
  );
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => enrol(code)));
  expect(outcomes.filter(({ __typename }) => __typename === 'DeviceEnrolled')).toHaveLength(1);
});

test('a challenge is good once, for a minute, for one device and its own key', async () => {
  const machine = await enrolMachine(members, { storeId });
  const other = await enrolMachine(members, { storeId });
  const refused = { __typename: 'MembersRefusal', reason: 'INVALID_CREDENTIALS' };
  const { challenge } = await challengeOf(machine.deviceId);
  const signature = signChallenge(machine.privateKey, challenge);

  expect(await signIn(machine.deviceId, challenge, signChallenge(other.privateKey, challenge))).toMatchObject(
    refused,
  );
  expect(await signIn(other.deviceId, challenge, signChallenge(other.privateKey, challenge))).toMatchObject(
    refused,
  );
  expect(
    await signIn(machine.deviceId, `${challenge}x`, signChallenge(machine.privateKey, `${challenge}x`)),
  ).toMatchObject(refused);
  expect(await signIn(machine.deviceId, challenge, signature)).toMatchObject({ __typename: 'SignedIn' });
  expect(await signIn(machine.deviceId, challenge, signature)).toMatchObject(refused);

  const late = await challengeOf(machine.deviceId);
  members.clock.advance(60_000);
  expect(
    await signIn(machine.deviceId, late.challenge, signChallenge(machine.privateKey, late.challenge)),
  ).toMatchObject(refused);
});

test('ten answers to one challenge at once open one session', async () => {
  const machine = await enrolMachine(members, { storeId });
  const { challenge } = await challengeOf(machine.deviceId);
  const signature = signChallenge(machine.privateKey, challenge);
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => signIn(machine.deviceId, challenge, signature)),
  );
  expect(outcomes.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1);
});

test('a device nobody enrolled is given a challenge like any other and then the one refusal', async () => {
  const unknown = newId();
  const { challenge } = await challengeOf(unknown);
  const { privateKey } = machineKey();
  expect(await signIn(unknown, challenge, signChallenge(privateKey, challenge))).toMatchObject({
    reason: 'INVALID_CREDENTIALS',
  });
});

test('a revoked device neither signs in nor reads a card, at once, and stays on the list', async () => {
  const machine = await enrolMachine(members, { storeId });
  const { challenge } = await challengeOf(machine.deviceId);
  const revoke = (commandId = newId()) =>
    members.change<{ device: { status: string; revokedAt: string } }>(
      administrator,
      'revokeDevice',
      { commandId, deviceId: machine.deviceId },
      '... on DeviceRevoked { device { id status revokedAt } }',
    );
  const revoked = await revoke();
  expect(revoked.device.status).toBe('REVOKED');
  members.clock.advance(1000);
  expect((await revoke()).device.revokedAt).toBe(revoked.device.revokedAt);

  expect(
    await signIn(machine.deviceId, challenge, signChallenge(machine.privateKey, challenge)),
  ).toMatchObject({ reason: 'INVALID_CREDENTIALS' });
  const somebody = await enrolSomebody(members);
  for (const content of [await somebody.code(), somebody.gsrn, makeGsrn('3760999', 1)])
    expect(
      await members.change(
        machine.principal,
        'presentCard',
        { commandId: newId(), content },
        '... on CardPresented { firstName }',
      ),
    ).toMatchObject({ reason: 'DEVICE_REVOKED' });

  const { data } = await members.ask(
    administrator,
    'query ($s: ID!) { devices(storeId: $s, first: 100) { items { id status lastSeenAt } next } }',
    { s: storeId },
  );
  const { items } = (data as { devices: { items: { id: string; status: string }[] } }).devices;
  expect(items.find(({ id }) => id === machine.deviceId)).toMatchObject({ status: 'REVOKED' });
});

test('the list of devices is paged and shows when each was last seen', async () => {
  const own = await members.defineStore();
  const machines = [];
  for (let count = 0; count < 3; count += 1) machines.push(await enrolMachine(members, { storeId: own }));
  const [machine] = machines;
  if (!machine) throw new Error('none');
  const { challenge } = await challengeOf(machine.deviceId);
  await signIn(machine.deviceId, challenge, signChallenge(machine.privateKey, challenge));

  type Page = { devices: { items: { id: string; lastSeenAt: string | null }[]; next: string | null } };
  const page = async (after?: string) =>
    (
      await members.ask(
        administrator,
        'query ($s: ID!, $a: String) { devices(storeId: $s, first: 2, after: $a) { items { id lastSeenAt } next } }',
        { s: own, a: after },
      )
    ).data as Page;
  const first = await page();
  const second = await page(first.devices.next ?? undefined);
  expect([...first.devices.items, ...second.devices.items].map(({ id }) => id)).toEqual(
    machines.map(({ deviceId }) => deviceId),
  );
  expect(second.devices.next).toBeNull();
  expect(first.devices.items[0]?.lastSeenAt).toBe(members.clock().toISOString());
  expect(first.devices.items[1]?.lastSeenAt).toBeNull();
});

test('when a machine was last seen is right within five minutes, also while it only reads cards', async () => {
  const { deviceId, principal } = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const seenAfter = async (minutes: number) => {
    members.clock.advance(minutes * 60_000);
    await members.change(
      principal,
      'presentCard',
      { commandId: newId(), content: somebody.gsrn },
      '... on CardPresented { firstName }',
    );
    const { data } = await members.ask(
      administrator,
      'query ($s: ID!) { devices(storeId: $s, first: 100) { items { id lastSeenAt } } }',
      { s: storeId },
    );
    const { items } = (data as { devices: { items: { id: string; lastSeenAt: string }[] } }).devices;
    const seenAt = items.find(({ id }) => id === deviceId)?.lastSeenAt ?? '';
    return (members.clock().getTime() - new Date(seenAt).getTime()) / 60_000;
  };
  expect(await seenAfter(0)).toBe(0);
  expect(await seenAfter(3)).toBe(3);
  expect(await seenAfter(3)).toBe(0);
});

const good = () => ({ commandId: newId(), storeId, kind: 'TILL', label: 'Caisse' });
test.each([
  ['no command id', { commandId: '' }, 'BAD_INPUT', 'commandId'],
  ['a command id that is no UUID', { commandId: 'a/b' }, 'BAD_INPUT', 'commandId'],
  ['a store id that is no UUID', { storeId: '{"$gt":""}' }, 'BAD_INPUT', 'storeId'],
  ['a store nobody defined', { storeId: newId() }, 'UNKNOWN_STORE', null],
  ['no label', { label: '   ' }, 'BAD_INPUT', 'label'],
  ['a huge label', { label: 'x'.repeat(1_000_000) }, 'BAD_INPUT', 'label'],
  ['a label that turns the line around', { label: 'Caisse \u202e1' }, 'BAD_INPUT', 'label'],
])('an enrolment with %s is refused', async (_, wrong, reason, field) => {
  const refused = await members.change(
    administrator,
    'createDeviceEnrolment',
    { ...good(), ...wrong },
    '... on DeviceEnrolmentCreated { code }',
  );
  expect(refused).toMatchObject({ reason, field });
});

test.each([
  ['a key off the curve', { publicKey: { x: 'A'.repeat(43), y: 'B'.repeat(43) } }, 'publicKey'],
  ['half a key', { publicKey: { x: '', y: '' } }, 'publicKey.x'],
  ['no code', { code: '' }, 'code'],
  ['a huge code', { code: 'A'.repeat(1_000_000) }, 'code'],
])('enrolling with %s is refused', async (_, wrong, field) => {
  const refused = await members.change(
    anonymous,
    'enrolDevice',
    { commandId: newId(), code: 'AAAA-2222', publicKey: machineKey().jwk, ...wrong },
    '... on DeviceEnrolled { deviceId }',
  );
  expect(refused).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('only an administrator enrols, lists and revokes machines', async () => {
  const marketer: Principal = { kind: 'staff', staffId: newId(), role: 'marketer', storeIds: [] };
  const somebody = await enrolSomebody(members);
  for (const principal of [anonymous, marketer, somebody.principal]) {
    await expect(
      members.change(principal, 'createDeviceEnrolment', good(), '... on DeviceEnrolmentCreated { code }'),
    ).rejects.toThrow(/UNAUTHENTICATED|FORBIDDEN/);
    await expect(
      members.change(
        principal,
        'revokeDevice',
        { commandId: newId(), deviceId: newId() },
        '... on DeviceRevoked { device { id } }',
      ),
    ).rejects.toThrow(/UNAUTHENTICATED|FORBIDDEN/);
    expect((await members.ask(principal, '{ devices { items { id } } }')).errors[0]?.code).toMatch(
      /UNAUTHENTICATED|FORBIDDEN/,
    );
  }
  expect(
    await members.change(
      administrator,
      'revokeDevice',
      { commandId: newId(), deviceId: newId() },
      '... on DeviceRevoked { device { id } }',
    ),
  ).toMatchObject({ reason: 'DEVICE_NOT_FOUND' });
});
