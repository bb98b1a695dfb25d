import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, until } from '@rayon/testkit';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

/** A brand that is known, and its user. */
const someBrand = async () => {
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  return { brandId, user: brandUserOf(brandId) };
};

const drafted = async (author: Principal, change: Data) =>
  (await shop.mutate(author, 'draftCampaign', shop.content(change))).answer;

const idOf = (answer: Data): string => (answer.campaign as Data).id as string;

const seenBy = async (who: Principal, id: string) =>
  (
    await shop.ask(
      who,
      'query Q($id: ID!) { campaign(id: $id) { id contribution { percent brand { id } } } campaigns { items { id } } }',
      { id },
    )
  ).data as { campaign: Data | null; campaigns: { items: Data[] } };

test('who pays a share is named by the retailer, and by a brand never', async () => {
  const { brandId, user } = await someBrand();
  const names = (author: Principal, contribution: Data, more: Data = {}) =>
    drafted(author, { contribution, ...more });
  expect(await names(marketer, { percent: 50 })).toMatchObject({
    field: 'contribution.brandId',
    message: 'Say which brand pays this share.',
  });
  expect(await names(marketer, { percent: 50, brandId: newId() })).toMatchObject({
    field: 'contribution.brandId',
  });
  expect(await names(user, { percent: 50, brandId })).toMatchObject({ field: 'contribution.brandId' });
  expect(await names(marketer, { percent: 0, brandId })).toMatchObject({ field: 'contribution.percent' });
  const message = { benefit: { kind: 'MESSAGE' }, trigger: { kind: 'TRIP_OPENED' } };
  expect(await names(marketer, { percent: 50, brandId }, message)).toMatchObject({ field: 'contribution' });
  expect(await names(user, { percent: 50 })).toMatchObject({ campaign: { status: 'DRAFT' } });

  // A revision says it anew.
  const own = idOf(await names(user, { percent: 50 }));
  const revised = await shop.mutate(user, 'reviseCampaign', {
    campaignId: own,
    ...shop.content({ contribution: { percent: 50, brandId } }),
  });
  expect(revised.answer).toMatchObject({ reason: 'BAD_INPUT', field: 'contribution.brandId' });
});

test('a brand that pays sees the campaign from its submission on and approves it: nobody else, and nothing else', async () => {
  const { brandId, user } = await someBrand();
  const { user: rival } = await someBrand();
  const contribution = { percent: 50, brandId };
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const campaignId = idOf(await drafted(marketer, { storeIds: [storeId], contribution }));
  const answer = async (who: Principal, name: string, more: Data = {}) =>
    (await shop.mutate(who, name, { campaignId, ...more })).answer;

  expect(await seenBy(user, campaignId)).toEqual({ campaign: null, campaigns: { items: [] } });
  expect(await answer(user, 'approveCampaign')).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  await answer(marketer, 'submitCampaign');
  expect(await seenBy(user, campaignId)).toMatchObject({
    campaign: { contribution: { percent: 50, brand: { id: brandId } } },
    campaigns: { items: [{ id: campaignId }] },
  });
  expect(await seenBy(rival, campaignId)).toEqual({ campaign: null, campaigns: { items: [] } });

  expect(await answer(approver, 'approveCampaign')).toMatchObject({
    reason: 'BRAND_APPROVES',
    message: expect.stringContaining('it is the one that approves it'),
  });
  for (const name of ['approveCampaign', 'returnCampaign'])
    expect(await answer(rival, name, name === 'returnCampaign' ? { reason: 'no' } : {})).toMatchObject({
      reason: 'CAMPAIGN_NOT_FOUND',
    });
  expect(await answer(user, 'returnCampaign', { reason: 'Too much' })).toMatchObject({
    campaign: { status: 'RETURNED' },
  });
  expect((await seenBy(user, campaignId)).campaign).toBeNull();
  await answer(marketer, 'submitCampaign');
  expect(await answer(user, 'approveCampaign')).toMatchObject({ campaign: { status: 'APPROVED' } });
  for (const name of ['launchCampaign', 'endCampaign', 'submitCampaign', 'pauseCampaign'])
    expect(await answer(user, name)).toMatchObject({ reason: 'ONLY_PAYS' });
  expect(await answer(user, 'reviseCampaign', shop.content())).toMatchObject({ reason: 'ONLY_PAYS' });
  const own = idOf(await drafted(user, {}));
  await shop.step(user, 'submitCampaign', own);
  expect((await shop.step(user, 'approveCampaign', own)).answer).toMatchObject({
    reason: 'RETAILER_APPROVES',
  });
  const tried = await shop.ask(
    user,
    'mutation ($input: StartDryRunInput!) { startDryRun(input: $input) { ... on OffersRefusal { reason } } }',
    {
      input: {
        commandId: newId(),
        campaignId,
        from: new Date(shop.clock().getTime() - 3_600_000).toISOString(),
        to: shop.clock().toISOString(),
      },
    },
  );
  expect(tried.data.startDryRun).toEqual({ reason: 'CAMPAIGN_NOT_FOUND' });
  expect(await answer(marketer, 'launchCampaign')).toMatchObject({ campaign: { status: 'LIVE' } });
});

