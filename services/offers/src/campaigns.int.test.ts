import { anonymous, type Principal } from '@rayon/auth';
import { CampaignChangedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, staffOf, until } from '@rayon/testkit';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

const draft = async (author = marketer, change: Data = {}) => {
  const { answer } = await shop.mutate(author, 'draftCampaign', shop.content(change));
  return (answer.campaign as Data).id as string;
};
const list = async (principal: Principal, query = 'campaigns { items { id status brand { id } } next }') =>
  (await shop.ask(principal, `{ ${query} }`)).data.campaigns as { items: Data[]; next: string | null };

test('a campaign for a store or brand that does not exist is refused, and one that does is taken', async () => {
  const [storeId, brandId] = [newId(), newId()];
  const refused = async (change: Data) =>
    (await shop.mutate(marketer, 'draftCampaign', shop.content(change))).answer;
  expect(await refused({ brandId })).toMatchObject({ reason: 'BAD_INPUT', field: 'brandId' });
  expect(await refused({ storeIds: [storeId] })).toMatchObject({ reason: 'BAD_INPUT', field: 'storeIds' });
  expect(await refused({ target: { brandIds: [brandId] } })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'target.brandIds',
  });
  await shop.define({ stores: [storeId], brands: [brandId] });
  await draft(marketer, { brandId, storeIds: [storeId], target: { brandIds: [brandId] } });
});

test('what a campaign names and the assortment has not is named, until it comes', async () => {
  const [articleId, missingId] = [newId(), newId()];
  await shop.define({ articles: [{ articleId, category: 'Thés verts', codes: ['03017620422003'] }] });
  const campaignId = await draft(marketer, {
    target: { categories: ['THÉS  VERTS', 'Tisannes'], articleIds: [articleId, missingId] },
    conditions: [{ target: { gtins: ['3017620422003', '4006381333931'] }, minimumQuantity: 1 }],
  });
  const lacks = async () => {
    const { data } = await shop.ask(marketer, 'query Q($id: ID!) { campaign(id: $id) { notInAssortment } }', {
      id: campaignId,
    });
    return (data.campaign as Data).notInAssortment;
  };
  await until(async () => ((await lacks()) as string[]).length === 3);
  expect(await lacks()).toEqual(['Tisannes', missingId, '04006381333931']);
  await shop.define({
    articles: [{ articleId: missingId, category: 'Tisannes', codes: ['04006381333931'] }],
  });
  await until(async () => ((await lacks()) as string[]).length === 0);
});

