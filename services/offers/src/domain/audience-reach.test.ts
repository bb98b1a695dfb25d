import fc from 'fast-check';
import { checkReach, sharedOut } from './audience-reach';

const members = { kind: 'members' };
const slices = { controlPercent: 10, fromPercent: 0, toPercent: 90 };

test.each([
  ['a kind that is none', { audience: { kind: 'x' } }, 'kind', 'malformed'],
  [
    'a history of everybody',
    { audience: { kind: 'everybody', boughtCategory: 'Thés' } },
    'boughtCategory',
    'history-needs-consent',
  ],
  [
    'an empty category',
    { audience: { kind: 'personalised', boughtCategory: ' ' } },
    'boughtCategory',
    'malformed',
  ],
  [
    'what was bought and never was',
    { audience: { kind: 'personalised', boughtCategory: 'Thés', notBoughtCategory: 'THÉS' } },
    'notBoughtCategory',
    'history-contradicts',
  ],
  [
    'everybody but employees',
    { audience: { kind: 'everybody', employees: 'barred' } },
    'employees',
    'employees-need-cards',
  ],
  [
    'employees, for a brand',
    { audience: { kind: 'members', employees: 'barred' }, isOfBrand: true },
    'employees',
    'employees-are-retailers',
  ],
  [
    'no control at all',
    { audience: members, slices: { ...slices, controlPercent: 0 } },
    'controlPercent',
    'malformed',
  ],
  [
    'shares upside down',
    { audience: members, slices: { ...slices, fromPercent: 90 } },
    'toPercent',
    'slice-order',
  ],
  [
    'shares that meet the control',
    { audience: members, slices: { ...slices, toPercent: 91 } },
    'toPercent',
    'slice-meets-control',
  ],
  [
    'an experiment on everybody',
    { audience: { kind: 'everybody' }, slices },
    'kind',
    'experiment-needs-members',
  ],
])('%s is refused by its field', (_, input, field, rule) => {
  expect(checkReach(input)).toMatchObject({ ok: false, rejection: { field, rule } });
});

test('an audience and shares are taken as they are tidied', () => {
  const audience = { kind: 'personalised', boughtCategory: ' Thés  verts ' };
  expect(checkReach({ audience, slices })).toEqual({
    ok: true,
    value: { audience: { ...audience, boughtCategory: 'Thés verts' }, slices },
  });
});

test('without an experiment nobody is shared out, with one each side has its share', () => {
  const counted = { members: 1_240, among: 3_263 };
  expect(sharedOut(counted, undefined)).toEqual(counted);
  expect(sharedOut(counted, slices)).toEqual({ ...counted, offered: 1_116, control: 124 });
});

test('both sides together are never more than the audience, but for the rounding of each', () => {
  const shares = fc
    .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 98 }), fc.integer({ min: 1, max: 99 }))
    .filter(([control, from, to]) => to > from && to + control <= 100);
  fc.assert(
    fc.property(fc.nat(), shares, (among, [controlPercent, fromPercent, toPercent]) => {
      const reach = sharedOut({ members: among, among }, { controlPercent, fromPercent, toPercent });
      expect((reach.offered ?? 0) + (reach.control ?? 0)).toBeLessThanOrEqual(among + 1);
    }),
  );
});