test('what the retailer writes for a brand spends that brand’s money: the brand approves it', async () => {
  const { brandId, user } = await someBrand();
  const { user: rival } = await someBrand();
  const colleague = brandUserOf(brandId);
  const approves = async (who: Principal, campaignId: string) =>
    (await shop.step(who, 'approveCampaign', campaignId)).answer;
  const saysWho = async (who: Principal, id: string) =>
    (await shop.ask(who, 'query Q($id: ID!) { campaign(id: $id) { brandApproves } }', { id })).data.campaign;

  const proposed = idOf(await drafted(marketer, { brandId, benefit: { kind: 'PERCENT_OFF', percent: 50 } }));
  await shop.step(marketer, 'submitCampaign', proposed);
  expect(await saysWho(user, proposed)).toEqual({ brandApproves: true });
  expect(await approves(approver, proposed)).toMatchObject({
    reason: 'BRAND_APPROVES',
    message: expect.stringContaining('did not write it'),
  });
  expect(await approves(rival, proposed)).toMatchObject({ reason: 'CAMPAIGN_NOT_FOUND' });
  expect(await approves(user, proposed)).toMatchObject({ campaign: { status: 'APPROVED' } });

  // The brand's own is the retailer's to approve, until the retailer puts something else in its place.
  const own = idOf(await drafted(user, {}));
  await shop.step(user, 'submitCampaign', own);
  expect(await approves(colleague, own)).toMatchObject({ reason: 'RETAILER_APPROVES' });
  expect(await approves(approver, own)).toMatchObject({ campaign: { status: 'APPROVED' } });
  await shop.mutate(marketer, 'reviseCampaign', {
    campaignId: own,
    ...shop.content({ benefit: { kind: 'PERCENT_OFF', percent: 80 } }),
  });
  await shop.step(marketer, 'submitCampaign', own);
  expect(await approves(approver, own)).toMatchObject({ reason: 'BRAND_APPROVES' });
  const { answer } = await shop.mutate(user, 'returnCampaign', { campaignId: own, reason: 'Too much' });
  expect(answer).toMatchObject({ campaign: { status: 'RETURNED' } });
  await shop.step(marketer, 'submitCampaign', own);
  expect(await approves(user, own)).toMatchObject({ campaign: { status: 'APPROVED', version: 2 } });
});

