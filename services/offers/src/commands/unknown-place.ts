import { rejected } from '@rayon/kernel';
import type { CampaignRejection } from '../domain/campaign-change';
import { badField } from '../domain/campaign-change';
import { boundTo, type CampaignContent } from '../domain/campaign-content';
import { partsOf } from '../domain/compiled-campaign';
import type { Target } from '../domain/target';
import type { Places } from '../graph/context';

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
  for (const [field, { brandIds }] of targetsOf(content))
    if (!(await brands.allKnown(brandIds))) return badField(`${field}.brandIds`, 'unknown');
  return ofOtherCurrency(stores, content);
};

/** Everything a campaign looks at, by the field that says so. */
const targetsOf = ({ target, conditions, benefit }: CampaignContent): (readonly [string, Target])[] => [
  ['target', target],
  ...conditions.map((condition, at) => [`conditions.${at}.target`, condition.target] as const),
  ...partsOf(benefit).map((part, at) => {
    const field = benefit.kind === 'buy-get' ? 'benefit.buy.target' : `benefit.parts.${at}.target`;
    return [field, part.target] as const;
  }),
];

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
