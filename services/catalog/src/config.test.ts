import { catalogConfig } from './config';

test('the French convention counts unless the retailer says otherwise', () => {
  expect(catalogConfig({}).variableMeasure).toHaveLength(10);
  const own = [{ prefix: '28', layout: 'PPIIIIIIVVVVC', measure: 'weight' }];
  expect(catalogConfig({ VARIABLE_MEASURE: JSON.stringify(own) }).variableMeasure).toEqual(own);
  expect(() =>
    catalogConfig({ VARIABLE_MEASURE: '[{"prefix":"28","layout":"PP","measure":"weight"}]' }),
  ).toThrow('do not fit together');
});