test('a brand that agreed to pay goes on paying; the retailer lowers no share it promised a brand', async () => {
  const { brandId, user } = await someBrand();
  const { brandId: another } = await someBrand();
  const revised = async (author: Principal, campaignId: string, contribution: Data | undefined) =>
    (await shop.mutate(author, 'reviseCampaign', { campaignId, ...shop.content({ contribution }) })).answer;

  const retailers = idOf(await drafted(marketer, { contribution: { percent: 50, brandId: another } }));
  expect(await revised(marketer, retailers, { percent: 50, brandId })).toMatchObject({
    campaign: { version: 2 },
  });
  await shop.step(marketer, 'submitCampaign', retailers);
  await shop.step(user, 'approveCampaign', retailers);
  for (const contribution of [undefined, { percent: 50, brandId: another }])
    expect(await revised(marketer, retailers, contribution)).toMatchObject({
      field: 'contribution.brandId',
      message: expect.stringContaining('agreed to pay'),
    });
  expect(await revised(marketer, retailers, { percent: 20, brandId })).toMatchObject({
    campaign: { version: 3 },
  });
  expect(await revised(marketer, retailers, undefined)).toMatchObject({ field: 'contribution.brandId' });

  const own = idOf(await drafted(user, { contribution: { percent: 30 } }));
  for (const contribution of [undefined, { percent: 29 }])
    expect(await revised(marketer, own, contribution)).toMatchObject({
      message: 'This share is promised to the brand: you may raise it, not lower it.',
    });
  expect(await revised(marketer, own, { percent: 40 })).toMatchObject({ campaign: { version: 2 } });
  expect(await revised(user, own, undefined)).toMatchObject({ campaign: { version: 3 } });
});

test('what was given and what of it the other side pays follow the receipt and its returns, to the cent', async () => {
  const { brandId, user } = await someBrand();
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const campaignId = idOf(
    await drafted(marketer, { storeIds: [storeId], contribution: { percent: 33, brandId } }),
  );
  await shop.step(marketer, 'submitCampaign', campaignId);
  await shop.step(user, 'approveCampaign', campaignId);
  expect((await shop.step(marketer, 'launchCampaign', campaignId)).answer).toMatchObject({
    campaign: { status: 'LIVE' },
  });
  await shop.heard();

  const trip = await shop.openTrip({ storeId });
  const line = lineFacts({ priceMinor: 1_000, quantity: 2 });
  await shop.endTrip(trip, [line]);
  const [word] = await until(() => {
    const words = shop.adjudicationsOf(trip.tripId);
    return words.length > 0 && words;
  });
  expect(word).toMatchObject({ discount: { minor: 200 } });
  const query =
    'query Q($id: ID!) { campaign(id: $id) { results { discountGiven { minor } contributed { minor currency } withheldBelow } } }';
  const results = async (who: Principal) =>
    ((await shop.ask(who, query, { id: campaignId })).data.campaign as Data).results;
  expect(await results(marketer)).toEqual({
    discountGiven: [{ minor: 200 }],
    contributed: [{ minor: 66, currency: 'EUR' }],
    withheldBelow: null,
  });
  const receiptId = await shop.closeReceipt(trip, [line]);
  await shop.returnLine(receiptId, line, 1, 1);
  await until(async () => JSON.stringify(await results(marketer)).includes('"minor":100'));
  expect(await results(marketer)).toMatchObject({ contributed: [{ minor: 33 }] });
  expect(await results(user)).toMatchObject({ contributed: null, withheldBelow: 50 });
});

