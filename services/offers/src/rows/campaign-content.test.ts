import { aiming, exampleContent } from '../domain/examples';
import { campaignContentShape } from './campaign-content';

test('points of an earlier version are those of a basket', () => {
  const content = exampleContent({ id: 'old', benefit: { kind: 'message' } });
  const kept = { ...content, benefit: { kind: 'points', points: 10 } };

  expect(campaignContentShape.parse(kept).benefit).toEqual({ kind: 'points', points: 10, per: 'basket' });
});

test('a threshold of an earlier version is a condition on what the campaign looks at', () => {
  const { conditions: _, ...content } = exampleContent({ id: 'old', benefit: { kind: 'message' } });
  const target = aiming({ categories: ['tea'] });
  const benefit = { kind: 'basket-amount-off', thresholdMinor: 3_000, amountMinor: 300 };

  expect(campaignContentShape.parse({ ...content, target, benefit })).toMatchObject({
    benefit: { kind: 'basket-amount-off', amountMinor: 300 },
    conditions: [{ target, minimumMinor: 3_000 }],
  });
});

test('what stacked in an earlier version did so on whatever else a piece got', () => {
  const { conditions, ...content } = exampleContent({
    id: 'old',
    benefit: { kind: 'message' },
    stacking: 'stackable',
  });
  expect(campaignContentShape.parse(content).stacking).toBe('always');
  expect(campaignContentShape.parse({ ...content, conditions }).stacking).toBe('stackable');
});

test('what a target leaves out and asks for is kept; what said neither says neither', () => {
  const plain = exampleContent({ id: 'old', benefit: { kind: 'message' } });
  const except = { ...aiming({ brandIds: ['b'] }), markedDown: true as const };
  const target = aiming({ categories: ['tea'], articleIds: ['a'], every: true, except });
  const said = { ...plain, target, conditions: [{ target, minimumQuantity: 1 }] };

  expect(campaignContentShape.parse(plain)).toEqual(plain);
  expect(campaignContentShape.parse(said)).toEqual(said);
});
