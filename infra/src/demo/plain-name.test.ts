import { plainName } from './plain-name';
import { productRows } from './products';

test.each([
  ['6 galettes &quot;épaisses&quot; bretonnes', '6 galettes "épaisses" bretonnes'],
  ['Menottes &#34;locked With Love&#34;', 'Menottes "locked With Love"'],
  ['L&amp;#39;ami &#x26; moi ', "L'ami & moi"],
  ['Marks&Spencer, P&T; et R&D', 'Marks&Spencer, P&T; et R&D'],
])('%s is %s', (taken, plain) => {
  expect(plainName(taken)).toBe(plain);
});

test('no article of the demonstration has an entity in its name, brand or category', () => {
  const texts = productRows().flatMap(({ name, brand = '', category }) => [name, brand, category]);
  expect(texts.length).toBeGreaterThan(10_000);
  expect(texts.filter((text) => /&#?\w+;/.test(text))).toEqual([]);
});
