import { rejected } from '@rayon/kernel';
import * as fc from 'fast-check';
import { salesAsked } from './dry-run-asked';

const at = new Date('2026-06-10T15:30:00.000Z');
const contents = [{ storeIds: ['s'], regions: [] }];
const brand = { actor: 'b', brandId: 'b' };
const asked = (from: string, to: string, author: { actor: string; brandId?: string } = brand) =>
  salesAsked(author, { from: new Date(from), to: new Date(to), contents }, { at, daysMax: 400 });

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

test('a brand that asks for today alone is told why there is nothing to look at', () => {
  const problem = { field: 'from', rule: 'period-not-over' };
  expect(asked('2026-06-10T00:00:00.000Z', '2026-06-11T00:00:00.000Z')).toEqual(
    rejected({ reason: 'BadInput', problem }),
  );
});

test('staff look up to now', () => {
  expect(asked('2026-06-10T08:15:00.000Z', '2026-06-11T00:00:00.000Z', { actor: 'm' })).toMatchObject({
    value: { from: new Date('2026-06-10T08:15:00.000Z'), to: at },
  });
});

test('no two periods of a brand differ by less than a day', () => {
  const instant = fc.date({
    min: new Date('2026-05-20T00:00:00.000Z'),
    max: new Date('2026-06-12T00:00:00.000Z'),
  });
  fc.assert(
    fc.property(instant, instant, (from, to) => {
      const found = salesAsked(brand, { from, to, contents }, { at, daysMax: 400 });
      if (!found.ok) return;
      for (const edge of [found.value.from, found.value.to])
        expect(edge.toISOString()).toMatch(/T00:00:00.000Z$/);
    }),
  );
});
