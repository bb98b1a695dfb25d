import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  benjaminiHochberg,
  cuped,
  holm,
  likelihoodRatio,
  meanOf,
  pairedSumsOf,
  peoplePerArm,
  sampleRatioP,
  sumsOf,
  twoProportions,
  welch,
  wilsonInterval,
} from './index';

type Pair = readonly [number, number];
type Published = Readonly<{
  two_proportions: {
    successes: Pair;
    trials: Pair;
    z: number;
    chi_square: number;
    p_two_sided: number;
    ci95_difference_unpooled: Pair;
  }[];
  welch: { data: string; a: number[]; b: number[]; t: number; df: number; p_two_sided: number; ci95: Pair }[];
  sample_size_per_arm: { p1: number; p2: number; alpha: number; power: number; n: number }[];
  sample_ratio_mismatch: { counts: number[]; expected: string; p: number }[];
  interval_for_15_of_200: { wilson: Pair };
  multiple_testing: { p: number[]; benjamini_hochberg: number[]; holm: number[] }[];
  cuped_small: {
    x: number[];
    y: number[];
    treatment: number[];
    theta: number;
    adjusted: number[];
    raw_difference: number;
    cuped_difference: number;
    variance_ratio: number;
  };
  msprt: {
    cases: {
      name: string;
      sigma2: number;
      tau2: number;
      rows: { n_per_arm: number; mean_difference: number; lambda: number; always_valid_p: number }[];
    }[];
  };
}>;

const published: Published = JSON.parse(
  readFileSync(join(__dirname, '../data/experiment-reference.json'), 'utf8'),
);

/** As near as the figure's own last digit. */
const expectFigure = (found: number, figure: number): void => {
  const decimals = String(figure).split('.')[1]?.length ?? 0;
  expect(Math.abs(found - figure)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
};

test.each(published.two_proportions)('two proportions, $successes of $trials', (known) => {
  const arm = (at: 0 | 1) => ({ successes: known.successes[at], trials: known.trials[at] });
  const found = twoProportions({ treated: arm(0), control: arm(1) });
  if (found === 'too-few') throw new Error(found);

  expectFigure(found.z, known.z);
  expectFigure(found.z ** 2, known.chi_square);
  expectFigure(found.p, known.p_two_sided);
  expectFigure(found.low, known.ci95_difference_unpooled[0]);
  expectFigure(found.high, known.ci95_difference_unpooled[1]);
});

test.each(published.welch)('Welch, $data', (known) => {
  const found = welch({ treated: sumsOf(known.a), control: sumsOf(known.b) });
  if (found === 'too-few') throw new Error(found);

  expectFigure(found.t, known.t);
  expectFigure(found.degrees, known.df);
  expectFigure(found.p, known.p_two_sided);
  expectFigure(found.low, known.ci95[0]);
  expectFigure(found.high, known.ci95[1]);
});

test.each(published.sample_size_per_arm)('people per arm, $p1 and $p2', ({ p1, p2, alpha, power, n }) => {
  expectFigure(peoplePerArm([p1, p2], { alpha, power }), n);
});

test.each(published.sample_ratio_mismatch)('counts $counts of $expected', ({ counts, expected, p }) => {
  expectFigure(sampleRatioP(counts, expected.split('/').map(Number)), p);
});

test('the interval of 15 in 200', () => {
  const [low, high] = published.interval_for_15_of_200.wilson;
  const found = wilsonInterval({ successes: 15, trials: 200 });
  expectFigure(found.low, low);
  expectFigure(found.high, high);
});

test.each(published.multiple_testing)('many tests, $p', (known) => {
  const rounded = (values: number[]) => values.map((p) => Number(p.toFixed(12)));
  expect(rounded(holm(known.p))).toEqual(known.holm);
  expect(rounded(benjaminiHochberg(known.p))).toEqual(known.benjamini_hochberg);
});

test('CUPED of eight people', () => {
  const known = published.cuped_small;
  const inArm = (values: number[], arm: number) => values.filter((_, at) => known.treatment[at] === arm);
  const pairs = known.x.map((x, at) => ({ x, y: known.y[at] ?? Number.NaN }));
  const armOf = (arm: number) => pairs.filter((_, at) => known.treatment[at] === arm);
  const plain = { treated: pairedSumsOf(armOf(1)), control: pairedSumsOf(armOf(0)) };

  const { theta, varianceRatio, arms } = cuped(plain);
  expectFigure(theta, known.theta);
  expectFigure(varianceRatio, known.variance_ratio);
  expectFigure(meanOf(arms.treated) - meanOf(arms.control), known.cuped_difference);
  expectFigure(plain.treated.sumY / 4 - plain.control.sumY / 4, known.raw_difference);
  for (const [sums, arm] of [[arms.treated, 1] as const, [arms.control, 0] as const]) {
    expect(sums.people).toBe(4);
    expect(sums.sum).toBeCloseTo(sumsOf(inArm(known.adjusted, arm)).sum, 5);
    expect(sums.sumOfSquares).toBeCloseTo(sumsOf(inArm(known.adjusted, arm)).sumOfSquares, 3);
  }
});

test.each(published.msprt.cases)('always valid, $name', ({ sigma2, tau2, rows }) => {
  let lowest = 1;
  for (const row of rows) {
    const ratio = likelihoodRatio(row.mean_difference, (2 * sigma2) / row.n_per_arm, Math.sqrt(tau2));
    lowest = Math.min(lowest, 1 / ratio);
    expectFigure(ratio, row.lambda);
    expectFigure(lowest, row.always_valid_p);
  }
});
