import fc from 'fast-check';
import { cuped, pairedSumsOf } from './cuped';
import { meanOf, sumsOf, varianceOf } from './sums';

const amount = fc.integer({ min: 0, max: 1_000 });
const people = fc.array(fc.record({ x: amount, y: amount }), { minLength: 2, maxLength: 50 });
const inAll = <Value>(treated: Value[], control: Value[]): Value[] => [...treated, ...control];

test('the sums are those of outcomes that are adjusted one by one', () => {
  fc.assert(
    fc.property(people, people, (treated, control) => {
      const { theta, arms } = cuped({ treated: pairedSumsOf(treated), control: pairedSumsOf(control) });
      const meanX = meanOf(sumsOf(inAll(treated, control).map(({ x }) => x)));
      const oneByOne = sumsOf(treated.map(({ x, y }) => y - theta * (x - meanX)));
      expect(meanOf(arms.treated)).toBeCloseTo(meanOf(oneByOne), 6);
      expect(varianceOf(arms.treated)).toBeCloseTo(varianceOf(oneByOne), 3);
    }),
  );
});

test('the variance never grows, and shrinks by the ratio that is told', () => {
  fc.assert(
    fc.property(people, people, (treated, control) => {
      const { theta, varianceRatio } = cuped({
        treated: pairedSumsOf(treated),
        control: pairedSumsOf(control),
      });
      const all = inAll(treated, control);
      const plain = varianceOf(sumsOf(all.map(({ y }) => y)));
      const adjusted = varianceOf(sumsOf(all.map(({ x, y }) => y - theta * x)));
      expect(varianceRatio).toBeLessThanOrEqual(1);
      expect(adjusted).toBeCloseTo(plain * varianceRatio, 3);
    }),
  );
});

test('what is the same for everybody before adjusts nothing', () => {
  const alike = pairedSumsOf([
    { x: 3, y: 1 },
    { x: 3, y: 5 },
  ]);
  const { theta, varianceRatio, arms } = cuped({ treated: alike, control: alike });
  expect({ theta, varianceRatio }).toEqual({ theta: 0, varianceRatio: 1 });
  expect(arms.treated).toEqual({ people: 2, sum: 6, sumOfSquares: 26 });
});
