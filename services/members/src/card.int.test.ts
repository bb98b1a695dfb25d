import { anonymous, createCardPresentations, keySetFromJwks, type Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { makeGsrn } from './membership/domain/gsrn';
import {
  enrolMachine,
  enrolSomebody,
  type MembersUnderTest,
  startMembersUnderTest,
} from './testing/members-under-test';

/** Well formed and issued to nobody. */
const nobodysNumber = makeGsrn('3760999', 1);

let members: MembersUnderTest;
let reader: Principal;
let storeId: string;

beforeAll(async () => {
  members = await startMembersUnderTest();
  storeId = await members.defineStore();
  reader = (await enrolMachine(members, { storeId })).principal;
});
afterAll(() => members.stop());

type Presented = {
  presentation: string;
  firstName: string | null;
  locale: string;
  proof: string;
  expiresAt: string;
};
const present = (principal: Principal, content: string, commandId = newId()) =>
  members.change<Presented>(
    principal,
    'presentCard',
    { commandId, content },
    '... on CardPresented { presentation firstName locale proof expiresAt }',
  );

const verified = (presentation: string) => {
  const jwks = members.service().jwks?.();
  if (!jwks) throw new Error('no keys');
  const keys = keySetFromJwks(jwks);
  const outcome = createCardPresentations({ keys, clock: members.clock }).verify(presentation);
  if (!outcome.ok) throw new Error('not a presentation of ours');
  return outcome.value;
};
const tokenIdOf = (presentation: string) => verified(presentation).tokenId;

const rests = { advance: (seconds: number) => members.clock.advance(seconds * 1000) };

test('a card has a valid number, a QR code that scans everywhere and a linear barcode', async () => {
  const somebody = await enrolSomebody(members);
  const { data, errors } = await members.ask(
    somebody.principal,
    '{ me { firstName locale email card { gsrn status qr { content svg linearSvg validUntil } } consents { purpose } } }',
  );
  expect(errors).toEqual([]);
  const { me } = data as {
    me: { email: string; card: { gsrn: string; status: string; qr: Record<string, string> } };
  };
  expect(me.email).toBe(somebody.email);
  expect(me.card.gsrn).toMatch(/^3760999\d{11}$/);
  expect(me.card.status).toBe('ACTIVE');
  expect(me.card.qr.content).toMatch(new RegExp(`^RY1:${me.card.gsrn}:\\d{8}$`));
  expect(me.card.qr.svg).toMatch(/^<svg /);
  expect(me.card.qr.linearSvg).toMatch(/^<svg /);
  const seconds = (new Date(String(me.card.qr.validUntil)).getTime() - members.clock().getTime()) / 1000;
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(30);
});

test('numbers are issued in no order anybody could foresee', async () => {
  const issued: string[] = [];
  for (let count = 0; count < 8; count += 1) issued.push((await enrolSomebody(members)).gsrn);
  expect(new Set(issued).size).toBe(8);
  const gaps = issued.slice(1).map((gsrn, index) => BigInt(gsrn) - BigInt(issued[index] ?? 0));
  expect(new Set(gaps).size).toBe(gaps.length);
  expect([...issued].sort()).not.toEqual(issued);
});

test('the code of the moment is accepted once; a screenshot of it is refused then, after 31 and after 61 seconds', async () => {
  const somebody = await enrolSomebody(members);
  const shown = await somebody.code();
  const first = await present(reader, shown);
  expect(first).toMatchObject({
    __typename: 'CardPresented',
    firstName: 'Ada',
    locale: 'fr',
    proof: 'ROTATING',
  });

  expect(await present(reader, shown)).toMatchObject({ reason: 'CARD_CODE_USED' });
  rests.advance(31);
  expect(await present(reader, shown)).toMatchObject({ reason: 'CARD_CODE_USED' });
  rests.advance(30);
  expect(await present(reader, shown)).toMatchObject({ reason: 'CARD_NOT_RECOGNISED' });
  expect(await present(reader, await somebody.code())).toMatchObject({ __typename: 'CardPresented' });
});

test('an unused code is accepted for half a minute after its step, then never', async () => {
  const somebody = await enrolSomebody(members);
  const shown = await somebody.code();
  rests.advance(31);
  expect(await present(reader, shown)).toMatchObject({ __typename: 'CardPresented' });
  const next = await somebody.code();
  rests.advance(61);
  expect(await present(reader, next)).toMatchObject({ reason: 'CARD_NOT_RECOGNISED' });
  rests.advance(86_400);
  expect(await present(reader, next)).toMatchObject({ reason: 'CARD_NOT_RECOGNISED' });
});

test('one code shown at ten tills at once opens exactly one', async () => {
  const somebody = await enrolSomebody(members);
  const tills = [];
  for (let count = 0; count < 10; count += 1)
    tills.push((await enrolMachine(members, { storeId, kind: 'TILL' })).principal);
  const shown = await somebody.code();
  const outcomes = await Promise.all(tills.map((till) => present(till, shown)));
  expect(outcomes.filter(({ __typename }) => __typename === 'CardPresented')).toHaveLength(1);
  expect(outcomes.filter(({ reason }) => reason === 'CARD_CODE_USED')).toHaveLength(9);
});

test('one code shown at two processes at once opens exactly one, also where the card was shown before', async () => {
  const other = await members.startAnother();
  const somebody = await enrolSomebody(members);
  const till = (await enrolMachine(members, { storeId, kind: 'TILL' })).principal;
  const presentAt = (process: typeof other, principal: Principal, content: string) =>
    members.changeAt<Presented>(
      process,
      principal,
      'presentCard',
      { commandId: newId(), content },
      '... on CardPresented { firstName }',
    );
  const accepted = { __typename: 'CardPresented' };
  const used = { reason: 'CARD_CODE_USED' };

  const shown = await somebody.code();
  const atOnce = await Promise.all(
    [members.service(), other].flatMap((process) =>
      [reader, till].map((principal) => presentAt(process, principal, shown)),
    ),
  );
  expect(atOnce.filter(({ __typename }) => __typename === 'CardPresented')).toHaveLength(1);
  expect(atOnce.filter(({ reason }) => reason === 'CARD_CODE_USED')).toHaveLength(3);

  // Each has the card in memory by now, and one of them as it was before the other took the next code.
  expect(await presentAt(other, till, somebody.gsrn)).toMatchObject(accepted);
  expect(await presentAt(members.service(), reader, somebody.gsrn)).toMatchObject(accepted);
  rests.advance(31);
  const next = await somebody.code();
  expect(await presentAt(other, till, next)).toMatchObject(accepted);
  expect(await presentAt(members.service(), reader, next)).toMatchObject(used);
  await other.stop();
});

test('the same command twice at once, at one process or two, is one presentation', async () => {
  const other = await members.startAnother();
  const somebody = await enrolSomebody(members);
  const asked = { commandId: newId(), content: await somebody.code() };
  const outcomes = await Promise.all(
    [members.service(), other, members.service(), other].map((process) =>
      members.changeAt<Presented>(
        process,
        reader,
        'presentCard',
        asked,
        '... on CardPresented { presentation }',
      ),
    ),
  );
  expect(new Set(outcomes.map(({ presentation }) => tokenIdOf(presentation))).size).toBe(1);
  await other.stop();
});

test('the same command gets the same answer, and no longer life than the first', async () => {
  const somebody = await enrolSomebody(members);
  const commandId = newId();
  const shown = await somebody.code();
  const first = await present(reader, shown, commandId);
  // The card was shown again meanwhile, and its code has ended.
  expect(await present(reader, somebody.gsrn)).toMatchObject({ proof: 'STATIC' });
  rests.advance(91);
  const again = await present(reader, shown, commandId);
  expect({ ...again, presentation: '' }).toEqual({ ...first, presentation: '' });
  // However often it is asked for, one code makes one presentation, which opens one trip.
  expect(tokenIdOf(again.presentation)).toBe(tokenIdOf(first.presentation));
  expect(tokenIdOf((await present(reader, somebody.gsrn)).presentation)).not.toBe(
    tokenIdOf(first.presentation),
  );
  expect(await present(reader, somebody.gsrn, commandId)).toMatchObject({ reason: 'COMMAND_ID_REUSED' });
});

test('the presentation is what the scanner expects: for that reader, signed with a published key', async () => {
  const somebody = await enrolSomebody(members);
  const { presentation } = await present(reader, await somebody.code());
  expect(verified(presentation).claims).toEqual({
    memberId: somebody.memberId,
    gsrn: somebody.gsrn,
    deviceId: reader.kind === 'device' && reader.deviceId,
    locale: 'fr',
    proof: 'ROTATING',
  });
});

test('the printed number earns points, and tells nobody whose it is', async () => {
  const somebody = await enrolSomebody(members);
  for (const content of [somebody.gsrn, `8018${somebody.gsrn}`, `(8018)${somebody.gsrn}`]) {
    const shown = await present(reader, content);
    expect(shown).toMatchObject({ firstName: null, proof: 'STATIC' });
    expect(JSON.stringify(verified(shown.presentation))).not.toContain('Ada');
  }
});

test('a number nobody has and a wrong code are one answer', async () => {
  const { principal } = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const unknown = await present(principal, nobodysNumber);
  const wrong = await present(principal, `RY1:${somebody.gsrn}:00000000`);
  const unknownWithCode = await present(principal, `RY1:${nobodysNumber}:00000000`);
  expect(unknown).toMatchObject({ reason: 'CARD_NOT_RECOGNISED' });
  expect(wrong).toEqual(unknown);
  expect(unknownWithCode).toEqual(unknown);
});

test('a reader that tries numbers is slowed down, and another one is not', async () => {
  const { principal } = await enrolMachine(members, { storeId });
  const outcomes: (string | undefined)[] = [];
  for (let tried = 0; tried < 14; tried += 1) outcomes.push((await present(principal, nobodysNumber)).reason);
  expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('CARD_NOT_RECOGNISED'));
  expect(outcomes.slice(10)).toEqual(Array(4).fill('TOO_MANY_ATTEMPTS'));
  const somebody = await enrolSomebody(members);
  const shown = await somebody.code();
  expect(await present(principal, shown)).toMatchObject({
    reason: 'TOO_MANY_ATTEMPTS',
    retryAfterSeconds: 1,
  });
  expect(await present(reader, shown)).toMatchObject({ __typename: 'CardPresented' });
});

