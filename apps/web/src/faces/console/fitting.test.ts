import { audiencesFor } from './audiences-for';
import { emptyDraft } from './draft';
import { currenciesOf, fitting } from './fitting';
import { gifts } from './gift';

const lyon = { id: 'lyon', name: 'Lyon', currency: 'EUR', region: null };
const lille = { id: 'lille', name: 'Lille', currency: 'EUR', region: null };
const geneva = { id: 'geneva', name: 'Geneva', currency: 'CHF', region: 'Romandie' };

test('the only currency of the stores is that of the amounts', () => {
  expect(fitting(emptyDraft, { stores: [lyon, lille], isBound: false }).currency).toBe('EUR');
});

test('a region counts as the stores it has', () => {
  const draft = { ...emptyDraft, where: 'SOME' as const, regions: ['Romandie'] };
  expect(currenciesOf(draft, [lyon, geneva])).toEqual(['CHF']);
  // A region may get other stores: it is not for whoever is bound to some.
  expect(fitting(draft, { stores: [lyon], isBound: true }).regions).toEqual([]);
});

test('of several currencies none is chosen silently, until the stores leave one', () => {
  const stores = [lyon, geneva];
  const open = { ...emptyDraft, where: 'EVERYWHERE' as const };
  expect(currenciesOf(open, stores)).toEqual(['CHF', 'EUR']);
  expect(fitting(open, { stores, isBound: false }).currency).toBe('');
  expect(fitting({ ...open, currency: 'CHF' }, { stores, isBound: false }).currency).toBe('CHF');
  const there = { ...open, where: 'SOME' as const, storeIds: ['geneva'], currency: 'EUR' };
  expect(fitting(there, { stores, isBound: false }).currency).toBe('CHF');
});

test('whoever is bound to stores writes for those', () => {
  expect(fitting(emptyDraft, { stores: [lyon], isBound: true })).toMatchObject({
    where: 'SOME',
    storeIds: ['lyon'],
  });
  const likeOthers = { ...emptyDraft, where: 'SOME' as const, storeIds: ['geneva', 'lille'] };
  expect(fitting(likeOthers, { stores: [lyon, lille], isBound: true }).storeIds).toEqual(['lille']);
});

test('points go to members', () => {
  expect(fitting({ ...emptyDraft, gift: 'POINTS' }, { stores: [], isBound: false }).audience).toBe('MEMBERS');
});

test('steps of each member’s own go to those who agreed to personal offers', () => {
  const audienceOf = (goalsAreOwn: boolean) =>
    fitting({ ...emptyDraft, gift: 'CHALLENGE', goalsAreOwn }, { stores: [], isBound: false }).audience;
  expect([audienceOf(false), audienceOf(true)]).toEqual(['MEMBERS', 'PERSONALISED']);
});

test('what goes by each one’s own threshold goes to those who agreed to personal offers', () => {
  for (const gift of ['OWN_AMOUNT', 'OWN_POINTS'] as const) {
    expect(audiencesFor({ gift, goalsAreOwn: false })).toEqual(['PERSONALISED']);
    expect(fitting({ ...emptyDraft, gift }, { stores: [], isBound: false }).audience).toBe('PERSONALISED');
  }
});

test('an audience that the benefit can be for is offered and stays', () => {
  for (const gift of gifts)
    for (const goalsAreOwn of [false, true])
      for (const audience of audiencesFor({ gift, goalsAreOwn }))
        expect(
          fitting({ ...emptyDraft, gift, goalsAreOwn, audience }, { stores: [], isBound: false }).audience,
        ).toBe(audience);
});
