import { buildCatalogSubgraph } from './schema';

test('the subgraph owns stores, brands and articles by key and every entry has a rule', () => {
  const { sdl } = buildCatalogSubgraph();
  for (const entity of ['Store', 'Brand', 'Article'])
    expect(sdl).toMatch(new RegExp(`type ${entity}\\s+@key\\(fields: "id"\\)`));
  expect(sdl).toContain('importArticles(input: ImportArticlesInput!): ImportArticlesResult!');
});
