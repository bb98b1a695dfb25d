import { exampleContent } from '../domain/examples';
import { campaignContentShape } from './campaign-content';

test('points of an earlier version are those of a basket', () => {
  const content = exampleContent({ id: 'old', benefit: { kind: 'message' } });
  const kept = { ...content, benefit: { kind: 'points', points: 10 } };

  expect(campaignContentShape.parse(kept).benefit).toEqual({ kind: 'points', points: 10, per: 'basket' });
});