describe('the life of a campaign', () => {
  test('draft, submitted, returned with a reason, submitted again, approved, live, paused, live, ended', async () => {
    const brandId = newId();
    const brand = brandUserOf(brandId);
    const campaignId = await draft(brand);
    const status = async (principal: Principal, name: string, more: Data = {}) =>
      ((await shop.mutate(principal, name, { campaignId, ...more })).answer.campaign as Data | undefined)
        ?.status;

    expect(await status(brand, 'submitCampaign')).toBe('SUBMITTED');
    expect(await status(marketer, 'returnCampaign', { reason: 'Trop cher' })).toBe('RETURNED');
    const { data } = await shop.ask(brand, 'query Q($id: ID!) { campaign(id: $id) { returnedReason } }', {
      id: campaignId,
    });
    expect(data.campaign).toEqual({ returnedReason: 'Trop cher' });
    expect(await status(brand, 'submitCampaign')).toBe('SUBMITTED');
    expect(await status(marketer, 'approveCampaign')).toBe('APPROVED');
    expect(await status(brand, 'launchCampaign')).toBe('LIVE');
    expect(await status(brand, 'pauseCampaign')).toBe('PAUSED');
    const revised = await shop.mutate(brand, 'reviseCampaign', {
      campaignId,
      ...shop.content({ benefit: { kind: 'PERCENT_OFF', percent: 20 } }),
    });
    expect(revised.answer.campaign).toMatchObject({ version: 2, status: 'DRAFT' });
    expect(await status(brand, 'launchCampaign')).toBeUndefined();
    await status(brand, 'submitCampaign');
    await status(marketer, 'approveCampaign');
    expect(await status(brand, 'launchCampaign')).toBe('LIVE');
    expect(await status(brand, 'endCampaign')).toBe('ENDED');

    const told = await until(() => {
      const events = shop.published.filter(
        ({ type, subject }) => type === CampaignChangedV1.subject && subject === campaignId,
      );
      return events.length >= 12 && events;
    });
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, at) => at + 1));
  });

  test('a brand does not resume what the retailer paused; the retailer does, and the brand what it paused itself', async () => {
    const brand = brandUserOf(newId());
    const storeIds = [newId()];
    const campaignId = await shop.launch({ storeIds }, brand);
    const taken = async (who: Principal, name: string) => (await shop.step(who, name, campaignId)).answer;
    await taken(marketer, 'pauseCampaign');
    expect(await taken(brand, 'launchCampaign')).toMatchObject({
      reason: 'RETAILER_RESUMES',
      message: expect.stringContaining('The retailer paused this campaign'),
    });
    expect(await taken(approver, 'launchCampaign')).toMatchObject({ campaign: { status: 'LIVE' } });
    await taken(brand, 'pauseCampaign');
    expect(await taken(brand, 'launchCampaign')).toMatchObject({ campaign: { status: 'LIVE' } });
    // It may still end what it does not want any more.
    await taken(marketer, 'pauseCampaign');
    expect(await taken(brand, 'endCampaign')).toMatchObject({ campaign: { status: 'ENDED' } });
  });

  test('a repeated command gives the first answer, another input under its id is refused', async () => {
    const commandId = newId();
    const first = await shop.mutate(marketer, 'draftCampaign', { commandId, ...shop.content() });
    const again = await shop.mutate(marketer, 'draftCampaign', { commandId, ...shop.content() });
    const other = await shop.mutate(marketer, 'draftCampaign', {
      commandId,
      ...shop.content({ priority: 5 }),
    });

    expect(again.answer).toEqual(first.answer);
    expect(other.answer).toMatchObject({ __typename: 'OffersRefusal', reason: 'COMMAND_ID_REUSED' });
  });

  test('nobody approves what they wrote, whoever submitted it; somebody else does', async () => {
    const isMine = async (who: Principal, campaignId: string) =>
      (await shop.ask(who, 'query Q($id: ID!) { campaign(id: $id) { writtenByMe } }', { id: campaignId }))
        .data.campaign;
    const campaignId = await draft();
    await shop.step(approver, 'submitCampaign', campaignId);
    expect((await shop.step(marketer, 'approveCampaign', campaignId)).answer).toMatchObject({
      reason: 'OWN_CAMPAIGN',
      message: 'You wrote this version: somebody else has to approve it.',
    });
    expect([await isMine(marketer, campaignId), await isMine(approver, campaignId)]).toEqual([
      { writtenByMe: true },
      { writtenByMe: false },
    ]);
    expect((await shop.step(approver, 'approveCampaign', campaignId)).answer).toMatchObject({
      campaign: { status: 'APPROVED' },
    });

    // Who revises it has written it from then on.
    await shop.mutate(approver, 'reviseCampaign', { campaignId, ...shop.content() });
    await shop.step(marketer, 'submitCampaign', campaignId);
    expect((await shop.step(approver, 'approveCampaign', campaignId)).answer).toMatchObject({
      reason: 'OWN_CAMPAIGN',
    });
    expect((await shop.step(marketer, 'approveCampaign', campaignId)).answer).toMatchObject({
      campaign: { status: 'APPROVED', version: 2 },
    });
  });

  test('whoever approves, sends back, revises or launches does so with the version they read, and is told when it is another', async () => {
    const storeIds = [newId()];
    await shop.define({ stores: storeIds });
    const campaignId = await draft(marketer, { storeIds });
    await shop.step(marketer, 'submitCampaign', campaignId);
    // Its author takes it back and puts another in its place while somebody reads.
    await shop.mutate(marketer, 'returnCampaign', { campaignId, reason: 'Mine' });
    const more = { storeIds, benefit: { kind: 'PERCENT_OFF', percent: 90 } };
    await shop.mutate(marketer, 'reviseCampaign', { campaignId, ...shop.content(more) });
    await shop.step(marketer, 'submitCampaign', campaignId);
    const answerTo = async (name: string, version: number, given: Data = {}) =>
      (await shop.mutate(approver, name, { campaignId, version, ...given })).answer;
    const changed = {
      reason: 'VERSION_CHANGED',
      message: 'This campaign changed since you read it: it is version 2 now. Read it again, then go on.',
    };
    expect(await answerTo('approveCampaign', 1)).toMatchObject(changed);
    expect(await answerTo('returnCampaign', 1, { reason: 'Too little' })).toMatchObject(changed);
    await shop.mutate(marketer, 'returnCampaign', { campaignId, reason: 'Mine' });
    expect(await answerTo('reviseCampaign', 1, shop.content())).toMatchObject(changed);
    await shop.step(marketer, 'submitCampaign', campaignId);
    expect(await answerTo('approveCampaign', 2)).toMatchObject({ campaign: { status: 'APPROVED' } });
    expect(await answerTo('launchCampaign', 1)).toMatchObject(changed);
    expect(await answerTo('launchCampaign', 2)).toMatchObject({ campaign: { status: 'LIVE' } });
    // Whose it is not learns nothing by it.
    const rival = await shop.mutate(brandUserOf(newId()), 'pauseCampaign', { campaignId, version: 1 });
    expect(rival.answer).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  });

  test('one whose window is over ends by itself, live, paused or only approved, and is told like any end', async () => {
    const at = shop.clock().getTime();
    const window = {
      storeIds: [newId()],
      from: new Date(at).toISOString(),
      to: new Date(at + 60_000).toISOString(),
    };
    const live = await shop.launch(window);
    const paused = await shop.launch(window);
    await shop.step(marketer, 'pauseCampaign', paused);
    const longer = await shop.launch({ ...window, to: new Date(at + 86_400_000).toISOString() });
    const begun = await draft();
    shop.clock.advance(60_001);
    expect(await shop.service.endCampaigns()).toBe(2);
    expect(await shop.service.endCampaigns()).toBe(0);
    const { items } = await list(marketer);
    const standing = new Map(items.map(({ id, status }) => [id, status]));
    expect([live, paused, longer, begun].map((id) => standing.get(id))).toEqual([
      'ENDED',
      'ENDED',
      'LIVE',
      'DRAFT',
    ]);
    await until(() =>
      [live, paused].every((campaignId) =>
        shop.published.some(
          ({ type, subject, data }) =>
            type === CampaignChangedV1.subject &&
            subject === campaignId &&
            (data as { status: string }).status === 'ended',
        ),
      ),
    );
  });

  test('of two approvals at once one wins', async () => {
    const campaignId = await draft();
    await shop.step(marketer, 'submitCampaign', campaignId);
    const answers = await Promise.all(
      [1, 2, 3].map(() => shop.step(approver, 'approveCampaign', campaignId)),
    );
    expect(answers.map(({ answer }) => answer.__typename).sort()).toEqual([
      'CampaignChanged',
      'OffersRefusal',
      'OffersRefusal',
    ]);
  });
});

