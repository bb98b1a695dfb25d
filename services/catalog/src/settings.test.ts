import { catalogSettings } from './settings';

test('the French convention counts unless the retailer says otherwise', () => {
  expect(catalogSettings({}).variableMeasure).toHaveLength(10);
  const own = [{ prefix: '28', layout: 'PPIIIIIIVVVVC', measure: 'weight' }];
  expect(catalogSettings({ VARIABLE_MEASURE: JSON.stringify(own) }).variableMeasure).toEqual(own);
  expect(() =>
    catalogSettings({ VARIABLE_MEASURE: '[{"prefix":"28","layout":"PP","measure":"weight"}]' }),
  ).toThrow('do not fit together');
});
