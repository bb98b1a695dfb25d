import { buildOffersSubgraph } from './schema';

test('the subgraph extends trips by key, requires the basket it prices and owns campaigns', () => {
  const { sdl } = buildOffersSubgraph();
  expect(sdl).toMatch(/type Trip\s+@key\(fields: "id"\)/);
  expect(sdl).toMatch(/offers: BasketOffers\s+@requires\(fields: "basket"\)/);
  expect(sdl).toMatch(/basket: Basket!\s+@external/);
  expect(sdl).toMatch(/type Brand\s+@key\(fields: "id", resolvable: false\)/);
  expect(sdl).toMatch(/type Campaign\s+@key\(fields: "id"\)/);
  expect(sdl).toContain('draftCampaign(input: DraftCampaignInput!): DraftCampaignResult!');
});
