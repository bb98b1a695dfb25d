import { alwaysValid } from './always-valid';
import { sampleRatioP } from './sample-ratio';
import { campaignsWhere, everLeavesOut, type Look, usual, veryUneven } from './testing/campaigns';
import { welch } from './welch';

const campaigns = 1_000;
const members = 1_500;
const nothing: number[] = [];

const countsFit =
  (controlShare: number) =>
  ({ plain: { treated, control } }: Look): boolean =>
    sampleRatioP([treated.people, control.people], [1 - controlShare, controlShare]) >= 0.001;

describe.each([
  { split: '50/50', controlShare: 0.5, spend: 'usual', unevenness: usual },
  { split: '90/10', controlShare: 0.1, spend: 'usual', unevenness: usual },
  { split: '90/10', controlShare: 0.1, spend: 'very uneven', unevenness: veryUneven },
])('of 1,000 campaigns without an effect, $split, $spend baskets', ({ controlShare, unevenness }) => {
  const fits = countsFit(controlShare);
  const found = campaignsWhere({ members, controlShare, lift: 0, unevenness }, campaigns, {
    plain: (looks) =>
      everLeavesOut(
        looks.map(({ plain }) => plain),
        nothing,
        alwaysValid,
      ),
    adjusted: (looks) =>
      everLeavesOut(
        looks.map(({ adjusted }) => adjusted),
        nothing,
        alwaysValid,
      ),
    counts: (looks) => !looks.every(fits),
  });

  test('at most 5 % ever show one in 28 looks', () => {
    expect(found.plain).toBeLessThanOrEqual(50);
  });

  test('nor do more with outcomes adjusted by what was before', () => {
    expect(found.adjusted).toBeLessThanOrEqual(50);
  });

  test('few show counts that do not fit their shares', () => {
    expect(found.counts).toBeLessThanOrEqual(20);
  });
});

test('an interval that is meant for one look finds something in far more than 5 %', () => {
  const course = { members, controlShare: 0.5, lift: 0, unevenness: usual };
  const found = campaignsWhere(course, 200, {
    welch: (looks) =>
      everLeavesOut(
        looks.map(({ plain }) => plain),
        nothing,
        welch,
      ),
  });
  expect(found.welch).toBeGreaterThan(20);
});
