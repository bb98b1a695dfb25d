import fc from 'fast-check';
import type { Audience } from './campaign-content';
import { compileCampaign } from './compiled-campaign';
import { isMeantFor } from './eligibility';
import { problemOfEmployees, suitsEmployment } from './employee-audience';
import { afterChange, type Employment, neverEmployed, timesBeforeMax, worksAt } from './employment';
import { evaluateExample, exampleContent, line, noon } from './examples';
import { anonymous, type MemberShopper } from './shopper';
import { shopperAtFirstEnd } from './trip-copy';

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const told = (...changes: (readonly [minutes: number, employed: boolean])[]): Employment =>
  changes.reduce<Employment>(
    (employment, [minutes, employed]) => afterChange(employment, { employed, at: later(minutes) }),
    neverEmployed,
  );

test('somebody works here from the mark on, until it is taken back', () => {
  const employment = told([10, true], [20, false], [30, true]);
  const works = [9, 10, 19, 20, 29, 30, 1_000].filter((minutes) => worksAt(employment, later(minutes)));
  expect(works).toEqual([10, 19, 30, 1_000]);
  expect(worksAt(neverEmployed, noon)).toBe(false);
});

const changes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), { maxLength: timesBeforeMax })
  .map((steps) => {
    let minutes = 0;
    return steps.map(([more, employed]) => {
      minutes += more;
      return [minutes, employed] as const;
    });
  });

test('at any moment what was told last before it holds, and what is told twice is told once', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 1_300 }), (all, minutes) => {
      const last = all.findLast(([at]) => at <= minutes)?.[1] ?? false;
      expect(worksAt(told(...all), later(minutes))).toBe(last);
      expect(told(...all.flatMap((one) => [one, one]))).toEqual(told(...all));
    }),
  );
});

const person = (employment?: Employment, personalised = true): MemberShopper => ({
  kind: 'member',
  memberId: 'm',
  personalised,
  boughtCategories: new Set(),
  ...(employment ? { employment } : {}),
});
const employee = told([-60, true]);
const ten = { kind: 'percent-off', percent: 10 } as const;
const meant = (audience: Audience, shopper: MemberShopper | typeof anonymous) =>
  isMeantFor(
    compileCampaign({
      campaignId: 'c',
      version: 1,
      content: exampleContent({ id: 'c', benefit: ten, audience }),
    }),
    shopper,
    { at: noon },
  );

test.each<[string, Audience, [employee: boolean, silent: boolean, other: boolean, before: boolean]]>([
  ['employees alone', { kind: 'personalised', employees: 'only' }, [true, false, false, false]],
  ['who consents but employees', { kind: 'personalised', employees: 'barred' }, [false, false, true, true]],
  ['members but employees', { kind: 'members', employees: 'barred' }, [false, false, true, true]],
  ['members', { kind: 'members' }, [true, true, true, true]],
])('for %s', (_, audience, expected) => {
  expect([
    meant(audience, person(employee)),
    // Without a consent nobody is meant as an employee, and none is let in.
    meant(audience, person(employee, false)),
    meant(audience, person()),
    meant(audience, person(told([-60, true], [-30, false]))),
  ]).toEqual(expected);
  expect(meant(audience, anonymous)).toBe(false);
});

test('whatever else a campaign asks, it is for nobody twice: employees and all others share it out', () => {
  const shoppers = fc.record({ employment: fc.option(changes), personalised: fc.boolean() });
  fc.assert(
    fc.property(shoppers, ({ employment, personalised }) => {
      const shopper = person(employment ? told(...employment) : undefined, personalised);
      const sides = (['only', 'barred'] as const).map((employees) =>
        meant({ kind: 'personalised', employees }, shopper),
      );
      expect(sides.filter(Boolean)).toHaveLength(meant({ kind: 'personalised' }, shopper) ? 1 : 0);
      expect(meant({ kind: 'members', employees: 'barred' }, shopper)).toBe(
        suitsEmployment(
          { kind: 'members', employees: 'barred' },
          worksAt(shopper.employment ?? neverEmployed, noon),
        ),
      );
    }),
  );
});

test('an employee pays no more with their card than without, where they are barred', () => {
  const campaigns = [
    {
      id: 'members',
      audience: { kind: 'members', employees: 'barred' },
      benefit: { kind: 'percent-off', percent: 30 },
    },
    { id: 'all', benefit: { kind: 'percent-off', percent: 10 } },
  ] as const;
  const lines = [line('tea', 1_000)];
  const discount = (shopper: MemberShopper | typeof anonymous) =>
    evaluateExample(lines, campaigns, { shopper }).discountMinor;
  expect([discount(anonymous), discount(person(employee)), discount(person())]).toEqual([100, 100, 300]);
});

test('a basket that was decided goes on by what held then', () => {
  const then = (employed?: true) =>
    shopperAtFirstEnd(
      {
        at: noon,
        campaigns: [],
        shopper: {
          memberId: 'm',
          personalised: true,
          boughtCategories: [],
          ...(employed ? { employed } : {}),
        },
      },
      'm',
    ) as MemberShopper;
  expect(meant({ kind: 'personalised', employees: 'only' }, then(true))).toBe(true);
  expect(meant({ kind: 'personalised', employees: 'only' }, then())).toBe(false);
  expect(meant({ kind: 'members', employees: 'barred' }, then(true))).toBe(false);
});

test('no brand asks for it, as one that writes nor as one that pays', () => {
  const content = exampleContent({
    id: 'c',
    benefit: ten,
    audience: { kind: 'members', employees: 'barred' },
  });
  expect(problemOfEmployees({ content })).toBeUndefined();
  expect(problemOfEmployees({ content, brandId: 'b' })).toBe('employees-are-retailers');
  const paid = { ...content, contribution: { percent: 50, brandId: 'b' } };
  expect(problemOfEmployees({ content: paid })).toBe('employees-are-retailers');
  expect(
    problemOfEmployees({ content: { ...paid, audience: { kind: 'members' } }, brandId: 'b' }),
  ).toBeUndefined();
});
