import { accepted, rejected } from '@rayon/kernel';
import * as fc from 'fast-check';
import { monthAfter, monthIn, readMonth, spanOf } from './statement-month';

const today = '2026-12-04';

test('there is a statement of the current month and of the 24 before it', () => {
  expect(readMonth('2026-12', today)).toEqual(accepted('2026-12'));
  expect(readMonth('2024-12', today)).toEqual(accepted('2024-12'));
  expect(readMonth('2024-11', today)).toEqual(rejected({ reason: 'TooLongAgo', first: '2024-12' }));
  expect(readMonth('2027-01', today)).toEqual(rejected({ reason: 'NotBegun' }));
});

test.each([
  '',
  '2026',
  '2026-13',
  '2026-00',
  '2026-1',
  '2026-11-01',
  ' 2026-11',
  '2026-11\n',
  '٢٠٢٦-١١',
  '+2026-11',
])('%j is no month', (text) => {
  expect(readMonth(text, today)).toEqual(rejected({ reason: 'Malformed' }));
});

test('a month begins and ends by the calendar of the programme', () => {
  expect(spanOf('2026-11', 'Europe/Paris')).toEqual({
    from: new Date('2026-10-31T23:00:00Z'),
    to: new Date('2026-11-30T23:00:00Z'),
  });
  // Clocks go forward within this one.
  expect(spanOf('2026-03', 'Europe/Paris')).toEqual({
    from: new Date('2026-02-28T23:00:00Z'),
    to: new Date('2026-03-31T22:00:00Z'),
  });
  expect(spanOf('2026-12', 'UTC').to).toEqual(new Date('2027-01-01T00:00:00Z'));
});

test('every instant lies in the span of its month and in no other, and months follow each other without a gap', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom(
        'UTC',
        'Europe/Paris',
        'Pacific/Auckland',
        'America/St_Johns',
        'Africa/Cairo',
        'Pacific/Apia',
      ),
      (at, timeZone) => {
        const month = monthIn(at, timeZone);
        const { from, to } = spanOf(month, timeZone);
        expect(from <= at && at < to).toBe(true);
        expect(spanOf(monthAfter(month, 1), timeZone).from).toEqual(to);
        expect(spanOf(monthAfter(month, -1), timeZone).to).toEqual(from);
        expect(monthAfter(monthAfter(month, 24), -24)).toBe(month);
      },
    ),
  );
});
