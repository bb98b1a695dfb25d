import { createInProcessBus } from '@rayon/bus';
import { CampaignChangedV1 } from '@rayon/events';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, until } from '@rayon/testkit';
import { armOf, type Experiment } from './domain/experiment';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const day = 86_400_000;
const inDays = (days: number) => new Date(shop.clock().getTime() + days * day).toISOString();

/** A campaign of its own store that takes 50 off each trip, of a budget of 1,000, in a window of ten days from now. */
const withBudget = async (change: Data = {}) => {
  const storeId = newId();
  const campaignId = await shop.launch({
    ...{ storeIds: [storeId], from: inDays(0), to: inDays(10), budgetMinor: 1_000 },
    ...{ currency: 'EUR', stopRules: { pace: { budgetPercent: 20, windowPercent: 10 } }, ...change },
  });
  return { campaignId, storeId };
};
const spend = async (storeId: string, times: number) => {
  for (let time = 0; time < times; time += 1) {
    const trip = await shop.openTrip({ storeId });
    const line = lineFacts();
    await shop.endTrip(trip, [line]);
    await until(() => shop.adjudicationsOf(trip.tripId)[0]);
    await shop.closeReceipt(trip, [line]);
  }
};

const stopsOf = async (id: string, principal = marketer) => {
  const { data } = await shop.ask(
    principal,
    `query Q($id: ID!) { campaign(id: $id) { status stopRules { harm uneven costPerExtraPercent pace { budgetPercent windowPercent } }
      stops { rule of version at resumedAt } } }`,
    { id },
  );
  return data.campaign as Readonly<{ status: string; stops: Data[]; stopRules: Data }>;
};
const changesOf = (campaignId: string) =>
  shop.published.flatMap(({ type, subject, data }) =>
    type === CampaignChangedV1.subject && subject === campaignId
      ? [CampaignChangedV1.data.parse(data).status]
      : [],
  );

test('a campaign whose budget goes too fast is paused by itself, once, and whoever resumes it lets it count anew', async () => {
  const { campaignId, storeId } = await withBudget();
  await spend(storeId, 3);
  expect(await shop.service.stopCampaigns()).toBe(0);
  expect(await stopsOf(campaignId)).toEqual({
    status: 'LIVE',
    stopRules: {
      harm: null,
      uneven: false,
      costPerExtraPercent: null,
      pace: { budgetPercent: 20, windowPercent: 10 },
    },
    stops: [],
  });

  await spend(storeId, 1);
  const at = shop.clock().toISOString();
  // Several processes look at the same moment; one of them pauses it.
  const otherBus = createInProcessBus();
  const other = await shop.startProcess(otherBus);
  try {
    const looks = [shop.service, other, shop.service, other].map((process) => process.stopCampaigns());
    const stopped = (await Promise.all(looks)).reduce((sum, one) => sum + one, 0);
    expect(stopped).toBe(1);
  } finally {
    await other.stop();
    await otherBus.close();
  }
  const stop = { rule: 'PACE', of: null, version: 1, at, resumedAt: null };
  expect(await stopsOf(campaignId)).toMatchObject({ status: 'PAUSED', stops: [stop] });
  await until(() => changesOf(campaignId).at(-1) === 'paused');
  expect(changesOf(campaignId).filter((status) => status === 'paused')).toHaveLength(1);
  await shop.heard();
  const gives = async () => {
    const { tripId, deviceId } = await shop.openTrip({ storeId });
    return shop.discountOf(deviceOf(deviceId, storeId), tripId, [lineFacts()]);
  };
  expect(await gives()).toBe(0);

  shop.clock.advance(60_000);
  const resumedAt = shop.clock().toISOString();
  await shop.step(marketer, 'launchCampaign', campaignId);
  await shop.heard();
  expect(await gives()).toBe(50);
  expect(await shop.service.stopCampaigns()).toBe(0);
  expect(await stopsOf(campaignId)).toMatchObject({ status: 'LIVE', stops: [{ ...stop, resumedAt }] });

  // A fifth of what was left then is 160.
  await spend(storeId, 3);
  expect(await shop.service.stopCampaigns()).toBe(0);
  await spend(storeId, 1);
  expect(await shop.service.stopCampaigns()).toBe(1);
  expect((await stopsOf(campaignId)).stops).toMatchObject([{ resumedAt }, { rule: 'PACE', resumedAt: null }]);
});

