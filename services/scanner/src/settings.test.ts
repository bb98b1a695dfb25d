import { defaultConfig, scannerSettings } from './settings';

test('nothing said means the stated defaults', () => {
  expect(scannerSettings.read({})).toEqual(defaultConfig);
});

test('a retailer sets its own times and prefixes', () => {
  const rule = { prefix: '21', layout: 'PPIIIIIVVVVVC', measure: 'price', unit: 10 };
  expect(
    scannerSettings.read({
      TRIP_IDLE_HOURS: '2',
      TRANSFER_CODE_MINUTES: '5',
      RESALE_AT_A_LOSS: 'always',
      PRIOR_PRICES: 'none',
      RETURN_DAYS: '0',
      VARIABLE_MEASURE: JSON.stringify([rule]),
    }),
  ).toMatchObject({
    abandon: { idleHours: 2 },
    transferCodeMinutes: 5,
    resale: 'always',
    priorPrices: 'none',
    returnDays: 0,
    variableMeasure: [rule],
  });
});

test('limits of a trip and the rules of the audit are the retailer’s', () => {
  expect(
    scannerSettings.read({
      TRIP_LINES_MAX: '40',
      TRIP_WAITING_PER_DEVICE_MAX: '2',
      AUDIT_BASE_MILLIONTHS: '0',
      AUDIT_WITHOUT_CARD_MILLIONTHS: '100000',
    }),
  ).toMatchObject({
    limits: { linesMax: 40, waitingPerDeviceMax: 2, piecesMax: 200 },
    auditRules: { baseMillionths: 0, withoutCardMillionths: 100_000, millionthsMax: 500_000 },
  });
});

test.each([
  { TRIP_IDLE_HOURS: '0' },
  { TRANSFER_CODE_MINUTES: 'soon' },
  { RESALE_AT_A_LOSS: 'sometimes' },
  { RETURN_DAYS: '1.5' },
  // A receipt's contract carries 300.
  { TRIP_LINES_MAX: '301' },
  { AUDIT_BASE_MILLIONTHS: '-1' },
  { VARIABLE_MEASURE: 'not json' },
  { VARIABLE_MEASURE: '[{"prefix":"2x"}]' },
  { VARIABLE_MEASURE: '[{"prefix":"21","layout":"PPIIIIIIIIIIC","measure":"weight"}]' },
])('%j stops the start', (environment) => {
  expect(() => scannerSettings.read(environment)).toThrow();
});
