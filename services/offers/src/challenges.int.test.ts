import { createInProcessBus } from '@rayon/bus';
import {
  ChallengeChosenV1,
  ChallengeGivenUpV1,
  ChallengeStepReachedV1,
  ChallengeStepTakenBackV1,
  type LineFacts,
} from '@rayon/events';
import { type Envelope, newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, staffOf, terminalOf, until } from '@rayon/testkit';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
const told: Envelope[] = [];
beforeAll(async () => {
  shop = await startOffers();
  const contracts = [ChallengeChosenV1, ChallengeGivenUpV1, ChallengeStepReachedV1, ChallengeStepTakenBackV1];
  await shop.bus.tap(
    contracts.map(({ subject }) => subject),
    (envelope) => told.push(envelope),
  );
});
afterAll(() => shop?.stop());

const fruit = (facts: Parameters<typeof lineFacts>[0] = {}) => lineFacts({ category: 'Fruits', ...facts });
const steps = [
  { from: 1, points: 10 },
  { from: 2, points: 50 },
];
const challenge = (more: Data = {}) => ({ count: 'RECEIPTS', withinDays: 28, steps, ...more });
const launch = (rules: Data = challenge(), more: Data = {}, author = marketer) =>
  shop.launch(
    {
      audience: { kind: 'MEMBERS' },
      target: { categories: ['Fruits'] },
      benefit: { kind: 'CHALLENGE', challenge: rules },
      ...more,
    },
    author,
  );

type Challenge = Readonly<{
  id: string;
  status: string;
  progress: number;
  progressText: string;
  until: string;
  personal: string | null;
  declined: boolean;
  steps: readonly { from: number; text: string; points: number; isReached: boolean }[];
}>;
const fields = `id title body status until count progress progressText personal declined stores { id } brand { id }
  steps { from text points isReached }`;
const send = async (memberId: string, mutation: 'chooseChallenge' | 'giveUpChallenge', input: Data) => {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const { data, errors } = await shop.ask(
    memberOf(memberId),
    `mutation M($input: ${name}Input!) { ${mutation}(input: $input) {
      ... on ChallengeChanged { challenge { ${fields} } } ... on OffersRefusal { reason message } } }`,
    { input: { commandId: newId(), ...input } },
  );
  expect(errors).toEqual([]);
  return data[mutation] as Readonly<{ challenge?: Challenge; reason?: string }>;
};
const choose = (memberId: string, campaignId: string) => send(memberId, 'chooseChallenge', { campaignId });
const mine = async (memberId: string, locale: 'fr' | 'en' = 'en') => {
  const { data, errors } = await shop.ask(
    memberOf(memberId),
    `{ myChallenges { runningMax open { ${fields} } chosen { ${fields} } } }`,
    {},
    { locale },
  );
  expect(errors).toEqual([]);
  return data.myChallenges as Readonly<{ runningMax: number; open: Challenge[]; chosen: Challenge[] }>;
};
const chosenOf = async (memberId: string, campaignId: string) =>
  (await mine(memberId)).chosen.find(({ id }) => id === campaignId);
const pay = async (memberId: string, lines: LineFacts[], receiptId = newId()) => {
  const trip = await shop.openTrip({ memberId });
  await shop.closeReceipt(trip, lines, receiptId);
  return { trip, receiptId };
};
/** What was told of the steps of a member, in the order in which it was. */
const stepsTold = (memberId: string) =>
  told
    .filter(({ data }) => (data as Data).memberId === memberId && 'turn' in (data as Data))
    .map(({ type, data }) => {
      const { step, turn, points, receiptId } = data as Data;
      return [
        type === ChallengeStepReachedV1.subject ? 'reached' : 'taken back',
        step,
        turn,
        points,
        receiptId,
      ];
    });

