import fc from 'fast-check';
import type { CampaignStep } from './campaign';
import { type Author, drafted, refusedChange, type StoredCampaign, stepped } from './campaign-change';
import { exampleContent, noon } from './examples';
import { approvingBrand } from './who-approves';

const content = exampleContent({ id: 'c', benefit: { kind: 'percent-off', percent: 10 } });
const paid = { ...content, contribution: { percent: 50, brandId: 'juices' } };

test.each([
  ['a campaign of the retailer', { content }, undefined],
  ['one of the retailer that a brand pays of', { writtenBy: 'staff:a', content: paid }, 'juices'],
  ['what a brand wrote itself', { brandId: 'teas', writtenBy: 'brand:a', content }, undefined],
  ['what the retailer wrote for a brand', { brandId: 'teas', writtenBy: 'staff:a', content }, 'teas'],
  ['a brand’s of before it was noted who wrote', { brandId: 'teas', content }, undefined],
])('%s is approved by the brand: %#', (_, campaign, brand) => {
  expect(approvingBrand(campaign)).toBe(brand);
});

const people: readonly Author[] = [
  { actor: 'staff:a' },
  { actor: 'staff:b' },
  { actor: 'brand:a', brandId: 'teas' },
  { actor: 'brand:b', brandId: 'teas' },
  { actor: 'brand:c', brandId: 'juices' },
];
const steps: readonly CampaignStep[] = [
  { step: 'revise', content },
  { step: 'submit' },
  { step: 'approve' },
  { step: 'return', reason: 'x' },
  { step: 'launch' },
  { step: 'pause' },
];

/** The campaign after a step of somebody; as it was where that is refused. */
const after = (campaign: StoredCampaign, step: CampaignStep, author: Author): StoredCampaign => {
  if (refusedChange(author, campaign, step.step)) return campaign;
  const next = stepped(campaign, step, { at: noon, author, change: 2 });
  return next.ok ? next.value : campaign;
};

const sideOf = (actor: string | undefined) => actor?.split(':')[0];

test('whatever is asked in whatever order, a brand’s campaign is live only while both it and the retailer wrote or approved it and no brand resumed what the retailer paused', () => {
  const walk = fc.array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...people)), { maxLength: 40 });
  let lives = 0;
  fc.assert(
    fc.property(fc.constantFrom('staff:a', 'brand:a'), walk, (writtenBy, asked) => {
      const first = drafted(
        { campaignId: 'c', brandId: 'teas', writtenBy, content },
        { at: noon, change: 1 },
      );
      if (!first.ok) throw new Error('not drafted');
      let campaign = first.value;
      let approvedBy: string | undefined;
      let isStoppedByRetailer = false;
      for (const [step, author] of asked) {
        const before = campaign;
        campaign = after(before, step, author);
        if (campaign !== before && step.step === 'approve') approvedBy = author.actor;
        // The retailer lets it go on by resuming it, or by a new version that it wrote or approved.
        if (campaign !== before && step.step === 'pause') isStoppedByRetailer = author.brandId === undefined;
        else if (step.step === 'launch' && author.brandId === undefined) isStoppedByRetailer = false;
        else if (campaign.version !== before.version) isStoppedByRetailer = false;
        if (campaign.status !== 'live') continue;
        lives += 1;
        expect(isStoppedByRetailer).toBe(false);
        expect(new Set([sideOf(campaign.writtenBy), sideOf(approvedBy)])).toEqual(
          new Set(['staff', 'brand']),
        );
      }
    }),
    { numRuns: 2_000 },
  );
  expect(lives).toBeGreaterThan(50);
});
