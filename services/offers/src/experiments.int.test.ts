import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, until } from '@rayon/testkit';
import { type Arm, armOf } from './domain/experiment';
import { approver, lineFacts, marketer, startOffers } from './testing/offers-on-test-store';

let shop: Awaited<ReturnType<typeof startOffers>>;
beforeAll(async () => {
  shop = await startOffers();
});
afterAll(async () => {
  await shop?.stop();
});

let names = 0;
const named = (more: Data = {}) => ({ name: `experiment ${++names}`, controlPercent: 50, ...more });
const forMembers = { audience: { kind: 'MEMBERS' } };

/** The side the rules put a member on. */
const sideOf = (experiment: Data, memberId: string, brandId?: string): Arm | undefined =>
  armOf(
    {
      brandId,
      content: { experiment: { fromPercent: 0, toPercent: 50, ...experiment } },
    } as unknown as Parameters<typeof armOf>[0],
    memberId,
  );

/** New members of one side. */
const membersOf = (experiment: Data, arm: Arm, count: number): string[] => {
  const found: string[] = [];
  while (found.length < count) {
    const memberId = newId();
    if (sideOf(experiment, memberId) === arm) found.push(memberId);
  }
  return found;
};

const arm = 'people receipts spentPerPerson { minor } promotedPerPerson { minor }';
const lift = 'verdict perPerson { minor } low { minor } high { minor } p';
const effectOf = async (
  campaignId: string,
  { principal = marketer, version }: { principal?: Principal; version?: number } = {},
): Promise<Data | null> => {
  const { data, errors } = await shop.ask(
    principal,
    `query Q($id: ID!, $version: Int) { campaign(id: $id) { effect(version: $version) { version versions since until withheldBelow
      currencies { currency isUneven offered { ${arm} } control { ${arm} } spent { ${lift} } promoted { ${lift} }
        beside { ${lift} } after { ${lift} } cost { minor } costPerExtra costPerExtraAtMost
        margin { ${lift} } marginKnown costPerExtraMargin costPerExtraMarginAtMost }
      stores { store { id } currency promoted { verdict } }
      days { day currency promoted { ${lift} } spent { ${lift} } }
      variants { campaignId promoted { verdict } pAmongAll } } } }`,
    { id: campaignId, version },
  );
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return (data.campaign as Data).effect as Data | null;
};
const inEuros = async (campaignId: string): Promise<Data> => {
  const [effect] = ((await effectOf(campaignId))?.currencies as Data[] | undefined) ?? [];
  if (!effect) throw new Error('nothing measured');
  return effect;
};

/** A whole trip of a member: opened, ended, paid. */
const buy = async (
  { storeId, memberId }: { storeId: string; memberId: string },
  priceMinor: number,
  more: Parameters<typeof lineFacts>[0] = {},
) => {
  const trip = await shop.openTrip({ storeId, memberId });
  const line = lineFacts({ priceMinor, ...more });
  return { line, trip, receiptId: await shop.closeReceipt(trip, [line]) };
};

describe('who gets it', () => {
  test('only the members that were dealt it, on any device and however often they are asked (behaviour 38)', async () => {
    const storeId = newId();
    const experiment = named();
    await shop.launch({ storeIds: [storeId], ...forMembers, experiment });
    for (const [side, discount] of [
      ['offered', 50],
      ['control', 0],
    ] as const)
      for (const memberId of membersOf(experiment, side, 5)) {
        const trip = await shop.openTrip({ storeId, memberId });
        const line = lineFacts();
        expect(await shop.discountOf(memberOf(memberId), trip.tripId, [line])).toBe(discount);
        expect(await shop.discountOf(deviceOf(trip.deviceId, storeId), trip.tripId, [line])).toBe(discount);
        await shop.endTrip(trip, [line]);
        const word = await until(() => shop.adjudicationsOf(trip.tripId)[0]);
        expect(word.discount.minor).toBe(discount);
      }
  });

  test('a greeting is kept from them as well', async () => {
    const experiment = named();
    const storeId = await shop.launchGreeting({ ...forMembers, experiment });
    const [offered = ''] = membersOf(experiment, 'offered', 1);
    const [control = ''] = membersOf(experiment, 'control', 1);
    const kept = await shop.openTrip({ storeId, memberId: control });
    const greeted = await shop.openTrip({ storeId, memberId: offered });
    await until(() => shop.messagesOf(greeted.tripId).length === 1);
    expect(shop.messagesOf(kept.tripId)).toEqual([]);
  });
});

