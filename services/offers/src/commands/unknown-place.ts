import { rejected } from '@rayon/kernel';
import { oneOf } from '@rayon/store';
import type { CampaignRejection } from '../domain/campaign-change';
import { badField } from '../domain/campaign-change';
import { boundTo, type CampaignContent } from '../domain/campaign-content';
import { targetsOf } from '../domain/target-rules';
import type { Places } from '../graph/context';
import type { KnownStore } from '../projections/known-stores';

type Refused = Readonly<{ ok: false; rejection: CampaignRejection }>;

/** The refusal of what a content names and is not there, or cannot take its amounts; undefined when everything fits. */
export const unknownPlace = async (
  { stores, brands }: Places,
  content: CampaignContent,
  brandId?: string,
): Promise<Refused | undefined> => {
  if (brandId !== undefined && !(await brands.allKnown([brandId]))) return badField('brandId', 'unknown');
  const payer = content.contribution?.brandId;
  if (payer !== undefined && !(await brands.allKnown([payer])))
    return badField('contribution.brandId', 'unknown');
  if (!(await stores.allKnown(content.storeIds))) return badField('storeIds', 'unknown');
  const ofRegions = await storesOf(stores, content.regions ?? []);
  for (const [at, region] of (content.regions ?? []).entries())
    if (!ofRegions.some((store) => store.region === region))
      return badField(`regions.${at}`, 'unknown-region');
  for (const [field, { brandIds, except }] of targetsOf(content)) {
    if (!(await brands.allKnown(brandIds))) return badField(`${field}.brandIds`, 'unknown');
    if (except && !(await brands.allKnown(except.brandIds)))
      return badField(`${field}.except.brandIds`, 'unknown');
  }
  return (await ofOtherCurrency(stores, content)) ?? noneOfItsCurrency(content, ofRegions);
};

const storesOf = async ({ rows }: Places['stores'], regions: readonly string[]): Promise<KnownStore[]> =>
  regions.length === 0 ? [] : rows.findMany({ region: oneOf(regions) });

/** In a region a campaign acts in the stores of its currency, as it does everywhere; one that has none of them is a slip. */
const noneOfItsCurrency = (
  content: CampaignContent,
  ofRegions: readonly KnownStore[],
): Refused | undefined => {
  const currency = boundTo(content);
  if (currency === undefined) return undefined;
  for (const region of content.regions ?? []) {
    const its = ofRegions.filter((store) => store.region === region);
    if (its.every((store) => store.currency !== undefined && store.currency !== currency))
      return otherCurrency('regions', currency, its);
  }
  return undefined;
};

/** A campaign that names an amount acts in the stores of its currency: one that names another store would do nothing there. */
const ofOtherCurrency = async (
  { rows }: Places['stores'],
  content: CampaignContent,
): Promise<Refused | undefined> => {
  const currency = boundTo(content);
  if (currency === undefined) return undefined;
  const others = (await rows.findAll(content.storeIds)).flatMap((store) =>
    store?.currency === undefined || store.currency === currency ? [] : [store],
  );
  return others.length === 0 ? undefined : otherCurrency('storeIds', currency, others);
};

const otherCurrency = (field: string, currency: string, some: readonly KnownStore[]): Refused => {
  const stores = some
    .map(({ id, name = id, currency: own = '' }) => ({ name, currency: own }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return rejected({
    reason: 'BadInput',
    problem: { field, rule: 'stores-of-other-currency', currency, stores },
  });
};
