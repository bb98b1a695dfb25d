import type { Principal } from '@rayon/auth';
import { TierChangedV1, TiersSetV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { type Data, memberOf, staffOf } from '@rayon/testkit';
import { ledgerUnderTest } from './testing/ledger-under-test';
import { receiptsToldBy } from './testing/told-receipts';

const ledger = ledgerUnderTest({ locale: 'en', tapped: [TierChangedV1.subject, TiersSetV1.subject] });
const { bus, clock, gateway } = ledger;
beforeAll(ledger.open);
afterAll(ledger.close);
const administrator = staffOf('administrator');
const { closed, allReturned } = receiptsToldBy(clock);

const day = 24 * 3_600_000;

const fields = `version setAt setBy rules { measure currency window months graceDays tiers { id name threshold benefits } }`;
const mutation = `mutation ($input: SetTiersInput!) { setTiers(input: $input) { __typename
  ... on TiersSet { tiers { ${fields} earlier { version } } } ... on PointsRefusal { reason field message } } }`;
type Rules = { graceDays: number; tiers: { id: string; name: string; threshold: number }[] };
type Programme = { version: number; rules: Rules; earlier: Data[] };
type Answer = { __typename: string; tiers: Programme; reason?: string; field?: string; message?: string };

const tier = (name: string, threshold: number, over: object = {}) => ({
  name: { fr: name, en: name },
  threshold,
  benefits: { fr: 'Livraison offerte', en: 'Free delivery' },
  ...over,
});
const twoTiers = {
  measure: 'POINTS',
  window: 'ROLLING',
  months: 12,
  graceDays: 30,
  tiers: [tier('Silver', 100), tier('Gold', 300)],
};
const setTiers = async (input: object, { by = administrator as Principal, commandId = newId() } = {}) => {
  const { data, errors } = await gateway.ask(ledger.service, by, mutation, {
    variables: { input: { commandId, ...input } },
  });
  if (errors.length > 0) return { __typename: String(errors[0]?.extensions?.code) } as Answer;
  return (data as { setTiers: Answer }).setTiers;
};

type MemberTier = Readonly<{
  current: { name: string; benefits: string } | null;
  keptUntil: string | null;
  counted: number;
  missing: number | null;
  missingToKeep: number;
  next: { name: string } | null;
  history: { tier: string | null; on: string; reason: string }[];
}>;
const tierOf = async (memberId: string, by: Principal = memberOf(memberId)): Promise<MemberTier | null> => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { tier { current { name benefits }
    keptUntil counted missing missingToKeep next { name } history { tier on reason } } } } }`;
  const variables = { of: [{ __typename: 'Member', id: memberId }] };
  const { data } = await gateway.ask(ledger.service, by, query, { variables });
  return (data as { _entities: [{ tier: MemberTier | null } | null] })._entities[0]?.tier ?? null;
};
const changesOf = (memberId: string) =>
  ledger.told
    .map(({ data }) => data as { memberId?: string; tierId?: string | null })
    .filter((data) => data.memberId === memberId)
    .map(({ tierId }) => tierId);

test('before there are tiers nobody has one, and what was bought then counts once there are', async () => {
  const memberId = newId();
  await bus.publish([closed(memberId, 120)]);
  expect(await tierOf(memberId)).toBeNull();
  const { tiers } = await setTiers(twoTiers);
  expect(tiers).toMatchObject({ version: 1, rules: { graceDays: 30 }, earlier: [] });
  clock.advance(2 * 60_000);
  await ledger.service.moveDueTiers({ batch: 1 });
  expect(await tierOf(memberId)).toMatchObject({
    current: { name: 'Silver', benefits: 'Free delivery' },
    counted: 120,
    next: { name: 'Gold' },
    missing: 180,
    history: [{ tier: 'Silver', reason: 'REACHED' }],
  });
});

test('a threshold is reached at once, a return takes the tier back as if it had never been bought', async () => {
  const memberId = newId();
  const [silver] = (await setTiers(twoTiers)).tiers.rules.tiers;
  const first = closed(memberId, 99);
  const second = closed(memberId, 1);
  await bus.publish([first]);
  expect(await tierOf(memberId)).toMatchObject({ current: null, counted: 99, missing: 1 });
  await bus.publish([second]);
  await bus.publish([second, first, second]);
  expect(await tierOf(memberId)).toMatchObject({ current: { name: 'Silver' }, counted: 100 });
  await bus.publish([allReturned(second.data.receiptId, 0)]);
  expect(await tierOf(memberId)).toMatchObject({
    current: null,
    counted: 99,
    missing: 1,
    history: [
      { tier: null, reason: 'RETURNED' },
      { tier: 'Silver', reason: 'REACHED' },
    ],
  });
  expect(changesOf(memberId)).toEqual([silver?.id, null]);
});

test('a tier lapses with its grace, written by a job that may be killed and run twice', async () => {
  const members = Array.from({ length: 5 }, newId);
  await setTiers(twoTiers);
  for (const memberId of members) await bus.publish([closed(memberId, 150)]);
  const kept = (await tierOf(members[0] as string))?.keptUntil as string;
  clock.advance(Date.parse(`${kept}T12:00Z`) - clock().getTime());
  expect(await tierOf(members[0] as string)).toMatchObject({
    current: { name: 'Silver' },
    counted: 0,
    missingToKeep: 100,
  });
  clock.advance(day);
  // As it is today, though nothing was written yet.
  expect(await tierOf(members[0] as string)).toMatchObject({ current: null, keptUntil: null });
  const stop = new AbortController();
  stop.abort();
  await ledger.service.moveDueTiers({ signal: stop.signal });
  expect(changesOf(members[0] as string)).toHaveLength(1);
  await Promise.all([
    ledger.service.moveDueTiers({ batch: 2 }),
    ledger.service.moveDueTiers({ batch: 2 }),
    (await ledger.start()).moveDueTiers({ batch: 1 }),
  ]);
  expect(await ledger.service.moveDueTiers()).toBe(0);
  for (const memberId of members) {
    expect((await tierOf(memberId))?.history.map(({ reason }) => reason)).toEqual(['LAPSED', 'REACHED']);
    expect(changesOf(memberId).slice(1)).toEqual([null]);
  }
});

test('whoever had enough by earlier rules keeps the tier for the grace of the new ones', async () => {
  const memberId = newId();
  const before = (await setTiers(twoTiers)).tiers;
  await bus.publish([closed(memberId, 100)]);
  clock.advance(day);
  const [silver, gold] = before.rules.tiers;
  const raised = await setTiers({
    ...twoTiers,
    tiers: [tier('Argent', 200, { tierId: silver?.id }), tier('Gold', 300, { tierId: gold?.id })],
  });
  expect(raised.tiers).toMatchObject({
    version: before.version + 1,
    rules: { tiers: [{ id: silver?.id }, { id: gold?.id }] },
  });
  clock.advance(2 * 60_000);
  await ledger.service.moveDueTiers();
  expect(await tierOf(memberId)).toMatchObject({ current: { name: 'Argent' }, missingToKeep: 100 });
  clock.advance(31 * day);
  await ledger.service.moveDueTiers();
  expect(await tierOf(memberId)).toMatchObject({ current: null, missing: 100 });
  const none = await setTiers({ ...twoTiers, tiers: [] });
  expect(none.tiers.rules.tiers).toEqual([]);
  expect(await tierOf(memberId)).toBeNull();
});

test('tiers that cannot be are refused by their field, and the same command sets them once', async () => {
  const refusals = [
    [{ ...twoTiers, tiers: [tier('A', 5), tier('B', 5)] }, 'THRESHOLDS_NOT_RISING', 'tiers.1.threshold'],
    [{ ...twoTiers, tiers: [tier('Or', 5), tier('OR', 6)] }, 'TIER_NAMED_TWICE', 'tiers.1.name'],
    [{ ...twoTiers, tiers: [tier('A', 5, { tierId: newId() })] }, 'UNKNOWN_TIER', 'tiers.0.tierId'],
    [{ ...twoTiers, tiers: [tier('A', 0)] }, 'BAD_INPUT', 'tiers.0.threshold'],
    [{ ...twoTiers, tiers: [tier(' ', 5)] }, 'BAD_INPUT', 'tiers.0.name.fr'],
    [{ ...twoTiers, tiers: Array.from({ length: 7 }, (_, n) => tier(`T${n}`, n + 1)) }, 'BAD_INPUT', 'tiers'],
    [{ ...twoTiers, measure: 'SPEND' }, 'BAD_INPUT', 'currency'],
    [{ ...twoTiers, measure: 'SPEND', currency: 'EURO' }, 'BAD_INPUT', 'currency'],
    [{ ...twoTiers, months: null }, 'BAD_INPUT', 'months'],
    [{ ...twoTiers, months: 37 }, 'BAD_INPUT', 'months'],
    [{ ...twoTiers, graceDays: -1 }, 'BAD_INPUT', 'graceDays'],
  ] as const;
  for (const [input, reason, field] of refusals) {
    const { message, ...refused } = await setTiers(input);
    expect(refused).toEqual({ __typename: 'PointsRefusal', reason, field });
    expect(message).not.toBe('');
  }
  const commandId = newId();
  const once = await setTiers(twoTiers, { commandId });
  expect(await setTiers(twoTiers, { commandId })).toEqual(once);
  expect((await setTiers({ ...twoTiers, graceDays: 1 }, { commandId })).reason).toBe('COMMAND_ID_REUSED');
});

test('tiers are set by administrators, read by staff of the programme, and a member sees its own alone', async () => {
  const memberId = newId();
  await setTiers({ ...twoTiers, graceDays: 7 });
  await bus.publish([closed(memberId, 400)]);
  for (const by of [staffOf('marketer'), staffOf('administrator', [newId()]), memberOf(newId())])
    expect((await setTiers(twoTiers, { by })).__typename).toBe('FORBIDDEN');
  expect(await tierOf(memberId, memberOf(newId()))).toBeNull();
  expect((await tierOf(memberId, staffOf('marketer')))?.current?.name).toBe('Gold');
  const query = `{ tierProgramme { ${fields} earlier { version } } }`;
  const { data } = await gateway.ask(ledger.service, staffOf('marketer'), query);
  expect((data as { tierProgramme: Programme }).tierProgramme.rules.tiers.map(({ name }) => name)).toEqual([
    'Silver',
    'Gold',
  ]);
});