describe('what it changes', () => {
  test('sums follow receipts and returns, and what is told twice counts once', async () => {
    const storeId = newId();
    const experiment = named();
    const campaignId = await shop.launch({
      storeIds: [storeId],
      ...forMembers,
      experiment,
      target: { categories: ['Boissons'] },
    });
    const [offered = ''] = membersOf(experiment, 'offered', 1);
    const [control = ''] = membersOf(experiment, 'control', 1);
    await buy({ storeId, memberId: control }, 300, { category: 'Lait' });
    const { line, trip, receiptId } = await buy({ storeId, memberId: offered }, 500, {
      quantity: 4,
      vatBasisPoints: 0,
      cost: { minor: 1_600, currency: 'EUR' },
    });
    await shop.closeReceipt(trip, [line], receiptId);
    await shop.returnLine(receiptId, line, 1, 3);
    await shop.returnLine(receiptId, line, 1, 3);
    // Somebody without a card is on no side.
    await shop.closeReceipt(await shop.openTrip({ storeId }), [lineFacts()]);

    expect(await inEuros(campaignId)).toMatchObject({
      currency: 'EUR',
      isUneven: false,
      offered: {
        people: 1,
        receipts: 1,
        spentPerPerson: { minor: 1500 },
        promotedPerPerson: { minor: 1500 },
      },
      control: { people: 1, receipts: 1, spentPerPerson: { minor: 300 }, promotedPerPerson: { minor: 0 } },
      spent: { verdict: 'TOO_FEW', perPerson: null },
      after: null,
      cost: { minor: 0 },
      costPerExtra: null,
      margin: { verdict: 'TOO_FEW', perPerson: null },
      // Of 1500 and 300.
      marginKnown: expect.closeTo(5 / 6, 6),
      costPerExtraMargin: null,
    });
    expect((await effectOf(campaignId))?.stores).toEqual([
      { store: { id: storeId }, currency: 'EUR', promoted: { verdict: 'TOO_FEW' } },
    ]);
  });

  test('a number that was typed is nobody, and another store is none of it', async () => {
    const storeId = newId();
    const experiment = named();
    const campaignId = await shop.launch({ storeIds: [storeId], ...forMembers, experiment });
    const [memberId = ''] = membersOf(experiment, 'offered', 1);
    await buy({ storeId: newId(), memberId }, 700);
    expect(await effectOf(campaignId)).toBeNull();
    await buy({ storeId, memberId }, 500);
    const typed = await shop.openTrip({ storeId });
    await shop.closeReceipt({ ...typed, memberId }, [lineFacts({ priceMinor: 900 })], newId(), {
      byNumber: true,
    });
    // Once they are measured, what they buy elsewhere counts.
    await buy({ storeId: newId(), memberId }, 200);
    expect(await inEuros(campaignId)).toMatchObject({
      offered: { people: 1, spentPerPerson: { minor: 700 } },
    });
  });

  test('with enough people it is said what it changes and how sure that is; a brand learns of its own', async () => {
    const storeId = newId();
    const brandId = newId();
    await shop.define({ brands: [brandId] });
    const experiment = named();
    const campaignId = await shop.launch({ storeIds: [storeId], ...forMembers, experiment, brandId });
    const sides = [
      ['offered', 900],
      ['control', 500],
    ] as const;
    for (const [side, priceMinor] of sides) {
      let bought = 0;
      while (bought < 60) {
        const memberId = newId();
        if (sideOf(experiment, memberId, brandId) !== side) continue;
        const bills = { vatBasisPoints: 0, cost: { minor: 400, currency: 'EUR' } };
        await buy({ storeId, memberId }, priceMinor + (bought % 7) * 20, { brandId, ...bills });
        bought += 1;
      }
    }
    const effect = await inEuros(campaignId);
    expect(effect).toMatchObject({
      isUneven: false,
      offered: { people: 60 },
      control: { people: 60 },
      spent: { verdict: 'MORE' },
      promoted: { verdict: 'MORE', perPerson: { minor: 400 } },
      margin: { verdict: 'MORE', perPerson: { minor: 400 } },
      marginKnown: 1,
    });
    const { low, high, p } = effect.promoted as {
      low: { minor: number };
      high: { minor: number };
      p: number;
    };
    expect(low.minor).toBeGreaterThan(300);
    expect(high.minor).toBeLessThan(500);
    expect(p).toBeLessThan(0.001);

    const brand = brandUserOf(brandId);
    expect(await effectOf(campaignId, { principal: brand })).toMatchObject({
      withheldBelow: 50,
      currencies: [],
      days: [],
    });
    await shop.service.noteEffects();
    // The day is not over: nothing of it is told yet.
    expect((await effectOf(campaignId, { principal: brand }))?.currencies).toEqual([]);
    shop.clock.advance(86_400_000);
    expect(await effectOf(campaignId, { principal: brand })).toMatchObject({
      currencies: [
        {
          margin: null,
          marginKnown: null,
          costPerExtraMargin: null,
          offered: { people: 50, receipts: null, spentPerPerson: null },
          control: { people: 50 },
          promoted: { verdict: 'MORE' },
          spent: null,
          beside: null,
          after: null,
          cost: null,
          costPerExtra: null,
        },
      ],
      days: [{ promoted: { verdict: 'MORE' }, spent: null }],
    });
  });

  test('another content begins anew, and what came after the first is told apart (behaviour 38)', async () => {
    const storeId = newId();
    const experiment = named();
    const campaignId = await shop.launch({ storeIds: [storeId], ...forMembers, experiment });
    const [memberId = ''] = membersOf(experiment, 'offered', 1);
    await buy({ storeId, memberId }, 500);
    await shop.step(marketer, 'pauseCampaign', campaignId);
    const content = shop.content({ storeIds: [storeId], ...forMembers, experiment });
    await shop.mutate(marketer, 'reviseCampaign', { campaignId, ...content });
    await buy({ storeId, memberId }, 300);
    expect(await effectOf(campaignId)).toMatchObject({
      version: 1,
      until: shop.clock().toISOString(),
      currencies: [{ offered: { people: 1, spentPerPerson: { minor: 500 } } }],
    });

    await shop.step(marketer, 'submitCampaign', campaignId);
    await shop.step(approver, 'approveCampaign', campaignId);
    await shop.step(marketer, 'launchCampaign', campaignId);
    await shop.heard();
    await buy({ storeId, memberId }, 200);
    expect(await effectOf(campaignId)).toMatchObject({
      version: 2,
      versions: [2, 1],
      currencies: [{ offered: { people: 1, spentPerPerson: { minor: 200 } } }],
    });
    expect(await effectOf(campaignId, { version: 1 })).toMatchObject({
      version: 1,
      currencies: [{ offered: { people: 1, spentPerPerson: { minor: 500 } } }],
    });
    expect(await effectOf(campaignId, { version: 3 })).toBeNull();
  });
});

