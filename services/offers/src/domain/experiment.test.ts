import fc from 'fast-check';
import { compileCampaign } from './compiled-campaign';
import { exampleContent } from './examples';
import { armOf, clashes, type Experiment, isKeptFrom } from './experiment';

const compared = (experiment: Experiment | undefined, brandId?: string, id = 'c') => ({
  ...(brandId === undefined ? {} : { brandId }),
  content: {
    ...exampleContent({ id, benefit: { kind: 'percent-off', percent: 10 } }),
    ...(experiment ? { experiment } : {}),
  },
});
const half: Experiment = { name: 'coffee', controlPercent: 50, fromPercent: 0, toPercent: 50 };
const members = Array.from({ length: 10_000 }, (_, at) => `member-${at}`);
const sharesOf = (campaign: Parameters<typeof armOf>[0]) => {
  const all = members.map((memberId) => armOf(campaign, memberId));
  return ['offered', 'control', undefined].map((arm) => all.filter((one) => one === arm).length / all.length);
};

test.each([
  ['halves', half, [0.5, 0.5, 0]],
  ['a tenth that is kept from it', { ...half, controlPercent: 10, toPercent: 90 }, [0.9, 0.1, 0]],
  [
    'a variant among others',
    { ...half, controlPercent: 20, fromPercent: 30, toPercent: 60 },
    [0.3, 0.2, 0.5],
  ],
] as const)('%s are as many as they should be', (_, experiment, expected) => {
  for (const [at, share] of sharesOf(compared(experiment)).entries())
    expect(Math.abs(share - (expected[at] ?? 0))).toBeLessThan(0.015);
});

test('without an experiment nobody is on a side, and it is kept from nobody', () => {
  expect(armOf(compared(undefined), 'm')).toBeUndefined();
  expect(isKeptFrom(compared(undefined), 'm')).toBe(false);
});

test('who shows no card is promised nothing of it: they may be its control', () => {
  expect(isKeptFrom(compared({ ...half, controlPercent: 1, toPercent: 99 }), '')).toBe(true);
});

test('another name, or the same of another brand, deals members anew', () => {
  const sameSide = (other: Parameters<typeof armOf>[0]) =>
    members.filter((memberId) => armOf(compared(half), memberId) === armOf(other, memberId)).length /
    members.length;
  expect(sameSide(compared({ ...half, name: 'tea' }))).toBeLessThan(0.55);
  expect(sameSide(compared(half, 'brand'))).toBeLessThan(0.55);
  expect(sameSide(compared(half, undefined, 'another-campaign'))).toBe(1);
});

const anySlice = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.nat(98), fc.integer({ min: 1, max: 99 }))
  .filter(([control, from, to]) => from < to && to + control <= 100)
  .map(
    ([controlPercent, fromPercent, toPercent]): Experiment => ({
      name: 'n',
      controlPercent,
      fromPercent,
      toPercent,
    }),
  );

test('variants that do not clash share one control, and nobody gets two of them', () => {
  fc.assert(
    fc.property(anySlice, anySlice, fc.uuid(), (one, other, memberId) => {
      const arms = [one, other].map((experiment) => armOf(compared(experiment), memberId));
      if (clashes(one, other)) return;
      expect(arms[0] === 'control').toBe(arms[1] === 'control');
      const areVariants = one.fromPercent !== other.fromPercent;
      if (areVariants) expect(arms).not.toEqual(['offered', 'offered']);
    }),
  );
});

test('any number of campaigns that go to everybody else share a lasting control group; variants do not meet them', () => {
  const all: Experiment = { name: 'n', controlPercent: 5, fromPercent: 0, toPercent: 95 };
  expect(clashes(all, all)).toBe(false);
  expect(clashes(all, { ...all, toPercent: 40 })).toBe(true);
  expect(clashes(all, { ...all, controlPercent: 10, toPercent: 90 })).toBe(true);
});

test('with more members in it, whoever had the campaign keeps it', () => {
  fc.assert(
    fc.property(anySlice, fc.uuid(), (slice, memberId) => {
      if (slice.toPercent + slice.controlPercent === 100) return;
      const wider = { ...slice, toPercent: slice.toPercent + 1 };
      if (!isKeptFrom(compared(slice), memberId)) expect(isKeptFrom(compared(wider), memberId)).toBe(false);
    }),
  );
});

test('a compiled campaign deals like its content', () => {
  const { content } = compared(half);
  const compiled = compileCampaign({ campaignId: 'c', version: 1, content });
  for (const memberId of members.slice(0, 100))
    expect(armOf(compiled, memberId)).toBe(armOf({ content }, memberId));
});
