import { exampleContent } from './examples';
import type { Experiment } from './experiment';
import { problemOfReadRules, problemOfStopRules } from './stop-problems';

const half: Experiment = { name: 'coffee', controlPercent: 50, fromPercent: 0, toPercent: 50 };

describe('refused', () => {
  const content = (more: object) =>
    exampleContent({ id: 'x', benefit: { kind: 'percent-off', percent: 10 }, ...more });
  const pace = { budgetPercent: 50, windowPercent: 20 };
  const from = new Date('2026-12-24T08:00:00.000Z');
  const lasting = (clock: string) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return { from, to: new Date(from.getTime() + (hours * 60 + minutes) * 60_000) };
  };

  test.each([
    [{}, undefined],
    [{ stopRules: { harm: 'spent' } }, { field: 'stopRules.harm', rule: 'stop-needs-experiment' }],
    [{ stopRules: { uneven: true } }, { field: 'stopRules.uneven', rule: 'stop-needs-experiment' }],
    [{ stopRules: { harm: 'spent', uneven: true }, experiment: half }, undefined],
    [
      { stopRules: { costPerExtraPercent: 80 } },
      { field: 'stopRules.costPerExtraPercent', rule: 'stop-needs-experiment' },
    ],
    [
      { stopRules: { costPerExtraPercent: 80 }, experiment: half, benefit: { kind: 'points', points: 5 } },
      { field: 'stopRules.costPerExtraPercent', rule: 'stop-needs-discount' },
    ],
    [{ stopRules: { costPerExtraPercent: 80 }, experiment: half }, undefined],
    [{ stopRules: { pace } }, { field: 'stopRules.pace', rule: 'stop-needs-budget' }],
    [{ stopRules: { pace }, budgetMinor: 1 }, undefined],
    [
      { stopRules: { pace: { budgetPercent: 20, windowPercent: 20 } }, budgetMinor: 1 },
      { field: 'stopRules.pace.windowPercent', rule: 'pace-is-even' },
    ],
    // 10 % of an hour are over before anybody looks; 20 % of it not, nor 1 % of a day.
    [
      { ...lasting('01:00'), stopRules: { pace: { budgetPercent: 50, windowPercent: 10 } }, budgetMinor: 1 },
      { field: 'stopRules.pace.windowPercent', rule: 'pace-is-short' },
    ],
    [{ ...lasting('00:50'), stopRules: { pace }, budgetMinor: 1 }, undefined],
    [
      { ...lasting('00:49'), stopRules: { pace }, budgetMinor: 1 },
      { field: 'stopRules.pace.windowPercent', rule: 'pace-is-short' },
    ],
    [
      { ...lasting('24:00'), stopRules: { pace: { budgetPercent: 2, windowPercent: 1 } }, budgetMinor: 1 },
      undefined,
    ],
  ])('%j: %j', (more, problem) => {
    expect(problemOfStopRules(content(more))).toEqual(problem);
  });

  test('harm to what a brand that reads the campaign is not told', () => {
    const of = (harm: 'promoted' | 'margin', more: object = {}) => ({
      content: content({ stopRules: { harm }, experiment: half, ...more }),
    });
    const shared = { contribution: { percent: 50, brandId: 'b' } };
    expect(problemOfReadRules(of('margin'))).toBeUndefined();
    expect(problemOfReadRules({ ...of('margin'), brandId: 'b' })).toEqual({
      field: 'stopRules.harm',
      rule: 'harm-is-promoted',
    });
    expect(problemOfReadRules(of('margin', shared))).toEqual({
      field: 'stopRules.harm',
      rule: 'harm-is-promoted',
    });
    expect(problemOfReadRules({ ...of('promoted'), brandId: 'b' })).toBeUndefined();
    expect(problemOfReadRules(of('promoted', shared))).toBeUndefined();
  });

  test('what extra sales cost, of a campaign that a brand reads', () => {
    const cost = { content: content({ stopRules: { costPerExtraPercent: 80 }, experiment: half }) };
    const refused = { field: 'stopRules.costPerExtraPercent', rule: 'cost-is-retailers' };
    expect(problemOfReadRules(cost)).toBeUndefined();
    expect(problemOfReadRules({ ...cost, brandId: 'b' })).toEqual(refused);
    const contribution = { percent: 50, brandId: 'b' };
    expect(problemOfReadRules({ content: { ...cost.content, contribution } })).toEqual(refused);
  });
});
