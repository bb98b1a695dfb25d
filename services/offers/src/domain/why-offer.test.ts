import type { Audience } from './campaign-content';
import { whyOffer } from './why-offer';

const personalised = (more: Partial<Extract<Audience, { kind: 'personalised' }>> = {}): Audience => ({
  kind: 'personalised',
  ...more,
});

test.each([
  [{ kind: 'everybody' }, 'everybody'],
  [{ kind: 'members' }, 'members'],
  [personalised(), 'consent'],
  [personalised({ boughtCategory: 'Thé' }), 'bought'],
  [personalised({ notBoughtCategory: 'Thé' }), 'never-bought'],
  [personalised({ boughtCategory: 'Thé', notBoughtCategory: 'Café' }), 'bought-and-never-bought'],
] as const)('%j is shown because of %s', (audience, reason) => {
  expect(whyOffer({ audience, conditions: [] })).toEqual({ reason, audience });
});

test('what somebody entered a code for is shown because of the code, whoever it is for', () => {
  expect(whyOffer({ audience: { kind: 'members' }, coupon: 'TEN', conditions: [] })).toEqual({
    reason: 'code',
    audience: { kind: 'members' },
    code: 'TEN',
  });
});
