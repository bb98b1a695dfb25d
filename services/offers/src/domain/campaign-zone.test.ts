import { zoneOfCampaign, zoneOfRetailer } from './campaign-zone';

const [paris, martinique, london] = ['Europe/Paris', 'America/Martinique', 'Europe/London'];
const stores = [
  { id: 'a', timeZone: paris, currency: 'EUR', region: 'Nord' },
  { id: 'b', timeZone: paris, currency: 'EUR' },
  { id: 'c', timeZone: martinique, currency: 'EUR', region: 'Antilles' },
  { id: 'd', timeZone: london, currency: 'GBP', region: 'Nord' },
  { id: 'e', currency: 'EUR' },
];

test.each([
  ['everywhere it is that of most stores', {}, paris],
  ['where it names stores, theirs', { storeIds: ['c'] }, martinique],
  ['of a region, that of its stores', { regions: ['Antilles'] }, martinique],
  ['of stores and regions, that of most of them', { storeIds: ['a'], regions: ['Antilles', 'Nord'] }, paris],
  ['of as many of each, that of the store whose id comes first', { storeIds: ['c', 'd'] }, martinique],
  ['bound to a currency, that of the stores that have it', { currency: 'GBP' }, london],
  ['in a region with no store yet, the retailer’s', { regions: ['Corse'] }, paris],
  ['in a store whose zone is not known, the retailer’s', { storeIds: ['e'] }, paris],
])('%s', (_, where, zone) => {
  expect(zoneOfCampaign({ storeIds: [], ...where }, stores)).toBe(zone);
});

test('of a retailer without a store it is UTC', () => {
  expect(zoneOfRetailer([])).toBe('UTC');
  expect(zoneOfCampaign({ storeIds: [] }, [])).toBe('UTC');
});
