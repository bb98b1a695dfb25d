import { compileCampaign } from './compiled-campaign';
import { type ExampleCampaign, exampleContent } from './examples';
import { areRivals } from './message-rivals';

const message = (id: string, change: Partial<ExampleCampaign> = {}) =>
  compileCampaign({
    campaignId: id,
    version: 1,
    content: exampleContent({
      ...{ id, benefit: { kind: 'message' }, trigger: 'line-scanned', target: { categories: ['Jus'] } },
      ...change,
    }),
  });

test.each([
  ['about the same shelf', {}, true],
  ['about the whole basket', { target: {} }, true],
  ['about another shelf', { target: { categories: ['Pain'] } }, false],
  ['of another priority', { priority: 1 }, false],
  ['at the opening', { trigger: 'trip-opened' }, false],
  ['in another store', { storeIds: ['two'] }, false],
  ['that is none', { benefit: { kind: 'percent-off', percent: 5 } }, false],
] as const)('a message has a rival %s: %s', (_what, change, is) => {
  const own = message('own', { storeIds: ['one'] });
  const other = message('other', change as Partial<ExampleCampaign>);
  expect([areRivals(own, other), areRivals(other, own) || !is]).toEqual([is, true]);
});

test('none is its own rival', () => expect(areRivals(message('own'), message('own'))).toBe(false));
