import {
  alsoOnThis,
  barIn,
  boundsOf,
  daysOf,
  inMonth,
  monthAfter,
  monthSaid,
  type Planned,
  windowOf,
} from './calendar';
import { startOf } from './days';

/** Midnight in Paris, in summer. */
const at = (day: string) => new Date(`${day}T00:00+02:00`).toISOString();
const nothing = { categories: [], brandIds: [], articleIds: [], gtins: [], every: false, except: null };

const planned = (
  id: string,
  [first, after]: readonly [string, string],
  { target = {}, ...more }: Omit<Partial<Planned>, 'target'> & { target?: Partial<Planned['target']> } = {},
) =>
  ({
    id,
    status: 'LIVE',
    from: at(first),
    to: at(after),
    timeZone: 'Europe/Paris',
    updatedAt: at(first),
    storeIds: [],
    regions: [],
    brand: null,
    benefit: { kind: 'PERCENT_OFF' },
    target: { ...nothing, ...target },
    ...more,
  }) as unknown as Planned;

describe('the months of the calendar', () => {
  test('follow one another over the turn of a year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-06', -18)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-12',
    ]);
  });

  test('have their days, from the first to the last that it is anywhere', () => {
    expect(daysOf('2028-02')).toHaveLength(29);
    expect(daysOf('2026-12').at(-1)).toBe('2026-12-31');
    const { from, to } = boundsOf('2026-12');
    for (const timeZone of ['Pacific/Kiritimati', 'Europe/Paris', 'Pacific/Pago_Pago']) {
      expect(from <= startOf('2026-12-01', timeZone)).toBe(true);
      expect(to >= startOf('2027-01-01', timeZone)).toBe(true);
    }
  });

  test.each(['2026-13', '26-01', 'x', '', undefined, '2026-1', '9999-01'])('%s names none', (text) => {
    expect(monthSaid(text)).toBeUndefined();
  });
});

describe('the bar of a campaign', () => {
  test('stands on the days of its own stores', () => {
    const [from, to] = ['2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'];
    const of = (timeZone: string) =>
      windowOf(planned('a', ['2026-06-01', '2026-06-01'], { from, to, timeZone }));
    expect(of('Europe/Paris')).toEqual({ first: '2026-07-01', last: '2026-07-01' });
    expect(of('America/Martinique')).toEqual({ first: '2026-06-30', last: '2026-07-01' });
    const paris = planned('a', ['2026-06-01', '2026-06-01'], { from, to });
    expect([barIn('2026-06', paris), barIn('2026-07', paris)?.start]).toEqual([undefined, 0]);
  });

  test.each([
    [['2026-06-10', '2026-06-13'], { start: 9, length: 3, fromBefore: false, beyond: false }],
    [['2026-05-01', '2026-06-02'], { start: 0, length: 1, fromBefore: true, beyond: false }],
    [['2026-06-30', '2026-08-01'], { start: 29, length: 1, fromBefore: false, beyond: true }],
    [['2026-01-01', '2027-01-01'], { start: 0, length: 30, fromBefore: true, beyond: true }],
    [['2026-05-01', '2026-06-01'], undefined],
    [['2026-07-01', '2026-08-01'], undefined],
  ] as const)('of %j in June', (window, bar) => {
    expect(barIn('2026-06', planned('a', window))).toEqual(bar);
  });

  test('ends when its campaign was ended before its time, and not when it was over', () => {
    const window = ['2026-06-01', '2026-07-01'] as const;
    const ended = (updatedAt: string) =>
      windowOf(planned('a', window, { status: 'ENDED', updatedAt: at(updatedAt) })).last;
    expect([ended('2026-06-10'), ended('2026-07-02'), ended('2026-05-01')]).toEqual([
      '2026-06-10',
      '2026-06-30',
      '2026-06-01',
    ]);
  });

  test('stands with the others of its month in the order in which they begin', () => {
    const early = planned('early', ['2026-05-01', '2026-07-01']);
    const shorter = planned('shorter', ['2026-05-01', '2026-06-15']);
    const late = planned('late', ['2026-06-20', '2026-07-01']);
    const other = planned('other', ['2026-07-01', '2026-08-01']);
    expect(inMonth('2026-06', [late, other, early, shorter]).map(({ id }) => id)).toEqual([
      'shorter',
      'early',
      'late',
    ]);
  });
});

describe('another campaign is also on this', () => {
  const june = ['2026-06-01', '2026-07-01'] as const;
  const onTea = (id: string, more: Parameters<typeof planned>[2] = {}) =>
    planned(id, june, { target: { categories: ['Thés verts'] }, ...more });
  const meets = (one: Planned, other: Planned) => alsoOnThis(one, [one, other]).length === 1;

  test.each<[string, Planned, boolean]>([
    ['with a category however it is written', onTea('b', { target: { categories: ['THÉS  VERTS'] } }), true],
    ['not with another category', onTea('b', { target: { categories: ['Cafés'] } }), false],
    [
      'not after it',
      planned('b', ['2026-07-01', '2026-08-01'], { target: { categories: ['Thés verts'] } }),
      false,
    ],
    ['in a store they share', onTea('b', { storeIds: ['s'] }), true],
    ['not once it ended', onTea('b', { status: 'ENDED' }), false],
    ['not as a message', onTea('b', { benefit: { kind: 'MESSAGE' } as Planned['benefit'] }), false],
    ['not on the whole basket', planned('b', june), false],
  ])('%s', (_, other, does) => {
    expect([meets(onTea('a'), other), meets(other, onTea('a'))]).toEqual([does, does]);
  });

  test('in a region, whose stores are not looked up', () => {
    expect(meets(onTea('a', { regions: ['Nord'] }), onTea('b', { storeIds: ['lyon'] }))).toBe(true);
  });

  test('not in other stores, nor of another brand', () => {
    expect(meets(onTea('a', { storeIds: ['s'] }), onTea('b', { storeIds: ['t'] }))).toBe(false);
    const of = (id: string) => ({ id, name: id });
    expect(meets(onTea('a', { brand: of('x') }), onTea('b', { brand: of('y') }))).toBe(false);
    expect(meets(onTea('a', { brand: of('x') }), onTea('b'))).toBe(true);
  });

  test('not on what one of them leaves out, nor in other lists that each asks for at once', () => {
    const days = ['2026-06-01', '2026-07-01'] as const;
    const on = (id: string, target: Partial<Planned['target']>) => planned(id, days, { target });
    const except = { ...nothing, categories: ['SOUPES'], brands: [], articles: [], markedDown: false };
    const soups = on('soups', { categories: ['Soupes'] });
    expect(meets(soups, on('knorr', { categories: ['Soupes', 'Thés'], brandIds: ['knorr'] }))).toBe(true);
    expect(meets(soups, on('but soups', { brandIds: ['knorr'], categories: ['Thés'], except }))).toBe(false);
    const both = (id: string, category: string) =>
      on(id, { brandIds: ['knorr'], categories: [category], every: true });
    expect(meets(both('one', 'Soupes'), both('other', 'Thés'))).toBe(false);
    expect(meets(both('one', 'Soupes'), on('knorr', { brandIds: ['knorr'] }))).toBe(true);
  });

  test('on the whole basket, and on all of a brand', () => {
    expect(meets(planned('a', june), planned('b', june))).toBe(true);
    const brand = { id: 'x', name: 'X' };
    expect(meets(planned('a', june, { brand }), planned('b', june, { target: { brandIds: ['x'] } }))).toBe(
      true,
    );
  });
});
