import { anonymous, type Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import {
  administrator,
  enrolMachine,
  enrolSomebody,
  type MembersUnderTest,
  machineKey,
  startMembersUnderTest,
} from './testing/members-under-test';

let members: MembersUnderTest;
beforeAll(async () => {
  members = await startMembersUnderTest();
});
afterAll(() => members.stop());

const payloads: unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '$where',
  '$ne',
  '{"$gt":""}',
  '__proto__',
  'constructor',
  'a.b.c',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  '\u202egnp.exe',
  '\ufeff',
  '\ud800',
  '../../etc/passwd',
  '٠١٢٣٤٥٦٧٨٩',
  'null',
  'undefined',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'é'.repeat(5000),
  'x'.repeat(100_000),
  { $gt: '' },
  ['a', 'b'],
  ['$ne'],
  1e308,
  -1,
  true,
  null,
];

/** One well-formed request per mutation; every field of it is then replaced by every payload. */
const requests = (
  somebody: Principal,
  reader: Principal,
  storeId: string,
  brandId: string,
): [string, Principal, Record<string, unknown>][] => [
  [
    'enrolMember',
    anonymous,
    {
      commandId: newId(),
      email: 'a@example.org',
      password: 'short',
      firstName: 'Ada',
      locale: 'fr',
      consents: [],
    },
  ],
  ['signInMember', anonymous, { email: 'nobody@example.org', password: 'trois petits chats' }],
  ['refreshSession', anonymous, { refreshToken: 'x' }],
  ['signOut', anonymous, { refreshToken: 'x' }],
  [
    'changePassword',
    somebody,
    { commandId: newId(), currentPassword: 'not it at all', newPassword: 'short' },
  ],
  ['createDeviceEnrolment', administrator, { commandId: newId(), storeId, kind: 'TILL', label: '' }],
  ['enrolDevice', anonymous, { commandId: newId(), code: 'AAAA-2222', publicKey: machineKey().jwk }],
  ['deviceChallenge', anonymous, { deviceId: newId() }],
  ['signInDevice', anonymous, { deviceId: newId(), challenge: 'x', signature: 'A'.repeat(86) }],
  ['revokeDevice', administrator, { commandId: newId(), deviceId: newId() }],
  ['presentCard', reader, { commandId: newId(), content: 'x' }],
  [
    'setConsent',
    somebody,
    { commandId: newId(), purpose: 'sms-marketing', granted: true, wordingVersion: 9 },
  ],
  [
    'createStaff',
    administrator,
    {
      commandId: newId(),
      email: 'b@example.org',
      password: 'short',
      name: 'Lou',
      role: 'MARKETER',
      storeIds: [],
    },
  ],
  [
    'createBrandUser',
    administrator,
    { commandId: newId(), email: 'c@example.org', password: 'short', name: 'Max', brandId },
  ],
  ['setEmployee', administrator, { commandId: newId(), email: 'nobody@example.org', employed: true }],
];

const inputTypes: Record<string, string> = { signInMember: 'SignInInput', signOut: 'RefreshSessionInput' };

test('whatever is sent into whichever field, the answer is a typed refusal and never a failure of ours', async () => {
  const storeId = await members.defineStore();
  const reader = (await enrolMachine(members, { storeId })).principal;
  const somebody = (await enrolSomebody(members)).principal;
  let asked = 0;
  for (const [mutation, principal, input] of requests(
    somebody,
    reader,
    storeId,
    await members.defineBrand(),
  )) {
    const type = inputTypes[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on MembersRefusal { reason message } } }`;
    for (const field of Object.keys(input))
      for (const payload of payloads) {
        const { data, errors } = await members.ask(principal, query, {
          input: { ...input, [field]: payload },
        });
        asked += 1;
        const refused = (data?.[mutation] as { reason?: string; message?: string } | undefined) ?? {};
        const answered = errors.length > 0 ? errors.map(({ code }) => code) : [refused.reason ?? 'DONE'];
        const wrong = answered.filter((code) => code === 'INTERNAL' || !/^[A-Z_]+$/.test(String(code)));
        expect({ mutation, field, payload, wrong }).toEqual({ mutation, field, payload, wrong: [] });
      }
  }
  expect(asked).toBeGreaterThan(1000);
  expect(members.lines.filter((line) => line.includes('a resolver failed'))).toEqual([]);
});

test.each([
  '{ devices(first: 0) { next } }',
  '{ devices(first: 101) { next } }',
  '{ devices(after: "x") { next } }',
  '{ devices(storeId: "$ne") { next } }',
  '{ staff(first: -1) { next } }',
])('the list %s is refused as bad input', async (query) => {
  expect((await members.ask(administrator, query)).errors[0]?.code).toBe('BAD_INPUT');
});
