import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, until } from '@rayon/testkit';
import { basketOf, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(() => shop?.stop());

const reduced = (priceMinor: number) => lineFacts({ priceMinor, markdownPercent: 30 });
const everything = { except: { markedDown: true } };

test('what is left out gets nothing in the aisle and at the end, and it is said why', async () => {
  const storeId = newId();
  const campaignId = await shop.launch({ storeIds: [storeId], target: everything });
  const trip = await shop.openTrip({ storeId });
  const lines = [lineFacts({ priceMinor: 1_000 }), reduced(700)];
  expect(await shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines)).toBe(100);
  await shop.endTrip(trip, lines);
  const word = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
  expect(word.offers.map((offer) => offer.lines.map(({ lineId }) => lineId))).toEqual([[lines[0]?.lineId]]);

  const other = await shop.openTrip({ storeId });
  const { data } = await shop.ask(
    marketer,
    `query Q($of: [_Any!]!, $id: ID!) { _entities(representations: $of) { ... on Trip { whyNot(campaignId: $id) { reason explanation } } } }`,
    {
      of: [{ __typename: 'Trip', id: other.tripId, basket: basketOf([reduced(700)]), earnsOnly: false }],
      id: campaignId,
    },
    { locale: 'en' },
  );
  expect(data._entities).toEqual([
    { whyNot: { reason: 'EXCEPTED', explanation: expect.stringContaining('already marked down') as string } },
  ]);
});

test('a dry run leaves out what was marked down when it was sold', async () => {
  const storeId = newId();
  await shop.define({ stores: [storeId] });
  const { answer } = await shop.mutate(
    marketer,
    'draftCampaign',
    shop.content({ storeIds: [storeId], target: everything }),
  );
  await shop.closeReceipt(
    { tripId: newId(), storeId, deviceId: newId(), memberId: undefined },
    [lineFacts({ priceMinor: 1_000 }), reduced(700)],
    newId(),
    { closedAt: '2026-06-01T10:00:00.000Z' },
  );
  const result = await until(async () => {
    const { data: begun } = await shop.ask(
      marketer,
      'mutation ($input: StartDryRunInput!) { startDryRun(input: $input) { ... on DryRunStarted { dryRun { id } } } }',
      {
        input: {
          commandId: newId(),
          campaignId: (answer.campaign as Data).id,
          from: '2026-05-20T00:00:00.000Z',
          to: '2026-06-02T00:00:00.000Z',
        },
      },
    );
    const { id } = (begun.startDryRun as Data).dryRun as Data;
    return until(async () => {
      const { data } = await shop.ask(
        marketer,
        'query ($id: ID!) { dryRun(id: $id) { state looked result { totals { cost { minor } } } } }',
        { id },
      );
      const run = data.dryRun as Data;
      return run.state === 'DONE' && run;
    }).then((run) => run.looked === 1 && run.result);
  });
  expect(result).toEqual({ totals: [{ cost: { minor: 100 } }] });
});

test('a brand does not leave its own articles out of what falls on them alone', async () => {
  const brandId = newId();
  await shop.define({ brands: [brandId] });
  const target = { except: { brandIds: [brandId] } };
  const draft = async (change: Data) =>
    (await shop.mutate(brandUserOf(brandId), 'draftCampaign', shop.content({ target, ...change }))).answer;
  expect(await draft({})).toMatchObject({ reason: 'BAD_INPUT', field: 'target.except.brandIds' });
  const said = { benefit: { kind: 'MESSAGE' }, trigger: { kind: 'LINE_SCANNED' } };
  expect(await draft(said)).toMatchObject({ campaign: { status: 'DRAFT' } });
});

test('a draft is told what it leaves out and nobody knows', async () => {
  const [known, unknown] = [newId(), newId()];
  await shop.define({ brands: [known] });
  const draft = async (except: Data) =>
    (await shop.mutate(marketer, 'draftCampaign', shop.content({ target: { except } }))).answer;
  expect(await draft({ brandIds: [known, unknown] })).toMatchObject({
    reason: 'BAD_INPUT',
    field: 'target.except.brandIds',
  });
  const { data } = await shop.ask(
    marketer,
    'query Q($id: ID!) { campaign(id: $id) { target { every except { brandIds categories markedDown brands { id } } } } }',
    {
      id: ((await draft({ brandIds: [known], categories: ['Tabac'] })).campaign as Data).id,
    },
  );
  expect(data.campaign).toEqual({
    target: {
      every: false,
      except: { brandIds: [known], categories: ['Tabac'], markedDown: false, brands: [{ id: known }] },
    },
  });
});
