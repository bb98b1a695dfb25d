import { compileCampaign } from './compiled-campaign';
import { type ExampleCampaign, exampleContent } from './examples';
import { measuredUntil, phaseOf, spentOn } from './measured';

const compiled = (facts: ExampleCampaign) =>
  compileCampaign({
    campaignId: facts.id,
    version: 1,
    ...(facts.brandId === undefined ? {} : { brandId: facts.brandId }),
    content: exampleContent(facts),
  });
const paid = (articleId: string, category: string, paidMinor: number, brandId?: string) => ({
  line: { articleId, gtin: '03017620422003', category, ...(brandId === undefined ? {} : { brandId }) },
  paidMinor,
});
const basket = [
  paid('ground', 'Café', 400, 'ours'),
  paid('beans', 'café', 600, 'theirs'),
  paid('milk', 'Lait', 100),
];
const percentOff = { kind: 'percent-off', percent: 10 } as const;

test('what is promoted, the rest of its categories, and everything', () => {
  const campaign = compiled({ id: 'c', benefit: percentOff, target: { articleIds: ['ground'] } });
  expect(spentOn(campaign, new Set(['café']), basket)).toEqual({
    spentMinor: 1100,
    promotedMinor: 400,
    besideMinor: 600,
    marginMinor: 0,
    knownMinor: 0,
  });
});

test('the margin of everything, and of what it is known', () => {
  const [ground, beans, milk] = basket;
  if (!ground || !beans || !milk) throw new Error('no basket');
  const known = [{ ...ground, marginMinor: 90 }, { ...milk, marginMinor: -20 }, beans];
  const campaign = compiled({ id: 'c', benefit: percentOff, target: { articleIds: ['beans'] } });
  expect(spentOn(campaign, new Set(), known)).toMatchObject({ marginMinor: 70, knownMinor: 500 });
});

test('a campaign of the whole basket promotes everything', () => {
  expect(spentOn(compiled({ id: 'c', benefit: percentOff }), new Set(), basket)).toEqual({
    spentMinor: 1100,
    promotedMinor: 1100,
    besideMinor: 0,
    marginMinor: 0,
    knownMinor: 0,
  });
});

test('a brand promotes its own, be it by a message that answers to something else', () => {
  const target = { categories: ['Lait'] };
  const message = compiled({ id: 'm', brandId: 'ours', benefit: { kind: 'message' }, target });
  const price = compiled({ id: 'p', brandId: 'ours', benefit: percentOff, target: { categories: ['Café'] } });
  for (const campaign of [message, price])
    expect(spentOn(campaign, new Set(['café']), basket)).toMatchObject({
      promotedMinor: 400,
      besideMinor: 600,
    });
});

test('a moment is in the campaign, in the four weeks after it, or too late', () => {
  const end = new Date('2026-06-01T00:00:00Z');
  expect(phaseOf(new Date('2026-05-31T23:59:59.999Z'), end)).toBe('during');
  expect(phaseOf(end, end)).toBe('after');
  expect(phaseOf(new Date('2026-06-28T23:59:59.999Z'), end)).toBe('after');
  expect(phaseOf(measuredUntil(end), end)).toBeUndefined();
});
