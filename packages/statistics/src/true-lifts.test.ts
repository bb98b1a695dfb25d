import { alwaysValid } from './always-valid';
import { type Course, campaignsWhere, everLeavesOut, trueDifferences, usual } from './testing/campaigns';

const nothing: number[] = [];

/** In how many campaigns the interval of a look leaves out a value of its day, with and without adjustment. */
const leavingOut = (course: Course, count: number, values: readonly number[]) =>
  campaignsWhere(course, count, {
    plain: (looks) =>
      everLeavesOut(
        looks.map(({ plain }) => plain),
        values,
        alwaysValid,
      ),
    adjusted: (looks) =>
      everLeavesOut(
        looks.map(({ adjusted }) => adjusted),
        values,
        alwaysValid,
      ),
  });

test.each([0.5, 0.1])(
  'with %p of 1,000 members held back, every look holds the true lift in 95 %',
  (controlShare) => {
    const course = { members: 1_000, controlShare, lift: 0.3, unevenness: usual };
    const missed = leavingOut(course, 1_000, trueDifferences(course));
    expect(missed.plain).toBeLessThanOrEqual(50);
    expect(missed.adjusted).toBeLessThanOrEqual(50);
  },
);

test('a fifth more per basket is found among 5,000 members in three campaigns of four, adjusted in nine of ten', () => {
  const course = { members: 5_000, controlShare: 0.5, lift: 0.2, unevenness: usual };
  const found = leavingOut(course, 200, nothing);
  expect(found.plain).toBeGreaterThanOrEqual(150);
  expect(found.adjusted).toBeGreaterThanOrEqual(180);
});
