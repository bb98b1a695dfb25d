import { catalogSettings } from './settings';

test('the French convention counts unless the retailer says otherwise', () => {
  expect(catalogSettings.read({}).variableMeasure).toHaveLength(10);
  const own = [{ prefix: '28', layout: 'PPIIIIIIVVVVC', measure: 'weight' }];
  expect(catalogSettings.read({ VARIABLE_MEASURE: JSON.stringify(own) }).variableMeasure).toEqual(own);
  expect(() =>
    catalogSettings.read({ VARIABLE_MEASURE: '[{"prefix":"28","layout":"PP","measure":"weight"}]' }),
  ).toThrow('VARIABLE_MEASURE takes JSON such as');
});
