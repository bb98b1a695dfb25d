import { compileCampaign } from './compiled-campaign';
import { exampleContent, noon } from './examples';
import { type HeldOffer, heldOffersOf, holdChange, isSameHeld, letGoChange, netted } from './held-offers';

const campaign = (facts: Parameters<typeof exampleContent>[0]) =>
  compileCampaign({ campaignId: facts.id, version: 1, content: exampleContent(facts) });
const offer = (facts: Parameters<typeof exampleContent>[0], discountMinor: number, raisedMinor = 0) => ({
  campaign: campaign(facts),
  discountMinor,
  raisedMinor,
  bonusPoints: 0,
  lines: [],
  linePoints: [],
});
const occurrence = { storeId: 'store', at: noon, timeZone: 'Europe/Paris' };
const benefit = { kind: 'percent-off', percent: 10 } as const;
const held = (facts: Partial<HeldOffer> = {}): HeldOffer => ({
  campaignId: 'c',
  version: 1,
  counted: true,
  heldMinor: 50,
  ...facts,
});

test('only what counts is held, and an amount only where there is a budget', () => {
  const shown = [
    offer({ id: 'free', benefit }, 10),
    offer({ id: 'limited', benefit, limits: { perMember: 1 } }, 20),
    offer({ id: 'budget', benefit, budgetMinor: 100 }, 30),
    offer({ id: 'daily', benefit, limits: { perStorePerDay: 5 } }, 40),
    offer({ id: 'raised', benefit, budgetMinor: 100 }, 950, 900),
  ];
  expect(heldOffersOf(shown, { memberId: 'm', codeOf: () => undefined, occurrence })).toMatchObject([
    { campaignId: 'limited', memberId: 'm', countedOnly: 'by-member', withoutBudget: true, heldMinor: 0 },
    { campaignId: 'budget', memberId: 'm', countedOnly: 'in-total', heldMinor: 30 },
    { campaignId: 'daily', narrow: ['perStorePerDay'], storeId: 'store', day: '2026-06-01', heldMinor: 0 },
    { campaignId: 'raised', heldMinor: 50 },
  ]);
});

test('what is given by a code of its own is held with that code', () => {
  const shown = [offer({ id: 'coded', benefit, usesPerCode: 1 }, 10)];
  expect(heldOffersOf(shown, { memberId: undefined, codeOf: () => 'hash/coded', occurrence })).toEqual([
    {
      campaignId: 'coded',
      version: 1,
      counted: true,
      countedOnly: 'by-code',
      codeId: 'hash/coded',
      withoutBudget: true,
      heldMinor: 0,
    },
  ]);
});

test('what is held differs by campaign, version, member, code, store, day and amount, whatever the order', () => {
  const other = held({ campaignId: 'd' });
  expect(isSameHeld([held(), other], [other, held()])).toBe(true);
  expect(isSameHeld([held()], [])).toBe(false);
  for (const change of [
    { campaignId: 'd' },
    { version: 2 },
    { memberId: 'm' },
    { codeId: 'k' },
    { storeId: 's' },
    { day: '2026-06-02' },
    { heldMinor: 60 },
  ])
    expect(isSameHeld([held()], [held(change)])).toBe(false);
});

test('what takes back and takes again touches a counter by the difference alone', () => {
  expect(netted([letGoChange(held()), holdChange(held())])).toEqual([]);
  expect(netted([letGoChange(held()), holdChange(held({ heldMinor: 80 }))])).toMatchObject([
    { campaignId: 'c', uses: 0, minor: 30 },
  ]);
  expect(netted([letGoChange(held({ memberId: 'm' })), holdChange(held({ memberId: 'n' }))])).toMatchObject([
    { memberId: 'm', uses: -1, minor: -50 },
    { memberId: 'n', uses: 1, minor: 50 },
  ]);
  expect(netted([letGoChange(held({ codeId: 'k' })), holdChange(held({ codeId: 'l' }))])).toMatchObject([
    { codeId: 'k', uses: -1 },
    { codeId: 'l', uses: 1 },
  ]);
  expect(netted([letGoChange(held({ day: 'a' })), holdChange(held({ day: 'b' }))])).toMatchObject([
    { day: 'a', uses: -1 },
    { day: 'b', uses: 1 },
  ]);
});
