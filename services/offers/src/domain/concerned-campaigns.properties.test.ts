import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { CampaignIndex } from './campaign-index';
import { concernedCampaigns } from './candidates';
import { type CompiledCampaign, compileCampaign } from './compiled-campaign';
import { evaluate } from './evaluate';
import { type ExampleCampaign, exampleContent, line, noon } from './examples';
import { anonymous, type Shopper } from './shopper';

const member: Shopper = { kind: 'member', memberId: 'm', personalised: false, boughtCategories: new Set() };
const shoppers: readonly Shopper[] = [
  anonymous,
  member,
  { ...member, employment: { since: noon, before: [] } },
  { ...member, personalised: true },
  { ...member, personalised: true, boughtCategories: new Set(['hot']) },
];
const audiences = [
  { kind: 'everybody' },
  { kind: 'everybody' },
  { kind: 'members' },
  { kind: 'members', employees: 'barred' },
  { kind: 'personalised', notBoughtCategory: 'hot' },
] as const;

/** Campaigns of one kind for every basket, of which only the first few are ever looked at. */
const crowd = fc
  .tuple(
    fc.array(fc.option(fc.nat(3_000), { nil: undefined }), { minLength: 12, maxLength: 25 }),
    fc.constantFrom('percent-off' as const, 'points-multiplier' as const),
    fc.constantFrom('exclusive' as const, 'stackable' as const),
  )
  .map(([budgets, kind, stacking]) =>
    budgets.map((budgetMinor, at): ExampleCampaign => {
      const percent = (kind === 'percent-off' ? 1 : 101) + ((at * 37) % 90);
      return { id: `c${at}`, benefit: { kind, percent }, stacking, budgetMinor };
    }),
  );

const indexOf = (campaigns: readonly CompiledCampaign[]): CampaignIndex => {
  const index = new CampaignIndex();
  for (const campaign of campaigns) index.put(campaign);
  return index;
};

test('any part of a basket gets from the campaigns that concern it what it gets from all, whoever shops, whatever is used up', () => {
  const scenario = fc.record({
    lines: anyLines(6),
    campaigns: fc.oneof(anyCampaigns(25), crowd),
    audienceOf: fc.array(fc.nat(audiences.length - 1), { minLength: 25, maxLength: 25 }),
    isLeft: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    shopper: fc.constantFrom(...shoppers),
    budgetLeft: fc.array(fc.nat(1_500), { minLength: 25, maxLength: 25 }),
  });
  fc.assert(
    fc.property(scenario, ({ lines, campaigns, audienceOf, isLeft, shopper, budgetLeft }) => {
      const index = indexOf(
        campaigns.map((campaign, at) => {
          const content = {
            ...exampleContent(campaign),
            audience: audiences[audienceOf[at] ?? 0] ?? audiences[0],
          };
          return compileCampaign({ campaignId: campaign.id, version: 1, content });
        }),
      );
      const concerned = concernedCampaigns(index, { currency: 'EUR', lines }, noon);
      const left = lines.filter((_, at) => isLeft[at]);
      const givenBy = (some: CampaignIndex) => {
        const { discountMinor, bonusPoints, applied } = evaluate({
          basket: { currency: 'EUR', lines: left },
          campaigns: some,
          shopper,
          at: noon,
          allowances: (campaignId) => ({
            budgetLeftMinor: (budgetLeft[Number(campaignId.slice(1))] ?? 0) - 500,
          }),
        });
        const offers = applied.map(({ campaign, lines, linePoints }) => [
          campaign.campaignId,
          lines,
          linePoints,
        ]);
        return { discountMinor, bonusPoints, offers };
      };
      expect(givenBy(indexOf(concerned))).toEqual(givenBy(index));
    }),
    { numRuns: 600 },
  );
});

test('of many that a counter may bar all are kept, up to the most', () => {
  const counted = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      compileCampaign({
        campaignId: `c${at}`,
        version: 1,
        content: exampleContent({
          id: `c${at}`,
          benefit: { kind: 'percent-off', percent: 1 + (at % 90) },
          limits: { total: 1 },
        }),
      }),
    );
  const basket = { currency: 'EUR', lines: [line('coffee', 500)] };
  expect(concernedCampaigns(indexOf(counted(200)), basket, noon)).toHaveLength(200);
  expect(concernedCampaigns(indexOf(counted(600)), basket, noon)).toHaveLength(500);
});

test('of thousands under one category only those that may have a say are kept', () => {
  const many = Array.from({ length: 3_000 }, (_, at) =>
    compileCampaign({
      campaignId: `c${at}`,
      version: 1,
      content: exampleContent({
        id: `c${at}`,
        benefit: { kind: 'percent-off', percent: 1 + (at % 90) },
        audience: audiences[at % 10 === 0 ? 0 : 3] ?? audiences[0],
      }),
    }),
  );
  const [line] =
    fc.sample(
      anyLines(1).filter((lines) => lines.length === 1),
      1,
    )[0] ?? [];
  const basket = { currency: 'EUR', lines: line ? [line] : [] };
  expect(concernedCampaigns(indexOf(many), basket, noon).length).toBeLessThanOrEqual(500);
  const forAll = many.filter(({ content }) => content.audience.kind === 'everybody');
  expect(concernedCampaigns(indexOf(forAll), basket, noon)).toHaveLength(2);
});
