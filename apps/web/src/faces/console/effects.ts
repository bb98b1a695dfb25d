import type { MeasuredCampaignsQuery } from '@rayon/client/operations/console';

/** A campaign that is kept from a control group, and what it changes. */
export type Measured = MeasuredCampaignsQuery['campaigns']['items'][number];

type Effect = NonNullable<Measured['effect']>;

/** What one campaign changes in one currency. */
export type EffectRow = Readonly<{ campaign: Measured; figures: Effect['currencies'][number] }>;

/** Which campaigns are compared: whose, and about which category; empty: all. */
export type Wanted = Readonly<{ owner: string; category: string }>;

/** Stands for the retailer among the owners of campaigns: no brand has such an id. */
export const retailer = 'retailer';

/** Who owns a campaign: a brand by its id, or the retailer. */
export const ownerOf = ({ brand }: Pick<Measured, 'brand'>): string => brand?.id ?? retailer;

/** The categories that campaigns name, each once, in their order. */
export const categoriesOf = (campaigns: readonly Measured[]): string[] =>
  [...new Set(campaigns.flatMap(({ target }) => target.categories))].sort((left, right) =>
    left.localeCompare(right),
  );

/** The campaigns of that owner, about that category. */
export const wantedOf = (campaigns: readonly Measured[], { owner, category }: Wanted): Measured[] =>
  campaigns.filter(
    (campaign) =>
      (owner === '' || ownerOf(campaign) === owner) &&
      (category === '' || campaign.target.categories.includes(category)),
  );

/**
 * What the campaigns change, where the money works best first: by what each unit of money more of sales costs; then those that are not
 * known to sell more, by their difference.
 */
export const effectRows = (campaigns: readonly Measured[]): EffectRow[] =>
  campaigns
    .flatMap((campaign) => (campaign.effect?.currencies ?? []).map((figures) => ({ campaign, figures })))
    .sort(
      ({ figures: left }, { figures: right }) =>
        left.currency.localeCompare(right.currency) ||
        (left.costPerExtra ?? Number.POSITIVE_INFINITY) - (right.costPerExtra ?? Number.POSITIVE_INFINITY) ||
        (right.promoted.perPerson?.minor ?? 0) - (left.promoted.perPerson?.minor ?? 0),
    );