test('a member chooses from the list made for them, and what they pay brings it further, once', async () => {
  const campaignId = await launch();
  const memberId = await shop.enrol();
  const { open, runningMax } = await mine(memberId, 'fr');
  expect(runningMax).toBe(3);
  expect(open.find(({ id }) => id === campaignId)).toMatchObject({
    status: 'OPEN',
    progressText: '0 sur 1 passage',
    steps: [
      { from: 1, text: '1 passage', points: 10, isReached: false },
      { from: 2, text: '2 passages', points: 50, isReached: false },
    ],
    personal: null,
  });

  // Before it was chosen nothing counts.
  await pay(memberId, [fruit()]);
  shop.clock.advance(1_000);
  const { challenge: begun } = await choose(memberId, campaignId);
  expect(begun).toMatchObject({
    id: campaignId,
    status: 'RUNNING',
    progress: 0,
    until: '2026-06-29T12:00:01.000Z',
  });
  expect((await mine(memberId)).open.some(({ id }) => id === campaignId)).toBe(false);
  expect(told).toContainEqual(
    expect.objectContaining({
      type: ChallengeChosenV1.subject,
      data: expect.objectContaining({ memberId, campaignId, steps, endsAt: begun?.until }),
    }),
  );

  shop.clock.advance(1_000);
  const line = fruit();
  const first = await pay(memberId, [line, lineFacts()]);
  await pay(memberId, [lineFacts()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 1);
  const second = await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.status === 'DONE');

  await shop.returnLine(second.receiptId, fruit({ lineId: newId() }), 1, 0);
  await shop.returnLine(first.receiptId, line, 1, 0);
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 1);
  expect(await chosenOf(memberId, campaignId)).toMatchObject({
    status: 'RUNNING',
    progressText: '1 of 2 visits',
  });
  const third = await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.status === 'DONE');
  expect(stepsTold(memberId)).toEqual([
    ['reached', 1, 1, 10, first.receiptId],
    ['reached', 2, 1, 50, second.receiptId],
    ['taken back', 2, 2, 50, first.receiptId],
    ['reached', 2, 3, 50, third.receiptId],
  ]);
});

test('a return that comes before its receipt, and whatever is delivered again, leave what is kept', async () => {
  const campaignId = await launch(challenge({ count: 'PIECES', steps: [{ from: 3, points: 10 }] }));
  const memberId = await shop.enrol();
  await choose(memberId, campaignId);
  const [receiptId, line] = [newId(), fruit({ quantity: 4 })];
  const again: (() => Promise<unknown>)[] = [];
  const twice = (tell: () => Promise<unknown>) => {
    again.push(tell);
    return tell();
  };
  const trip = await shop.openTrip({ memberId });
  await twice(() => shop.returnLine(receiptId, line, 2, 2));
  await twice(() => shop.closeReceipt(trip, [line], receiptId));
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 2);
  expect(stepsTold(memberId)).toEqual([]);
  const second = await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.status === 'DONE');
  for (const tell of again) await tell();
  await pay(memberId, [lineFacts()]);
  expect(await chosenOf(memberId, campaignId)).toMatchObject({ progress: 3, status: 'DONE' });
  expect(stepsTold(memberId)).toEqual([['reached', 1, 1, 10, second.receiptId]]);
});

test('receipts that are settled at once all count', async () => {
  const campaignId = await launch(challenge({ count: 'PIECES', steps: [{ from: 9, points: 10 }] }));
  const memberId = await shop.enrol();
  await choose(memberId, campaignId);
  await Promise.all([1, 2, 1, 3, 2, 1].map((quantity) => pay(memberId, [fruit({ quantity })])));
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 10);
  expect(stepsTold(memberId)).toEqual([['reached', 1, 1, 10, expect.any(String)]]);
});