test('those that are kept from a control group are asked for by themselves', async () => {
  const storeId = newId();
  const plain = await shop.launch({ storeIds: [storeId], ...forMembers });
  const kept = await shop.launch({ storeIds: [storeId], ...forMembers, experiment: named() });
  const listed = async (measured: boolean | null) => {
    const { data } = await shop.ask(
      marketer,
      'query Q($storeId: ID!, $measured: Boolean) { campaigns(first: 100, storeId: $storeId, measured: $measured) { items { id } } }',
      { storeId, measured },
    );
    const ids = (data.campaigns as { items: { id: string }[] }).items.map(({ id }) => id);
    return ids.filter((id) => id === plain || id === kept).sort();
  };
  expect(await listed(true)).toEqual([kept]);
  expect(await listed(false)).toEqual([plain]);
  expect(await listed(null)).toEqual([plain, kept].sort());
});

test('variants share one control, and are told beside each other', async () => {
  const storeId = newId();
  const experiment = named({ controlPercent: 40 });
  const slice = (fromPercent: number, toPercent: number) =>
    shop.launch({
      storeIds: [storeId],
      ...forMembers,
      experiment: { ...experiment, fromPercent, toPercent },
    });
  const [one, other] = [await slice(0, 30), await slice(30, 60)];
  for (let members = 0; members < 30; members += 1) await buy({ storeId, memberId: newId() }, 500);
  const told = async (campaignId: string) => {
    const { variants = [], currencies = [] } = ((await effectOf(campaignId)) ?? {}) as Record<string, Data[]>;
    const people = (side: string) => (currencies[0]?.[side] as { people: number } | undefined)?.people ?? 0;
    return {
      variants: variants.map(({ campaignId: id }) => id),
      offered: people('offered'),
      control: people('control'),
    };
  };
  const [first, second] = [await told(one), await told(other)];
  expect([first.variants, second.variants]).toEqual([
    [other, one],
    [other, one],
  ]);
  expect(first.control).toBe(second.control);
  expect(first.offered + second.offered + first.control).toBe(30);
});

