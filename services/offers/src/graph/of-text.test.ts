import { aiming } from '../domain/examples';
import { ofText } from './of-text';

test('what is left out is said after what is meant', () => {
  const except = { ...aiming({ categories: ['Tabac'], articleIds: ['a'] }), markedDown: true as const };
  expect(ofText(aiming({ except }))).toEqual({
    fr: "d'achat (hors « Tabac », certains articles, articles déjà démarqués)",
    en: 'of shopping (except “Tabac”, some articles, articles already marked down)',
  });
  expect(ofText(aiming({ categories: ['Thés'], except: aiming({ brandIds: ['b'] }) }))).toEqual({
    fr: 'de « Thés » (hors certaines marques)',
    en: 'of “Thés” (except some brands)',
  });
});