test('steps that are the member’s own count from what they usually buy, and are said in words', async () => {
  const campaignId = await launch(
    challenge({
      count: 'AMOUNT',
      steps: [{ from: 500, points: 10 }],
      personal: { weeks: 4, atLeast: 1_000, atMost: 3_000 },
    }),
    { audience: { kind: 'PERSONALISED' } },
  );
  const memberId = await shop.enrol();
  const seen = async () => (await mine(memberId)).open.find(({ id }) => id === campaignId);
  expect(await seen()).toBeUndefined();
  expect(await choose(memberId, campaignId)).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  await pay(memberId, [fruit({ quantity: 4 })]);
  await shop.consent(memberId, true);
  // What is usual is looked at up to the beginning of the hour.
  shop.clock.advance(3_600_000);
  await until(async () => (await seen()) !== undefined);
  expect(await seen()).toMatchObject({
    steps: [{ from: 2_500, text: '€25.00' }],
    personal: 'In 28 days you usually spend about €20.00 on these articles: the first step is at €25.00.',
  });
  // A consent that is withdrawn later takes back no terms that were given.
  const { challenge: begun } = await choose(memberId, campaignId);
  await shop.consent(memberId, false);
  await pay(memberId, [fruit({ quantity: 5 })]);
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 2_500);
  expect(await chosenOf(memberId, campaignId)).toMatchObject({ status: 'DONE', until: begun?.until });
});

test('in the aisle it is said what the basket would bring, to the handheld and the member alone', async () => {
  const campaignId = await launch();
  const memberId = await shop.enrol();
  await choose(memberId, campaignId);
  await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 1);

  const trip = await shop.openTrip({ memberId });
  const device = deviceOf(trip.deviceId, trip.storeId);
  const asked = async (principal: Parameters<typeof shop.ask>[0], lines: LineFacts[], of = shop.service) => {
    const { data } = await shop.ask(
      principal,
      `query Q($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trip {
        offers { challenges { campaignId title progress from points text } } } } }`,
      {
        representations: [
          { __typename: 'Trip', id: trip.tripId, basket: { currency: 'EUR', lines: lines.map(basketLine) } },
        ],
      },
      { of },
    );
    const [found] = data._entities as [{ offers: { challenges: Data[] } | null } | null];
    return found?.offers?.challenges;
  };
  const basketLine = (facts: LineFacts) => ({
    lineId: facts.lineId,
    sequence: facts.sequence,
    articleId: facts.articleId,
    gtin: facts.gtin,
    category: facts.category,
    quantity: facts.quantity,
    unitPriceMinor: facts.unitPrice.minor,
    amountMinor: facts.amount.minor,
    deposit: facts.deposit,
  });
  const said = {
    campaignId,
    title: 'Coffee offer',
    progress: 2,
    from: 2,
    points: 50,
    text: 'With this basket you reach 2 visits: 50 points once it is paid.',
  };
  await until(async () => (await asked(device, [fruit()]))?.length === 1);
  expect(await asked(device, [fruit()])).toEqual([said]);
  expect(await asked(memberOf(memberId), [fruit()])).toEqual([said]);
  expect(await asked(device, [lineFacts()])).toEqual([]);
  expect(await asked(staffOf('associate', [trip.storeId]), [fruit()])).toEqual([]);
  expect(await asked(marketer, [fruit()])).toEqual([]);

  const otherBus = createInProcessBus();
  const other = await shop.startProcess(otherBus);
  try {
    expect(await asked(device, [fruit()], other)).toEqual([said]);
    await send(memberId, 'giveUpChallenge', { campaignId });
    const isGivenUp = ({ type, data }: Envelope) =>
      type === ChallengeGivenUpV1.subject && (data as Data).memberId === memberId;
    await until(async () => told.some(isGivenUp));
    await otherBus.publish(told.filter(isGivenUp));
    await until(async () => (await asked(device, [fruit()], other))?.length === 0);
  } finally {
    await other.stop();
    await otherBus.close();
  }
  expect(await asked(device, [fruit()])).toEqual([]);
});

