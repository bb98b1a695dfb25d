import { categoryKey } from './category-key';

test.each([
  ["L'eau plate", 'l’eau plate'],
  ['Crème fraîche', '\uff23rème  fraîche'],
  ['Crème fraîche', 'CRÈ\ufe0fME FRAÎCHE'],
  ['Crème fraîche', 'Crè\u034fme fraîche'],
  ['Crème fraîche', 'Crè\u3164me fraîche'],
  ['Crème office', 'Crème oﬃce'],
  ['Straße', 'strasse'],
])('a campaign on %j means %j as well', (category, written) => {
  expect(categoryKey(written)).toBe(categoryKey(category));
});

test('a campaign on what is another word by its accents does not', () => {
  expect(categoryKey('Pâte')).not.toBe(categoryKey('Pâté'));
});