test('a budget that goes as its time does stops nothing, nor does a campaign that another person paused', async () => {
  const late = await withBudget();
  const paused = await withBudget();
  await spend(paused.storeId, 4);
  await shop.step(marketer, 'pauseCampaign', paused.campaignId);
  shop.clock.advance(day);
  await spend(late.storeId, 4);
  expect(await shop.service.stopCampaigns()).toBe(0);
  expect((await stopsOf(paused.campaignId)).stops).toEqual([]);
  expect((await stopsOf(late.campaignId)).status).toBe('LIVE');
});

test('the earlier versions of a campaign and their stops stay told with the next', async () => {
  const { campaignId, storeId } = await withBudget();
  await spend(storeId, 4);
  expect(await shop.service.stopCampaigns()).toBe(1);
  const content = shop.content({ storeIds: [storeId] });
  await shop.mutate(marketer, 'reviseCampaign', { campaignId, ...content });
  await shop.step(marketer, 'submitCampaign', campaignId);
  await shop.step(approver, 'approveCampaign', campaignId);
  await shop.step(marketer, 'launchCampaign', campaignId);
  const { stops, stopRules } = await stopsOf(campaignId);
  expect(stopRules).toBeNull();
  expect(stops).toMatchObject([{ version: 1, rule: 'PACE', resumedAt: shop.clock().toISOString() }]);
});

describe('what is measured', () => {
  const experiment: Experiment = { name: 'stops', controlPercent: 50, fromPercent: 0, toPercent: 50 };
  /** New members of a side each buy for so much. */
  const crowd = async (
    { storeId, brandId }: { storeId: string; brandId?: string },
    arm: 'offered' | 'control',
    { people, priceMinor }: { people: number; priceMinor: number },
  ) => {
    let bought = 0;
    while (bought < people) {
      const memberId = newId();
      if (armOf({ brandId, content: { experiment } }, memberId) !== arm) continue;
      const trip = await shop.openTrip({ storeId, memberId });
      const facts = { priceMinor: priceMinor + (bought % 7) * 20, ...(brandId ? { brandId } : {}) };
      await shop.closeReceipt(trip, [lineFacts(facts)]);
      bought += 1;
    }
  };
  const measured = async (change: Data) => {
    const storeId = newId();
    const campaignId = await shop.launch({
      ...{ storeIds: [storeId], audience: { kind: 'MEMBERS' }, experiment, ...change },
    });
    return { campaignId, storeId };
  };

  test('one that does harm is paused, and after it was resumed looks at those who began since', async () => {
    const brandId = newId();
    await shop.define({ brands: [brandId] });
    const { campaignId, storeId } = await measured({ brandId, stopRules: { harm: 'PROMOTED' } });
    const there = { storeId, brandId };
    await crowd(there, 'offered', { people: 60, priceMinor: 300 });
    await crowd(there, 'control', { people: 49, priceMinor: 900 });
    expect(await shop.service.stopCampaigns()).toBe(0);
    await crowd(there, 'control', { people: 11, priceMinor: 900 });
    expect(await shop.service.stopCampaigns()).toBe(1);
    const stop = { rule: 'HARM', of: 'PROMOTED' };
    expect(await stopsOf(campaignId, brandUserOf(brandId))).toMatchObject({
      status: 'PAUSED',
      stops: [stop],
    });

    shop.clock.advance(60_000);
    await shop.step(marketer, 'launchCampaign', campaignId);
    await shop.heard();
    expect(await shop.service.stopCampaigns()).toBe(0);
    await crowd(there, 'offered', { people: 50, priceMinor: 300 });
    expect(await shop.service.stopCampaigns()).toBe(0);
    await crowd(there, 'control', { people: 50, priceMinor: 900 });
    expect(await shop.service.stopCampaigns()).toBe(1);
  });

  test('one whose extra sales cost more than they may is paused, and counts anew when it is resumed', async () => {
    const { campaignId, storeId } = await measured({ stopRules: { costPerExtraPercent: 80 } });
    const tripsOf = async (arm: 'offered' | 'control', people: number) => {
      for (let bought = 0; bought < people; ) {
        const memberId = newId();
        if (armOf({ content: { experiment } }, memberId) !== arm) continue;
        const trip = await shop.openTrip({ storeId, memberId });
        // As much is paid on both sides: what was taken off added nothing.
        const line = lineFacts({ priceMinor: 500 + (bought % 7) * 20 });
        const discount = { minor: 300, currency: 'EUR' };
        const offer = { campaignId, campaignVersion: 1, discount, bonusPoints: [] };
        await shop.closeReceipt(trip, [line], newId(), { offers: arm === 'offered' ? [offer] : [] });
        bought += 1;
      }
    };
    await tripsOf('offered', 60);
    await tripsOf('control', 49);
    expect(await shop.service.stopCampaigns()).toBe(0);
    await tripsOf('control', 11);
    expect(await shop.service.stopCampaigns()).toBe(1);
    expect(await stopsOf(campaignId)).toMatchObject({
      status: 'PAUSED',
      stopRules: { costPerExtraPercent: 80 },
      stops: [{ rule: 'COST_PER_EXTRA', of: null }],
    });
    shop.clock.advance(60_000);
    await shop.step(marketer, 'launchCampaign', campaignId);
    await shop.heard();
    expect(await shop.service.stopCampaigns()).toBe(0);
  });

  test('one whose sides are not split as they were dealt is paused', async () => {
    const { campaignId, storeId } = await measured({ stopRules: { uneven: true } });
    await crowd({ storeId }, 'offered', { people: 99, priceMinor: 300 });
    expect(await shop.service.stopCampaigns()).toBe(0);
    await crowd({ storeId }, 'offered', { people: 1, priceMinor: 300 });
    expect(await shop.service.stopCampaigns()).toBe(1);
    expect((await stopsOf(campaignId)).stops).toMatchObject([{ rule: 'UNEVEN', of: null }]);
  });
});