describe('a brand', () => {
  test('sees and changes its own campaigns alone', async () => {
    const [mine, theirs] = [brandUserOf(newId()), brandUserOf(newId())];
    const campaignId = await draft(theirs);
    const own = await draft(mine);

    expect((await list(mine)).items.map(({ id }) => id)).toEqual([own]);
    const { data } = await shop.ask(mine, 'query Q($id: ID!) { campaign(id: $id) { id } }', {
      id: campaignId,
    });
    expect(data.campaign).toBeNull();
    const entities = await shop.ask(
      mine,
      'query Q($r: [_Any!]!) { _entities(representations: $r) { ... on Campaign { id status } } }',
      {
        r: [
          {
            __typename: 'Campaign',
            id: campaignId,
            brand: { id: mine.kind === 'brand' ? mine.brandId : '' },
          },
          { __typename: 'Campaign', id: own },
        ],
      },
    );
    expect(entities.data._entities).toEqual([null, { id: own, status: 'DRAFT' }]);
    for (const name of ['submitCampaign', 'launchCampaign', 'pauseCampaign', 'endCampaign'])
      expect((await shop.step(mine, name, campaignId)).answer).toMatchObject({
        reason: 'CAMPAIGN_NOT_FOUND',
      });
    expect(
      (await shop.mutate(mine, 'reviseCampaign', { campaignId, ...shop.content() })).answer,
    ).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
    const foreign = await shop.mutate(mine, 'draftCampaign', shop.content({ brandId: newId() }));
    expect(foreign.answer).toMatchObject({ reason: 'BAD_INPUT', field: 'brandId' });
  });

  test('never approves or returns, not even its own', async () => {
    const brand = brandUserOf(newId());
    const campaignId = await draft(brand);
    await shop.step(brand, 'submitCampaign', campaignId);
    expect((await shop.step(brand, 'approveCampaign', campaignId)).answer).toMatchObject({
      reason: 'RETAILER_APPROVES',
    });
    const returned = await shop.mutate(brand, 'returnCampaign', { campaignId, reason: 'x' });
    expect(returned.answer).toMatchObject({ reason: 'RETAILER_APPROVES' });
  });

  test('discounts its own articles only, and learns no number about a few people', async () => {
    const brandId = newId();
    const storeId = newId();
    const brand = brandUserOf(brandId);
    const campaignId = await shop.launch(
      { storeIds: [storeId], target: { categories: ['Boissons'] } },
      brand,
    );
    const trip = await shop.openTrip({ storeId });
    const lines = [
      lineFacts({ priceMinor: 1000, brandId }),
      lineFacts({ priceMinor: 1000, brandId: newId(), sequence: 2 }),
    ];
    const { offers } = await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines);
    expect(offers).toMatchObject({ discount: { minor: 100 }, applied: [{ brand: { id: brandId } }] });

    await shop.endTrip(trip, lines);
    await until(() => shop.adjudicationsOf(trip.tripId).length > 0);
    expect(await shop.results(marketer, campaignId)).toMatchObject({
      uses: 1,
      discountGiven: [{ minor: 100 }],
    });
    expect(await shop.results(brand, campaignId)).toEqual({
      uses: null,
      discountGiven: null,
      messagesIssued: null,
      budgetLeft: null,
      withheldBelow: 50,
    });
  });
});