test('three hundred wrong codes at once are ten looked at, whichever process they come to', async () => {
  const machine = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const another = await members.startAnother();
  const wrong = (n: number) => ({
    commandId: newId(),
    content: `RY1:${somebody.gsrn}:${String(10_000_000 + n)}`,
  });
  const outcomes = await Promise.all(
    Array.from({ length: 300 }, (_, n) =>
      members.changeAt(
        n % 2 === 0 ? members.service() : another,
        machine.principal,
        'presentCard',
        wrong(n),
        '... on CardPresented { presentation }',
      ),
    ),
  );
  await another.stop();
  const looked = outcomes.filter(({ reason }) => reason !== 'TOO_MANY_ATTEMPTS');
  expect(new Set(looked.map(({ reason }) => reason))).toEqual(new Set(['CARD_NOT_RECOGNISED']));
  // A process whose first card comes before anything was counted looks at it and counts it after.
  expect(looked.length).toBeGreaterThanOrEqual(10);
  expect(looked.length).toBeLessThanOrEqual(11);
});

test('a reader that failed now and then waits for no card that is right', async () => {
  const machine = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  for (let tried = 0; tried < 11; tried += 1) {
    await present(machine.principal, nobodysNumber);
    members.clock.advance(2_000);
  }
  for (let shown = 0; shown < 4; shown += 1)
    expect(await present(machine.principal, somebody.gsrn)).toMatchObject({ __typename: 'CardPresented' });
});

test.each([
  ['', 'content'],
  ['   ', 'content'],
  ['hello', 'content'],
  ['3017620422003', 'content'],
  ['9'.repeat(100_000), 'content'],
  ['{"$ne":null}', 'content'],
])('presenting %p names the field that is wrong', async (content, field) => {
  expect(await present(reader, content)).toMatchObject({ reason: 'BAD_INPUT', field });
});

test('a machine that is not one of ours, another store’s claim and a shopper present nothing', async () => {
  const somebody = await enrolSomebody(members);
  const shown = await somebody.code();
  expect(await present({ kind: 'device', deviceId: newId(), storeId }, shown)).toMatchObject({
    reason: 'DEVICE_REVOKED',
  });
  const { deviceId } = await enrolMachine(members, { storeId });
  for (const content of [shown, somebody.gsrn, nobodysNumber])
    expect(await present({ kind: 'device', deviceId, storeId: newId() }, content)).toMatchObject({
      reason: 'DEVICE_REVOKED',
    });
  for (const principal of [anonymous, somebody.principal])
    await expect(present(principal, shown)).rejects.toThrow(/UNAUTHENTICATED|FORBIDDEN/);
  expect(await present(reader, shown)).toMatchObject({ __typename: 'CardPresented' });
});
