import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import type { StoredCampaign } from './campaign-change';
import { checkContent } from './content-rules';
import { activationOf } from './decline';
import { evaluateExample, exampleContent, line, noon, told } from './examples';
import { type Shopper, someMember } from './shopper';

const stored = (activation: boolean, status: StoredCampaign['status'] = 'live'): StoredCampaign => ({
  campaignId: 'c',
  version: 1,
  status,
  content: exampleContent({
    id: 'c',
    benefit: { kind: 'percent-off', percent: 10 },
    audience: { kind: 'members' },
    ...(activation ? { activation: true } : {}),
  }),
  revision: 1,
  change: 1,
  createdAt: noon,
  updatedAt: noon,
});

test('one that runs and asks for it can be activated', () => {
  const said = { memberId: 'm', at: noon };
  expect(activationOf(stored(true), said)).toMatchObject(
    accepted({ declineId: 'c/m', campaignId: 'c', memberId: 'm', activated: true, declined: false }),
  );
  expect(activationOf(stored(false), said)).toEqual(rejected({ reason: 'NoActivation' }));
  for (const status of ['draft', 'submitted', 'returned', 'approved', 'ended'] as const)
    expect(activationOf(stored(true, status), said)).toEqual(rejected({ reason: 'CampaignNotFound' }));
});

test('before it is activated it is as if it were not there, and then as if nobody had to activate it', () => {
  fc.assert(
    fc.property(anyLines(6), anyCampaigns(5), fc.nat(4), (lines, campaigns, which) => {
      const place = which % campaigns.length;
      const of = campaigns[place];
      if (of === undefined || of.benefit.kind === 'message' || of.benefit.kind === 'challenge') return;
      const changed = (more: Partial<typeof of>) =>
        campaigns.map((one, at) =>
          at === place ? { ...one, audience: { kind: 'members' }, ...more } : one,
        ) as typeof campaigns;
      const given = (some: typeof campaigns, shopper: Shopper) => {
        const { lost, ...rest } = told(evaluateExample(lines, some, { shopper }));
        return { ...rest, lost: lost.filter(({ reason }) => reason !== 'not-activated') };
      };
      const activated: Shopper = { ...someMember, activated: new Set([of.id]) } as Shopper;
      expect(given(changed({ activation: true }), activated).discountMinor).toBe(
        given(changed({}), someMember).discountMinor,
      );
      expect(given(changed({ activation: true }), someMember).discountMinor).toBe(
        given(
          campaigns.filter((_, at) => at !== place),
          someMember,
        ).discountMinor,
      );
    }),
  );
});

test('whoever has not activated it is told so', () => {
  const tea = line('tea', 1_000, 1);
  const offer = {
    id: 'c',
    benefit: { kind: 'percent-off', percent: 10 },
    audience: { kind: 'members' },
    activation: true,
  } as const;
  expect(evaluateExample([tea], [offer], { shopper: someMember })).toMatchObject({
    discountMinor: 0,
    lost: [{ reason: 'not-activated' }],
  });
  expect(evaluateExample([tea], [offer])).toMatchObject({ lost: [{ reason: 'card-needed' }] });
});

test('what is not given in a basket, or to whoever has a code, is not activated', () => {
  const of = (change: Partial<Parameters<typeof exampleContent>[0]>) =>
    checkContent(exampleContent({ ...activated, ...change }));
  const activated = {
    id: 'c',
    benefit: { kind: 'percent-off', percent: 10 },
    audience: { kind: 'members' },
    activation: true,
  } as const;
  expect(of({})).toMatchObject({ ok: true });
  expect(of({ audience: { kind: 'everybody' } })).toMatchObject({
    rejection: { field: 'audience.kind', rule: 'activation-needs-members' },
  });
  expect(of({ coupon: 'TEA' })).toMatchObject({
    rejection: { field: 'activation', rule: 'activation-needs-offer' },
  });
});