test.each([
  ['device', deviceOf(newId(), newId())],
  ['member', memberOf(newId())],
  ['associate', staffOf('associate', [])],
  ['anonymous', anonymous],
])('a %s has nothing to do with campaigns', async (_, principal) => {
  expect((await shop.mutate(principal, 'draftCampaign', shop.content())).errors).toHaveLength(1);
  expect((await shop.ask(principal, '{ campaigns { items { id } } }')).errors).toHaveLength(1);
});

test('who is bound to a store sees of another one what runs in both', async () => {
  const [here, there] = [newId(), newId()];
  await shop.define({ stores: [here, there] });
  const both = await draft(marketer, { storeIds: [here, there] });
  await draft(marketer, { storeIds: [there] });
  const everywhere = await draft(marketer);
  const bound = staffOf('marketer', [here]);
  const { items } = await list(bound, `campaigns(storeId: "${there}", first: 2) { items { id } next }`);
  expect(items).toEqual([{ id: everywhere }, { id: both }]);
});

test('lists are paged from the newest, by status', async () => {
  const brand = brandUserOf(newId());
  const made = [await draft(brand), await draft(brand), await draft(brand)].reverse();
  const first = await list(brand, 'campaigns(first: 2) { items { id } next }');
  expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2));
  const rest = await list(brand, `campaigns(first: 2, after: "${first.next}") { items { id } next }`);
  expect(rest).toEqual({ items: [{ id: made[2] }], next: null });
  expect((await list(brand, 'campaigns(status: LIVE) { items { id } next }')).items).toEqual([]);
  for (const query of [
    'campaigns(first: 101) { next }',
    'campaigns(first: 0) { next }',
    'campaigns(after: "x") { next }',
  ])
    expect((await shop.ask(brand, `{ ${query} }`)).errors[0]?.extensions?.code).toBe('BAD_INPUT');
});

test('lists hold those whose window meets a period, and those that run in a store', async () => {
  const brand = brandUserOf(newId());
  const [here, there] = [newId(), newId()];
  await shop.define({ stores: [here, there] });
  const from = (day: string) => `2027-${day}T00:00:00.000Z`;
  const may = await draft(brand, { from: from('05-01'), to: from('06-01'), storeIds: [here] });
  const june = await draft(brand, { from: from('06-01'), to: from('07-01'), storeIds: [there] });
  const both = await draft(brand, { from: from('05-15'), to: from('06-15') });
  const met = async (args: string) => (await list(brand, `campaigns(${args}) { items { id } next }`)).items;
  const ids = (...found: string[]) => found.map((id) => ({ id }));
  const inMay = `from: "${from('05-01')}", to: "${from('06-01')}"`;
  expect(await met(inMay)).toEqual(ids(both, may));
  expect(await met(`from: "${from('06-01')}"`)).toEqual(ids(both, june));
  expect(await met(`to: "${from('05-15')}"`)).toEqual(ids(may));
  expect(await met(`storeId: "${here}"`)).toEqual(ids(both, may));
  expect(await met(`${inMay}, storeId: "${there}", first: 1`)).toEqual(ids(both));
  expect(await met(`storeId: "${newId()}"`)).toEqual(ids(both));
  for (const [field, args] of [
    ['to', `from: "${from('06-01')}", to: "${from('05-01')}"`],
    ['to', `from: "${from('06-01')}", to: "${from('06-01')}"`],
    ['storeId', 'storeId: "x"'],
  ])
    expect((await shop.ask(brand, `{ campaigns(${args}) { next } }`)).errors[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      field,
    });
});

