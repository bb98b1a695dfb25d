import { defaultConfig, scannerConfig } from './settings';

test('nothing said means the stated defaults', () => {
  expect(scannerConfig({})).toEqual(defaultConfig);
});

test('a retailer sets its own times and prefixes', () => {
  const rule = { prefix: '21', layout: 'PPIIIIIVVVVVC', measure: 'price', unit: 10 };
  expect(
    scannerConfig({
      TRIP_IDLE_HOURS: '2',
      TRANSFER_CODE_MINUTES: '5',
      VARIABLE_MEASURE: JSON.stringify([rule]),
    }),
  ).toMatchObject({ abandon: { idleHours: 2 }, transferCodeMinutes: 5, variableMeasure: [rule] });
});

test.each([
  { TRIP_IDLE_HOURS: '0' },
  { TRANSFER_CODE_MINUTES: 'soon' },
  { VARIABLE_MEASURE: 'not json' },
  { VARIABLE_MEASURE: '[{"prefix":"2x"}]' },
  { VARIABLE_MEASURE: '[{"prefix":"21","layout":"PPIIIIIIIIIIC","measure":"weight"}]' },
])('%j stops the start', (environment) => {
  expect(() => scannerConfig(environment)).toThrow();
});
