import { type Expiry, earnedUnder, lastDayOfMonth, type ProgrammeTerms, withTerms } from './programme-terms';

const terms = (expiry: Expiry, over: Partial<ProgrammeTerms> = {}): ProgrammeTerms => ({
  version: 1,
  pendingDays: 0,
  expiry,
  timeZone: 'Europe/Paris',
  setAt: new Date('2026-01-01T00:00:00Z'),
  setBy: 'staff:a',
  ...over,
});
const noon = new Date('2026-03-15T12:00:00Z');

test.each<[string, Expiry, number, object]>([
  ['never', { kind: 'never' }, 0, {}],
  ['rolling', { kind: 'rolling', months: 12 }, 0, { expiresOn: '2027-03-31' }],
  [
    'rolling, once spendable',
    { kind: 'rolling', months: 12 },
    30,
    { activeOn: '2026-04-14', expiresOn: '2027-04-30' },
  ],
  ['calendar', { kind: 'calendar', month: 12, day: 31 }, 0, { expiresOn: '2027-12-31' }],
  ['calendar, early in the year', { kind: 'calendar', month: 2, day: 1 }, 0, { expiresOn: '2027-02-01' }],
  ['activity', { kind: 'activity', months: 6 }, 0, { expiresOn: '2026-09-30', renewMonths: 6 }],
])('points earned in March 2026 expire by the rule: %s', (_name, expiry, pendingDays, under) => {
  expect(earnedUnder([terms(expiry, { pendingDays })], noon)).toEqual({ termsVersion: 1, ...under });
});

test('points are earned by the terms of their moment, and by none before there were any', () => {
  const rolling = terms({ kind: 'rolling', months: 12 });
  const later = terms({ kind: 'never' }, { version: 2, setAt: noon });
  const before = (at: Date) => new Date(at.getTime() - 1);
  expect(earnedUnder([rolling, later], before(rolling.setAt))).toEqual({});
  expect(earnedUnder([rolling, later], before(noon))).toEqual({ termsVersion: 1, expiresOn: '2027-03-31' });
  expect(earnedUnder([rolling, later], noon)).toEqual({ termsVersion: 2 });
});

test('days are those of the time zone: the last minutes of a month there are not yet the next one', () => {
  const rolling = terms({ kind: 'rolling', months: 1 });
  expect(earnedUnder([rolling], new Date('2026-03-31T21:59:00Z')).expiresOn).toBe('2026-04-30');
  expect(earnedUnder([rolling], new Date('2026-03-31T22:00:00Z')).expiresOn).toBe('2026-05-31');
});

test('the same terms again are no new version', () => {
  const wanted = {
    pendingDays: 0,
    expiry: { kind: 'rolling', months: 12 } as const,
    timeZone: 'Europe/Paris',
  };
  const by = { setAt: noon, setBy: 'staff:b' };
  const versions = withTerms([], wanted, by);
  expect(versions).toEqual([{ version: 1, ...wanted, ...by }]);
  expect(withTerms(versions, wanted, { setAt: new Date(), setBy: 'staff:c' })).toBe(versions);
  expect(withTerms(versions, { ...wanted, pendingDays: 30 }, by)).toHaveLength(2);
});

test('a day that a month does not have every year is none of the calendar', () => {
  expect([2, 4, 12].map(lastDayOfMonth)).toEqual([28, 30, 31]);
});