describe('nonsense', () => {
  const refusals: [string, Data, string, string | null][] = [
    ['an id that is none', { commandId: 'x' }, 'BAD_INPUT', 'commandId'],
    ['an operator for a brand', { brandId: '{"$ne":null}' }, 'BAD_INPUT', 'brandId'],
    ['nothing off', { benefit: { kind: 'PERCENT_OFF', percent: 0 } }, 'BAD_INPUT', 'benefit.percent'],
    [
      'more than all of it off',
      { benefit: { kind: 'PERCENT_OFF', percent: 100.5 } },
      'BAD_INPUT',
      'benefit.percent',
    ],
    [
      'a percentage and an amount',
      { benefit: { kind: 'PERCENT_OFF', percent: 10, amountMinor: 5 } },
      'BAD_INPUT',
      'benefit.amountMinor',
    ],
    ['no percentage', { benefit: { kind: 'PERCENT_OFF' } }, 'BAD_INPUT', 'benefit.percent'],
    [
      'steps that fall',
      {
        benefit: {
          kind: 'STEPS',
          by: 'AMOUNT',
          gives: 'AMOUNT',
          steps: [
            { from: 500, off: 50 },
            { from: 900, off: 40 },
          ],
        },
      },
      'BAD_INPUT',
      'benefit.steps.1',
    ],
    ['four for five', { benefit: { kind: 'N_FOR_M', take: 4, pay: 5 } }, 'BAD_INPUT', 'benefit.pay'],
    ['a blank title', { title: { fr: ' ', en: 'x' } }, 'BAD_INPUT', 'title.fr'],
    ['a window the wrong way round', { to: '2025-12-31T00:00:00.000Z' }, 'BAD_INPUT', 'to'],
    [
      'a window that is over',
      { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
      'WINDOW_OVER',
      null,
    ],
    [
      'a code with a wrong check digit',
      { target: { gtins: ['3017620422004'] } },
      'BAD_INPUT',
      'target.gtins.0',
    ],
    ['points for nobody', { benefit: { kind: 'POINTS_BONUS', points: 5 } }, 'BAD_INPUT', 'audience.kind'],
    [
      'for buyers who never bought it',
      { audience: { kind: 'PERSONALISED', boughtCategory: 'Thé', notBoughtCategory: 'Thé' } },
      'BAD_INPUT',
      'audience.notBoughtCategory',
    ],
    ['a negative budget', { budgetMinor: -1 }, 'BAD_INPUT', 'budgetMinor'],
    ['an unknown currency form', { currency: 'euro' }, 'BAD_INPUT', 'currency'],
  ];
  test.each(refusals)('%s is refused in words, and nothing is kept', async (_, change, reason, field) => {
    const before = (await list(marketer, 'campaigns(first: 100) { items { id } next }')).items.length;
    const { answer, errors } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
    expect(errors).toEqual([]);
    expect(answer).toMatchObject({ __typename: 'OffersRefusal', reason, field });
    expect(String(answer.message).length).toBeGreaterThan(20);
    expect((await list(marketer, 'campaigns(first: 100) { items { id } next }')).items).toHaveLength(before);
  });

  test('steps on what does not exist, or not yet, say so', async () => {
    expect((await shop.step(marketer, 'submitCampaign', newId())).answer).toMatchObject({
      reason: 'CAMPAIGN_NOT_FOUND',
    });
    expect((await shop.step(marketer, 'submitCampaign', 'x')).answer).toMatchObject({
      reason: 'BAD_INPUT',
      field: 'campaignId',
    });
    const campaignId = await draft();
    expect((await shop.step(marketer, 'launchCampaign', campaignId)).answer).toMatchObject({
      reason: 'WRONG_STATUS',
      status: 'DRAFT',
      message: 'The campaign is a draft: it has to be approved or paused.',
    });
    expect((await shop.mutate(marketer, 'returnCampaign', { campaignId, reason: ' ' })).answer).toMatchObject(
      { field: 'reason' },
    );
  });
});