describe('refused', () => {
  const experiment = { name: 'refused', controlPercent: 10 };
  test.each([
    ['stopRules.harm', { stopRules: { harm: 'SPENT' } }],
    ['stopRules.costPerExtraPercent', { stopRules: { costPerExtraPercent: 80 } }],
    ['stopRules.costPerExtraPercent', { stopRules: { costPerExtraPercent: 0 }, experiment }],
    ['stopRules.pace', { stopRules: { pace: { budgetPercent: 50, windowPercent: 20 } } }],
    [
      'stopRules.pace.windowPercent',
      { stopRules: { pace: { budgetPercent: 20, windowPercent: 50 } }, budgetMinor: 100, currency: 'EUR' },
    ],
    [
      'stopRules.pace.budgetPercent',
      { stopRules: { pace: { budgetPercent: 0, windowPercent: 50 } }, budgetMinor: 100, currency: 'EUR' },
    ],
  ])('%s: %j', async (field, change) => {
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
    expect(answer).toMatchObject({ reason: 'BAD_INPUT', field });
  });

  test('what extra sales cost, of a campaign of a brand', async () => {
    const brandId = newId();
    await shop.define({ brands: [brandId] });
    const change = {
      ...{ brandId, experiment, audience: { kind: 'MEMBERS' } },
      stopRules: { costPerExtraPercent: 80 },
    };
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
    expect(answer).toMatchObject({ reason: 'BAD_INPUT', field: 'stopRules.costPerExtraPercent' });
  });

  test('harm to margins of a campaign of a brand', async () => {
    const brandId = newId();
    await shop.define({ brands: [brandId] });
    const change = {
      ...{ brandId, experiment, audience: { kind: 'MEMBERS' } },
      stopRules: { harm: 'MARGIN' },
    };
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
    expect(answer).toMatchObject({ reason: 'BAD_INPUT', field: 'stopRules.harm' });
  });

  test('no rule is none', async () => {
    const change = { stopRules: { uneven: false } };
    const { answer } = await shop.mutate(marketer, 'draftCampaign', shop.content(change));
    expect((await stopsOf((answer.campaign as Data).id as string)).stopRules).toBeNull();
  });
});
