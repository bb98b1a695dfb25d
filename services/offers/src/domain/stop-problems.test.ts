import { exampleContent } from './examples';
import type { Experiment } from './experiment';
import { problemOfHarm, problemOfStopRules } from './stop-problems';

const half: Experiment = { name: 'coffee', controlPercent: 50, fromPercent: 0, toPercent: 50 };

describe('refused', () => {
  const content = (more: object) =>
    exampleContent({ id: 'x', benefit: { kind: 'percent-off', percent: 10 }, ...more });
  const pace = { budgetPercent: 50, windowPercent: 20 };

  test.each([
    [{}, undefined],
    [{ stopRules: { harm: 'spent' } }, { field: 'stopRules.harm', rule: 'stop-needs-experiment' }],
    [{ stopRules: { uneven: true } }, { field: 'stopRules.uneven', rule: 'stop-needs-experiment' }],
    [{ stopRules: { harm: 'spent', uneven: true }, experiment: half }, undefined],
    [{ stopRules: { pace } }, { field: 'stopRules.pace', rule: 'stop-needs-budget' }],
    [{ stopRules: { pace }, budgetMinor: 1 }, undefined],
    [
      { stopRules: { pace: { budgetPercent: 20, windowPercent: 20 } }, budgetMinor: 1 },
      { field: 'stopRules.pace.windowPercent', rule: 'pace-is-even' },
    ],
  ])('%j: %j', (more, problem) => {
    expect(problemOfStopRules(content(more))).toEqual(problem);
  });

  test('harm to what a brand that reads the campaign is not told', () => {
    const of = (harm: 'promoted' | 'margin', more: object = {}) => ({
      content: content({ stopRules: { harm }, experiment: half, ...more }),
    });
    const shared = { contribution: { percent: 50, brandId: 'b' } };
    expect(problemOfHarm(of('margin'))).toBeUndefined();
    expect(problemOfHarm({ ...of('margin'), brandId: 'b' })).toBe('harm-is-promoted');
    expect(problemOfHarm(of('margin', shared))).toBe('harm-is-promoted');
    expect(problemOfHarm({ ...of('promoted'), brandId: 'b' })).toBeUndefined();
    expect(problemOfHarm(of('promoted', shared))).toBeUndefined();
  });
});
