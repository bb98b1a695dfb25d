import { accepted, idFromName, isCurrency, isTimeZone, type Result, rejected, tidyText } from '@rayon/kernel';
import { catalogLimits } from './limits';
import { because, type CatalogRejection } from './rejection';
import { checkText } from './text';

/** A shop of the retailer. */
export type Store = Readonly<{
  storeId: string;
  reference: string;
  /** Rises with each change of these facts. */
  version: number;
  name: string;
  city: string;
  currency: string;
  timeZone: string;
  /** As the retailer calls it: stores of one region have the same text. */
  region?: string;
  /** Rises with every command that changes a price in the store. */
  priceListVersion: number;
}>;

/** What an administrator says of a store. */
export type StoreDefinition = Readonly<{
  reference: string;
  name: string;
  city: string;
  currency: string;
  timeZone: string;
  region?: string | null | undefined;
}>;

/** A store's id follows from the retailer's own reference, so that a repeated definition finds it again. */
export const storeIdOf = (reference: string): string => idFromName(`store:${tidyText(reference)}`);

/** Checks the retailer's own number of a store. */
export const checkReference = (raw: string): Result<string, CatalogRejection> =>
  checkText(raw, { field: 'reference', charactersMax: catalogLimits.referenceCharacters });

/** Checks a definition: active ISO 4217 currency, IANA time zone, texts of sensible length. */
export const checkStore = (
  raw: StoreDefinition,
): Result<StoreDefinition & Pick<Store, 'region'>, CatalogRejection> => {
  const reference = checkReference(raw.reference);
  if (!reference.ok) return reference;
  const name = checkText(raw.name, { field: 'name', charactersMax: 100 });
  if (!name.ok) return name;
  const city = checkText(raw.city, { field: 'city', charactersMax: catalogLimits.cityCharacters });
  if (!city.ok) return city;
  const currency = raw.currency.trim();
  if (!isCurrency(currency)) return rejected(because('BadCurrency', 'currency'));
  const timeZone = raw.timeZone.trim();
  if (timeZone.length > catalogLimits.timeZoneCharacters || !isTimeZone(timeZone))
    return rejected(because('BadTimeZone', 'timeZone'));
  const checked = { reference: reference.value, name: name.value, city: city.value, currency, timeZone };
  if (!raw.region?.trim()) return accepted(checked);
  const region = checkText(raw.region, { field: 'region', charactersMax: catalogLimits.regionCharacters });
  return region.ok ? accepted({ ...checked, region: region.value }) : region;
};

/**
 * The store after a definition; the same object when nothing changed. Prices keep the currency they were set in: a store
 * has some from its first price list on. One in a currency that is none, which earlier versions let in, may be corrected.
 */
export const definedStore = (
  present: Store | undefined,
  definition: StoreDefinition & Pick<Store, 'region'>,
): Result<Store, CatalogRejection> => {
  if (!present)
    return accepted({
      storeId: storeIdOf(definition.reference),
      ...definition,
      version: 1,
      priceListVersion: 0,
    });
  const isMoney = isCurrency(present.currency);
  if (isMoney && present.priceListVersion > 0 && present.currency !== definition.currency)
    return rejected(because('CurrencyInUse', 'currency', present.currency));
  const { name, city, currency, timeZone, region } = definition;
  const same =
    present.name === name &&
    present.city === city &&
    present.currency === currency &&
    present.timeZone === timeZone &&
    present.region === region;
  const { region: _, ...before } = present;
  return accepted(same ? present : { ...before, ...definition, version: present.version + 1 });
};
