import { dayIn, rejected, startOfDayIn } from '@rayon/kernel';
import * as fc from 'fast-check';
import { salesAsked } from './dry-run-asked';

const at = new Date('2026-06-10T15:30:00.000Z');
const contents = [{ storeIds: ['s'], regions: [] }];
const brand = { actor: 'b', brandId: 'b' };
const asked = (
  from: string,
  to: string,
  author: { actor: string; brandId?: string } = brand,
  timeZone = 'UTC',
) => salesAsked(author, { from: new Date(from), to: new Date(to), contents }, { at, daysMax: 400, timeZone });

test('a brand looks at whole days that are over, whatever its clock shows', () => {
  const days = {
    storeIds: ['s'],
    from: new Date('2026-06-01T00:00:00.000Z'),
    to: new Date('2026-06-04T00:00:00.000Z'),
  };
  expect(asked('2026-06-01T00:00:00.000Z', '2026-06-04T00:00:00.000Z')).toEqual({ ok: true, value: days });
  expect(asked('2026-05-31T22:00:00.000Z', '2026-06-03T22:00:00.000Z')).toEqual({ ok: true, value: days });
  expect(asked('2026-06-01T04:00:00.000Z', '2026-06-04T04:00:00.000Z')).toEqual({ ok: true, value: days });
  expect(asked('2026-06-09T00:00:00.000Z', '2026-06-11T00:00:00.000Z')).toMatchObject({
    value: { to: new Date('2026-06-10T00:00:00.000Z') },
  });
});

test('these days are the retailer’s, also where another store’s clock or the clocks of both change', () => {
  const days = (from: string, to: string) => ({ value: { from: new Date(from), to: new Date(to) } });
  const paris = (from: string, to: string) => asked(from, to, brand, 'Europe/Paris');
  const june = days('2026-05-31T22:00:00.000Z', '2026-06-03T22:00:00.000Z');
  expect(paris('2026-05-31T22:00:00.000Z', '2026-06-03T22:00:00.000Z')).toMatchObject(june);
  // From midnight to midnight in Martinique, and in UTC.
  expect(paris('2026-06-01T04:00:00.000Z', '2026-06-04T04:00:00.000Z')).toMatchObject(june);
  expect(paris('2026-06-01T00:00:00.000Z', '2026-06-04T00:00:00.000Z')).toMatchObject(june);
  expect(paris('2026-03-28T04:00:00.000Z', '2026-03-30T04:00:00.000Z')).toMatchObject(
    days('2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z'),
  );
  // Today began there two hours before it did in UTC.
  expect(paris('2026-06-08T22:00:00.000Z', '2026-06-11T22:00:00.000Z')).toMatchObject(
    days('2026-06-08T22:00:00.000Z', '2026-06-09T22:00:00.000Z'),
  );
});

test('a brand that asks for today alone is told why there is nothing to look at', () => {
  const problem = { field: 'from', rule: 'period-not-over' };
  expect(asked('2026-06-10T00:00:00.000Z', '2026-06-11T00:00:00.000Z')).toEqual(
    rejected({ reason: 'BadInput', problem }),
  );
});

test('a brand that asks for the end of time is told of days, too', () => {
  expect(asked('2026-06-09T00:00:00.000Z', '+275760-09-13T00:00:00.000Z')).toMatchObject({
    value: { to: new Date('2026-06-10T00:00:00.000Z') },
  });
  expect(asked('-271821-04-20T00:00:00.000Z', '2026-06-09T00:00:00.000Z')).toMatchObject({
    rejection: { problem: { rule: 'period-too-long' } },
  });
});

test('staff look up to now', () => {
  expect(asked('2026-06-10T08:15:00.000Z', '2026-06-11T00:00:00.000Z', { actor: 'm' })).toMatchObject({
    value: { from: new Date('2026-06-10T08:15:00.000Z'), to: at },
  });
});

test('no two periods of a brand differ by less than a day', () => {
  const instant = fc.date({
    noInvalidDate: true,
    min: new Date('2026-05-20T00:00:00.000Z'),
    max: new Date('2026-06-12T00:00:00.000Z'),
  });
  const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/Martinique', 'America/Havana');
  fc.assert(
    fc.property(instant, instant, zone, (from, to, timeZone) => {
      const found = salesAsked(brand, { from, to, contents }, { at, daysMax: 400, timeZone });
      if (!found.ok) return;
      for (const edge of [found.value.from, found.value.to])
        expect(edge).toEqual(startOfDayIn(dayIn(edge, timeZone), timeZone));
    }),
  );
});
