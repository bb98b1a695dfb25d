import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { chanceOf } from './testing/chance';
import { type Belief, chancesOf, drawOf } from './thompson';

type Bandit = Readonly<{
  name: string;
  arms: number[];
  horizon: number;
  runs: number;
  thompson_regret: Record<string, { mean: number; standard_error: number }>;
  ucb1_regret_at_horizon: { mean: number };
}>;

const published: { bandit: Bandit[] } = JSON.parse(
  readFileSync(join(__dirname, '../data/experiment-reference.json'), 'utf8'),
);

const runs = 60;

/** What was lost against always taking the best arm, on the average, after each of these numbers of draws. */
const regretAfter = ({ arms, horizon }: Bandit, moments: readonly number[]): number[] => {
  const chance = chanceOf(7);
  const lost = moments.map(() => 0);
  const best = Math.max(...arms);
  for (let run = 0; run < runs; run += 1) {
    const beliefs = arms.map(() => ({ yes: 1, no: 1, worth: 1 }));
    let regret = 0;
    for (let drawn = 1; drawn <= horizon; drawn += 1) {
      const values = beliefs.map((belief) => drawOf(belief, chance.next()));
      const taken = values.indexOf(Math.max(...values));
      const belief = beliefs[taken];
      const rate = arms[taken] ?? 0;
      if (belief) belief[chance.next() < rate ? 'yes' : 'no'] += 1;
      regret += best - rate;
      const at = moments.indexOf(drawn);
      if (at >= 0) lost[at] = (lost[at] ?? 0) + regret;
    }
  }
  return lost.map((sum) => sum / runs);
};

test.each(published.bandit)('regret of $name is what is published', (known) => {
  const moments = Object.keys(known.thompson_regret).map(Number);
  const found = regretAfter(known, moments);
  for (const [at, moment] of moments.entries()) {
    const figure = known.thompson_regret[String(moment)] ?? { mean: Number.NaN, standard_error: 0 };
    // So much fewer runs leave so much more to chance.
    const error = figure.standard_error * Math.sqrt(known.runs / runs);
    expect(Math.abs((found[at] ?? Number.NaN) - figure.mean)).toBeLessThan(4 * error);
  }
  expect(found.at(-1)).toBeLessThan(known.ucb1_regret_at_horizon.mean);
});

const belief = fc.record({
  yes: fc.integer({ min: 1, max: 200 }),
  no: fc.integer({ min: 1, max: 200 }),
  worth: fc.integer({ min: 1, max: 20 }),
});

test('chances add up to one, and those who are alike have the same', () => {
  fc.assert(
    fc.property(fc.array(belief, { minLength: 1, maxLength: 5 }), belief, (others, twin) => {
      const chances = chancesOf([twin, ...others, twin]);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      expect(chances[0]).toBeCloseTo(chances.at(-1) ?? Number.NaN, 9);
    }),
    { numRuns: 50 },
  );
});

test('chances are how often draws win', () => {
  const beliefs: Belief[] = [
    { yes: 12, no: 90, worth: 3 },
    { yes: 6, no: 20, worth: 2 },
    { yes: 1, no: 9, worth: 4 },
  ];
  const chance = chanceOf(11);
  const won = beliefs.map(() => 0);
  const draws = 4_000;
  for (let draw = 0; draw < draws; draw += 1) {
    const values = beliefs.map((one) => drawOf(one, chance.next()));
    const best = values.indexOf(Math.max(...values));
    won[best] = (won[best] ?? 0) + 1;
  }
  for (const [at, likely] of chancesOf(beliefs).entries())
    expect(Math.abs(likely - (won[at] ?? 0) / draws)).toBeLessThan(0.03);
});

test('more successes make the best of it more likely', () => {
  fc.assert(
    fc.property(fc.array(belief, { minLength: 2, maxLength: 4 }), (beliefs) => {
      const [first, ...others] = beliefs;
      if (!first) return;
      const more = chancesOf([{ ...first, yes: first.yes + 20 }, ...others])[0] ?? 0;
      expect(more).toBeGreaterThanOrEqual((chancesOf(beliefs)[0] ?? 0) - 1e-9);
    }),
    { numRuns: 50 },
  );
});