test('three run at a time, each is chosen once, and what is given up makes room and keeps its steps', async () => {
  const memberId = await shop.enrol();
  const ids = [await launch(), await launch(), await launch(), await launch()];
  // At once, from as many devices: one waits for the other.
  const outcomes = await Promise.all(ids.map((campaignId) => choose(memberId, campaignId)));
  expect(outcomes.filter(({ reason }) => reason === 'TOO_MANY_CHALLENGES')).toHaveLength(1);
  const [first = ''] = ids.filter((_, at) => outcomes[at]?.challenge);
  const left = ids.find((_, at) => !outcomes[at]?.challenge) ?? '';
  expect(await choose(memberId, first)).toMatchObject({ reason: 'ALREADY_CHOSEN' });

  shop.clock.advance(1_000);
  await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, first))?.progress === 1);
  shop.clock.advance(1_000);
  expect(await send(memberId, 'giveUpChallenge', { campaignId: first })).toMatchObject({
    challenge: { status: 'GIVEN_UP', steps: [{ isReached: true }, { isReached: false }] },
  });
  expect(await send(memberId, 'giveUpChallenge', { campaignId: first })).toMatchObject({
    reason: 'NOT_RUNNING',
  });
  expect(await send(memberId, 'giveUpChallenge', { campaignId: newId() })).toMatchObject({
    reason: 'CAMPAIGN_NOT_FOUND',
  });
  expect(await choose(memberId, left)).toMatchObject({ challenge: { status: 'RUNNING' } });
  expect(await choose(memberId, first)).toMatchObject({ reason: 'ALREADY_CHOSEN' });
  await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, left))?.progress === 1);
  expect(await chosenOf(memberId, first)).toMatchObject({ progress: 1, status: 'GIVEN_UP' });
});

test('the same command again gives the same challenge, another one under its id is refused', async () => {
  const [campaignId, other] = [await launch(), await launch()];
  const memberId = await shop.enrol();
  const commandId = newId();
  const first = await send(memberId, 'chooseChallenge', { commandId, campaignId });
  expect(await send(memberId, 'chooseChallenge', { commandId, campaignId })).toEqual(first);
  expect(await send(memberId, 'chooseChallenge', { commandId, campaignId: other })).toMatchObject({
    reason: 'COMMAND_ID_REUSED',
  });
  const ended = newId();
  const given = await send(memberId, 'giveUpChallenge', { commandId: ended, campaignId });
  expect(await send(memberId, 'giveUpChallenge', { commandId: ended, campaignId })).toEqual(given);
});

test('what was chosen goes on when its campaign is paused, changed or ended; nobody else takes it up', async () => {
  const campaignId = await launch();
  const [memberId, late] = [await shop.enrol(), await shop.enrol()];
  await choose(memberId, campaignId);
  await shop.step(marketer, 'endCampaign', campaignId);
  expect(await choose(late, campaignId)).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  await pay(memberId, [fruit()]);
  await until(async () => (await chosenOf(memberId, campaignId))?.progress === 1);
  expect(await chosenOf(memberId, campaignId)).toMatchObject({ status: 'RUNNING' });
});

test('it is no offer of the card and takes nothing off a basket; what was declined stands last', async () => {
  const campaignId = await launch();
  const memberId = await shop.enrol();
  const { data } = await shop.ask(memberOf(memberId), '{ myOffers(first: 100) { items { id } } }');
  expect((data.myOffers as { items: { id: string }[] }).items.map(({ id }) => id)).not.toContain(campaignId);
  const trip = await shop.openTrip({ memberId });
  expect(await shop.discountOf(deviceOf(trip.deviceId, trip.storeId), trip.tripId, [fruit()])).toBe(0);

  const declined = await shop.ask(
    memberOf(memberId),
    `mutation M($input: SetDeclinedInput!) { setDeclined(input: $input) { ... on DeclinedSet { declined } } }`,
    { input: { commandId: newId(), campaignId, declined: true } },
  );
  expect(declined.errors).toEqual([]);
  const { open } = await mine(memberId);
  expect(open.at(-1)).toMatchObject({ id: campaignId, declined: true });
});

