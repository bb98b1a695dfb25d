import { buildScannerSubgraph } from './schema';

const { sdl } = buildScannerSubgraph();

test('the graph offers every step from opening a trip to a return', () => {
  for (const mutation of [
    'openTrip',
    'attachCard',
    'scan',
    'voidLine',
    'endTrip',
    'cancelTrip',
    'claimBasket',
    'approveAge',
    'completeAudit',
    'removeLineAtTill',
    'payWithPoints',
    'letPointsGo',
    'confirmPayment',
    'returnLines',
  ])
    expect(sdl).toMatch(new RegExp(`\\b${mutation}\\(input: \\w+Input!\\): \\w+Result!`));
});

test('what others own is named by key only', () => {
  for (const type of ['Store', 'Member', 'Article'])
    expect(sdl).toMatch(
      new RegExp(`type ${type}\\s+@key\\(fields: "id", resolvable: false\\)\\s+\\{\\s+id: ID!\\s+\\}`),
    );
});

test('nothing tells what an article cost, or below what it is not sold', () => {
  expect(sdl).not.toMatch(/cost|purchase|threshold/i);
  expect(sdl).toContain('basket: Basket! @inaccessible');
});

test('no transfer code and no hash of one can be read from a trip', () => {
  expect(sdl.match(/type Trip\s[^}]*}/)?.[0]).not.toMatch(/transfer|hash|salt/i);
});