describe('refused', () => {
  const drafted = async (change: Data) =>
    (await shop.mutate(marketer, 'draftCampaign', shop.content({ ...forMembers, ...change }))).answer;

  test.each([
    ['audience.kind', { audience: { kind: 'EVERYBODY' } }, {}],
    ['coupon', { coupon: 'SUMMER' }, {}],
    ['experiment.toPercent', {}, { fromPercent: 50, toPercent: 50, controlPercent: 10 }],
    ['experiment.toPercent', {}, { toPercent: 95, controlPercent: 10 }],
    ['experiment.controlPercent', {}, { controlPercent: 0 }],
    ['experiment.controlPercent', {}, { controlPercent: 91 }],
    ['experiment.name', {}, { name: ' ' }],
  ])('%s: %j %j', async (field, change, more) => {
    expect(await drafted({ ...change, experiment: named(more) })).toMatchObject({
      reason: 'BAD_INPUT',
      field,
    });
  });

  test('members another campaign of the experiment has, until it has ended', async () => {
    const experiment = named({ controlPercent: 20, toPercent: 40 });
    const first = (await drafted({ experiment })).campaign as Data;
    const taken = { reason: 'BAD_INPUT', field: 'experiment.toPercent' };
    const otherControl = { reason: 'BAD_INPUT', field: 'experiment.controlPercent' };
    expect(await drafted({ experiment: { ...experiment, fromPercent: 39, toPercent: 80 } })).toMatchObject(
      taken,
    );
    expect(
      await drafted({ experiment: { ...experiment, fromPercent: 40, controlPercent: 30, toPercent: 70 } }),
    ).toMatchObject(otherControl);
    expect(await drafted({ experiment: { ...experiment, fromPercent: 40, toPercent: 80 } })).toMatchObject({
      campaign: { status: 'DRAFT' },
    });
    // Its own members are not taken from itself.
    const again = { ...shop.content({ ...forMembers, experiment: { ...experiment, toPercent: 30 } }) };
    expect(
      (await shop.mutate(marketer, 'reviseCampaign', { campaignId: first.id, ...again })).answer,
    ).toMatchObject({
      campaign: { version: 2 },
    });
  });
});