describe('what the retailer raised a price by is the retailer’s', () => {
  /** 20 cents off what was raised from 1.00 to 10.00: 9.20 each. */
  const raisedLine = (brandId: string, quantity: number) =>
    lineFacts({
      ...{ brandId, priceMinor: 1_000, quantity },
      lowerBefore: [{ minor: 100, until: new Date(shop.clock().getTime() - 86_400_000).toISOString() }],
    });
  const twentyCents = {
    benefit: { kind: 'AMOUNT_OFF', amountMinor: 20 },
    target: { categories: ['Boissons'] },
  };
  const query = `query Q($id: ID!) { campaign(id: $id) { budgetPace { gone { minor } }
    results { uses discountGiven { minor } raised { minor } contributed { minor } budgetLeft { minor } } } }`;
  const seen = async (who: Principal, id: string) => {
    const { budgetPace, results } = (await shop.ask(who, query, { id })).data.campaign as Data;
    const gone = (budgetPace as Data | null)?.gone;
    return { ...(results as Data), gone } as Data & Readonly<{ gone: { minor: number } | null }>;
  };
  const somewhere = async () => {
    const storeId = newId();
    await shop.define({ stores: [storeId] });
    return storeId;
  };

  test('it uses nothing of a brand’s budget, and goes back with its pieces', async () => {
    const { brandId, user } = await someBrand();
    const storeId = await somewhere();
    const campaignId = await shop.launch({
      ...{ storeIds: [storeId], brandId, ...twentyCents },
      ...{ budgetMinor: 50, currency: 'EUR' },
    });
    await shop.heard();
    const trip = await shop.openTrip({ storeId });
    const line = raisedLine(brandId, 2);
    await shop.endTrip(trip, [line]);
    await until(() => shop.adjudicationsOf(trip.tripId)[0]);
    expect(shop.adjudicationsOf(trip.tripId)).toMatchObject([
      {
        discount: { minor: 1_840 },
        offers: [{ priorPrices: [{ lineId: line.lineId, price: { minor: 100, currency: 'EUR' } }] }],
      },
    ]);
    const sold = {
      ...{ uses: 1, discountGiven: [{ minor: 1_840 }], raised: [{ minor: 1_800 }], contributed: null },
      ...{ budgetLeft: { minor: 10 }, gone: { minor: 40 } },
    };
    expect(await seen(marketer, campaignId)).toEqual(sold);
    expect((await seen(user, campaignId)).raised).toBeNull();

    // What open baskets are shown holds as little of it.
    const shown = async () => {
      const { tripId, deviceId } = await shop.openTrip({ storeId });
      return shop.discountOf(deviceOf(deviceId, storeId), tripId, [raisedLine(brandId, 1)]);
    };
    expect(await shown()).toBe(0);

    const receiptId = await shop.closeReceipt(trip, [line]);
    await shop.returnLine(receiptId, line, 1, 1);
    await until(async () => (await seen(marketer, campaignId)).gone?.minor === 20);
    expect(await seen(marketer, campaignId)).toMatchObject({
      ...{ discountGiven: [{ minor: 920 }], raised: [{ minor: 900 }], budgetLeft: { minor: 30 } },
    });
    // What counters said is remembered for a second.
    await until(async () => (await shown()) === 920);
    expect(await shown()).toBe(0);
    await shop.returnLine(receiptId, line, 1, 0);
    await until(async () => (await seen(marketer, campaignId)).uses === 0);
    expect(await seen(marketer, campaignId)).toMatchObject({ discountGiven: [], budgetLeft: { minor: 50 } });
  });

  test('a brand that pays a share pays it of what is promised', async () => {
    const { brandId, user } = await someBrand();
    const storeId = await somewhere();
    const contribution = { percent: 50, brandId };
    const campaignId = idOf(await drafted(marketer, { storeIds: [storeId], ...twentyCents, contribution }));
    await shop.step(marketer, 'submitCampaign', campaignId);
    await shop.step(user, 'approveCampaign', campaignId);
    await shop.step(marketer, 'launchCampaign', campaignId);
    await shop.heard();
    const trip = await shop.openTrip({ storeId });
    await shop.endTrip(trip, [raisedLine(brandId, 3)]);
    await until(() => shop.adjudicationsOf(trip.tripId)[0]);
    expect(await seen(marketer, campaignId)).toMatchObject({
      ...{ discountGiven: [{ minor: 2_760 }], raised: [{ minor: 2_700 }], contributed: [{ minor: 30 }] },
    });
  });
});
