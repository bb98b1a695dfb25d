import { compileCampaign } from './compiled-campaign';
import { exampleContent } from './examples';
import { type GoneOffer, goneOffers, type ShownOffer } from './gone-offers';

const campaign = compileCampaign({
  campaignId: 'c',
  version: 1,
  content: exampleContent({ id: 'c', benefit: { kind: 'percent-off', percent: 10 } }),
});
const shown: ShownOffer = {
  campaignId: 'c',
  version: 1,
  discountMinor: 80,
  bonusPoints: 0,
  lines: [
    { lineId: 'a', discountMinor: 50 },
    { lineId: 'b', discountMinor: 30 },
  ],
  linePoints: [],
};
const applied = (discountMinor: number, lines = shown.lines) => ({
  campaign,
  discountMinor,
  raisedMinor: 0,
  bonusPoints: 0,
  lines,
  linePoints: [],
});
type Now = Parameters<typeof goneOffers>[2];
const now = (facts: Partial<Now> = {}, evaluation: Partial<Now['evaluation']> = {}): Now => ({
  evaluation: { applied: [], lost: [], ...evaluation },
  lineIds: new Set(['a', 'b']),
  isLive: () => true,
  isDecided: true,
  ...facts,
});
const told = (...asked: Parameters<typeof goneOffers>) =>
  goneOffers(...asked).map(({ reason, lines }) => [reason, lines.map(({ lineId }) => lineId).join()]);

test('what stopped, what a limit bars and what is not meant for the basket any more says so', () => {
  expect(told([], [shown], now({ isLive: () => false }))).toEqual([['campaign-over', 'a,b']]);
  const lost = [{ campaign, reason: 'budget-spent' as const }];
  expect(told([], [shown], now({}, { lost }))).toEqual([['budget-spent', 'a,b']]);
  expect(told([], [shown], now())).toEqual([['not-meant', 'a,b']]);
});

test('what another offer outdoes, and what is given as before, is not gone', () => {
  const lost = [{ campaign, reason: 'better-offer' as const, lostTo: 'd' }];
  expect(told([], [shown], now({}, { lost }))).toEqual([]);
  expect(told([], [shown], now({}, { applied: [applied(80)] }))).toEqual([]);
});

test('a line that was removed is a reason at the till alone, and only for the lines that stay', () => {
  const lineIds = new Set(['a']);
  expect(told([], [shown], now({ lineIds }))).toEqual([['line-removed', 'a']]);
  expect(told([], [shown], now({ lineIds, isDecided: false }))).toEqual([]);
  // Its own part went with it: what is left is as it was.
  const left = [applied(50, shown.lines.slice(0, 1))];
  expect(told([], [shown], now({ lineIds }, { applied: left }))).toEqual([]);
});

test('what was told stays told until it is given again, or its lines are out of the basket', () => {
  const before: GoneOffer = {
    campaignId: 'c',
    version: 1,
    reason: 'campaign-over',
    bonusPoints: 0,
    lines: shown.lines,
  };
  expect(told([before], [], now())).toEqual([['campaign-over', 'a,b']]);
  expect(told([before], [], now({ lineIds: new Set(['b']) }))).toEqual([['campaign-over', 'b']]);
  expect(told([before], [], now({ lineIds: new Set() }))).toEqual([]);
  expect(told([before], [], now({}, { applied: [applied(80)] }))).toEqual([]);
});
