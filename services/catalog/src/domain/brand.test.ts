import { type Brand, brandIdOf, brandNamed, definedBrand } from './brand';

const printed: Brand = { brandId: '1', name: 'L’Étoile', version: 1 };
const typed: Brand = { brandId: '2', name: "L'Étoile", version: 4 };

test('a new brand has one id however it is spelled', () => {
  for (const name of ["L'ÉTOILE", 'l’étoile', 'Ｌ’Étoile'])
    expect(brandIdOf(name)).toBe(brandIdOf("L'Étoile"));
});

test('of two brands that earlier versions told apart each keeps its spelling; any other spelling means the first', () => {
  expect(brandNamed([printed, typed], "L'Étoile")).toBe(typed);
  expect(brandNamed([printed, typed], 'L’Étoile')).toBe(printed);
  expect(brandNamed([printed, typed], "L'ÉTOILE")).toBe(printed);
  expect(brandNamed([], "L'ÉTOILE")).toBeUndefined();
});

test('a brand that is respelled keeps its id', () => {
  expect(definedBrand(typed, "L'ÉTOILE")).toEqual({ brandId: '2', name: "L'ÉTOILE", version: 5 });
});
