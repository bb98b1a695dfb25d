import { rejected } from '@rayon/kernel';
import type { CampaignRejection } from '../domain/campaign-change';
import { badField } from '../domain/campaign-change';
import { boundTo, type CampaignContent } from '../domain/campaign-content';
import type { Places } from '../graph/context';

type Refused = Readonly<{ ok: false; rejection: CampaignRejection }>;

/** The refusal of what a content names and is not there, or cannot take its amounts; undefined when everything fits. */
export const unknownPlace = async (
  { stores, brands }: Places,
  content: CampaignContent,
  brandId?: string,
): Promise<Refused | undefined> => {
  const { storeIds, target } = content;
  if (brandId !== undefined && !(await brands.allKnown([brandId]))) return badField('brandId', 'unknown');
  if (!(await stores.allKnown(storeIds))) return badField('storeIds', 'unknown');
  if (!(await brands.allKnown(target.brandIds))) return badField('target.brandIds', 'unknown');
  return ofOtherCurrency(stores, content);
};

/** A campaign that names an amount acts in the stores of its currency: one that names another store would do nothing there. */
const ofOtherCurrency = async (
  { rows }: Places['stores'],
  content: CampaignContent,
): Promise<Refused | undefined> => {
  const currency = boundTo(content);
  if (currency === undefined) return undefined;
  const stores = (await rows.findAll(content.storeIds)).flatMap((store) =>
    store?.currency === undefined || store.currency === currency
      ? []
      : [{ name: store.name ?? store.id, currency: store.currency }],
  );
  if (stores.length === 0) return undefined;
  stores.sort((left, right) => (left.name < right.name ? -1 : 1));
  return rejected({
    reason: 'BadInput',
    problem: { field: 'storeIds', rule: 'stores-of-other-currency', currency, stores },
  });
};