test('staff are told that it is a challenge and whether it was chosen, a dry run is refused', async () => {
  const campaignId = await launch();
  const memberId = await shop.enrol();
  const trip = await shop.openTrip({ memberId });
  const why = async () => {
    const { data } = await shop.ask(
      marketer,
      `query Q($representations: [_Any!]!, $campaignId: ID!) { _entities(representations: $representations) {
        ... on Trip { whyNot(campaignId: $campaignId) { given reason explanation } } } }`,
      {
        campaignId,
        representations: [
          { __typename: 'Trip', id: trip.tripId, basket: { currency: 'EUR', lines: [] }, earnsOnly: false },
        ],
      },
    );
    return (data._entities as [{ whyNot: Data }])[0].whyNot;
  };
  expect(await why()).toMatchObject({ given: false, reason: 'CHALLENGE_NOT_CHOSEN' });
  await choose(memberId, campaignId);
  expect(await why()).toMatchObject({ given: false, reason: 'CHALLENGE' });

  const { data } = await shop.ask(
    marketer,
    `mutation M($input: StartDryRunInput!) { startDryRun(input: $input) { ... on OffersRefusal { reason field message } } }`,
    {
      input: {
        commandId: newId(),
        campaignId,
        from: '2026-05-01T00:00:00.000Z',
        to: '2026-06-01T00:00:00.000Z',
      },
    },
  );
  expect(data.startDryRun).toMatchObject({ reason: 'BAD_INPUT', field: 'campaignId' });
});

test('results say how many chose it and how far they are; a brand learns nothing about few', async () => {
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const brand = brandUserOf(brandId);
  const campaignId = await launch(challenge(), {}, brand);
  const members = [await shop.enrol(), await shop.enrol(), await shop.enrol()];
  for (const memberId of members) await choose(memberId, campaignId);
  const [first = '', second = ''] = members;
  // Of a brand its own articles count.
  await pay(first, [fruit()]);
  await pay(first, [fruit({ brandId })]);
  await pay(second, [fruit({ brandId })]);
  await pay(second, [fruit({ brandId })]);
  await until(async () => (await chosenOf(second, campaignId))?.status === 'DONE');
  await until(async () => (await chosenOf(first, campaignId))?.progress === 1);
  const results = async (principal: Parameters<typeof shop.ask>[0]) => {
    const { data } = await shop.ask(
      principal,
      'query Q($id: ID!) { campaign(id: $id) { challengeResults { chosen points withheldBelow steps { reached points } } } }',
      { id: campaignId },
    );
    return (data.campaign as Data | null)?.challengeResults;
  };
  const all = { chosen: 3, points: 70, withheldBelow: null };
  expect(await results(marketer)).toEqual({
    ...all,
    steps: [
      { reached: 2, points: 20 },
      { reached: 1, points: 50 },
    ],
  });
  expect(await results(brand)).toEqual({ chosen: null, points: null, withheldBelow: 50, steps: [] });
  expect(await results(brandUserOf(newId()))).toBeUndefined();
  expect(await results(staffOf('marketer', [newId()]))).toBeNull();
});

test('it is nobody else’s to ask or to choose', async () => {
  const campaignId = await launch();
  const input = { commandId: newId(), campaignId };
  const mutation = `mutation M($input: ChooseChallengeInput!) { chooseChallenge(input: $input) { __typename } }`;
  for (const principal of [marketer, approver, deviceOf(newId(), newId()), terminalOf(newId())]) {
    const [list, choice] = [
      await shop.ask(principal, '{ myChallenges { runningMax } }'),
      await shop.ask(principal, mutation, { input }),
    ];
    expect([list, choice].map(({ errors }) => errors[0]?.extensions?.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  }
});
