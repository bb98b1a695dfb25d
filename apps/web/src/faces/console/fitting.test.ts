import { audiencesFor } from './audiences-for';
import { emptyDraft } from './draft';
import { currenciesOf, fitting, zoneOf } from './fitting';
import { gifts } from './gift';

const timeZone = 'Europe/Paris';
const lyon = { id: 'lyon', name: 'Lyon', currency: 'EUR', timeZone, region: null };
const lille = { id: 'lille', name: 'Lille', currency: 'EUR', timeZone, region: null };
const geneva = {
  id: 'geneva',
  name: 'Geneva',
  currency: 'CHF',
  timeZone: 'Europe/Zurich',
  region: 'Romandie',
};

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

describe('the time zone of its days', () => {
  const stores = [lyon, lille, geneva];
  const of = (part: Partial<typeof emptyDraft>, known = stores) => {
    const draft = { ...emptyDraft, ...part };
    return { ...zoneOf(draft, known), fitted: fitting(draft, { stores: known, isBound: false }).timeZone };
  };
  const zurich = 'Europe/Zurich';

  test('is that of most stores everywhere, and that some have another one is known', () => {
    expect(of({ where: 'EVERYWHERE' })).toEqual({ timeZone, isOneOfSeveral: true, fitted: timeZone });
    expect(of({}, [lyon, lille])).toEqual({ timeZone, isOneOfSeveral: false, fitted: timeZone });
  });

  test('is that of the stores and regions it names', () => {
    const there = { timeZone: zurich, isOneOfSeveral: false, fitted: zurich };
    expect(of({ where: 'SOME', regions: ['Romandie'] })).toEqual(there);
    expect(of({ where: 'SOME', storeIds: ['geneva'] })).toEqual(there);
    // Places that were named before it was to run everywhere do not count.
    expect(of({ where: 'EVERYWHERE', storeIds: ['geneva'] }).timeZone).toBe(timeZone);
  });

  test('is that of the stores of its currency, once it names an amount', () => {
    const part = { where: 'EVERYWHERE', currency: 'CHF' } as const;
    expect(of({ ...part, gift: 'AMOUNT_OFF' })).toEqual({
      ...{ timeZone: zurich, isOneOfSeveral: false, fitted: zurich },
    });
    expect(of({ ...part, gift: 'PERCENT_OFF' }).timeZone).toBe(timeZone);
  });

  test('stays what it was while no store is known', () => {
    expect(of({ timeZone: zurich }, []).fitted).toBe(zurich);
  });
});
