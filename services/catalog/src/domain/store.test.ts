import { checkStore, definedStore, type Store, type StoreDefinition } from './store';

const lille: StoreDefinition = {
  ...{ reference: 'lille', name: 'Rayon Lille', city: 'Lille', currency: 'EUR', timeZone: 'Europe/Paris' },
};

const defined = (present: Store | undefined, change: Partial<StoreDefinition> = {}): Store => {
  const checked = checkStore({ ...lille, ...change });
  const store = checked.ok ? definedStore(present, checked.value) : checked;
  if (!store.ok) throw new Error(JSON.stringify(store.rejection));
  return store.value;
};

test('a store is in a region, in another or in none, and each change is news', () => {
  const before = defined(undefined);
  expect(before.region).toBeUndefined();
  const inNord = defined(before, { region: '  Nord ' });
  expect(inNord).toMatchObject({ region: 'Nord', version: 2 });
  expect(defined(inNord, { region: 'Nord' })).toBe(inNord);
  const outside = defined(inNord, { region: ' ' });
  expect(outside).toEqual({ ...before, version: 3 });
  expect('region' in outside).toBe(false);
});

test('a name of a region is short', () => {
  expect(checkStore({ ...lille, region: 'N'.repeat(61) })).toMatchObject({
    ok: false,
    rejection: { field: 'region' },
  });
});
