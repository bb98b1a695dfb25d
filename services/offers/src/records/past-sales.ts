import { above, below, from, noneOf, oneOf } from '@rayon/store';
import type { Placing } from '../domain/campaign-content';
import { categoryKey } from '../domain/category-key';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import type { SalesAsked } from '../domain/dry-run-asked';
import type { Past } from '../domain/past';
import type { Sale } from '../domain/sale';
import { anonymous, type Shopper } from '../domain/shopper';
import { liveCampaigns } from './live-campaigns';
import type { Records } from './records';
import { readPasts, shopperOf } from './shopper';

const filterOf = ({ from: first, to, storeIds }: SalesAsked) => ({
  $and: [{ at: from(first) }, { at: below(to) }],
  ...(storeIds ? { storeId: oneOf(storeIds) } : {}),
});

/** Sales in the order of their time, one after another. */
export const streamSales = ({ sales }: Records, asked: SalesAsked): AsyncIterable<Sale> =>
  sales.stream(filterOf(asked), { sort: { at: 1 } });

/** How many sales there are to look at. */
export const countSales = ({ sales }: Records, asked: SalesAsked): Promise<number> =>
  sales.count(filterOf(asked));

/** When the oldest sale that is kept was paid. */
export const readOldestSaleAt = async ({ sales }: Records): Promise<Date | undefined> => {
  const [oldest] = await sales.findMany({}, { sort: { at: 1 }, limit: 1 });
  return oldest?.at;
};

/** The campaigns that were launched, are not over and give something, but for some. */
export const readLive = async (
  records: Records,
  { at, but, place }: { at: Date; but: readonly string[]; place: Placing['place'] },
): Promise<CompiledCampaign[]> => {
  const meant = { 'content.to': above(at), 'content.benefit.kind': noneOf(['message', 'challenge']) };
  const live: CompiledCampaign[] = [];
  for await (const campaign of liveCampaigns(records, meant))
    if (!but.includes(campaign.campaignId)) live.push(compileCampaign(place(campaign)));
  return live;
};

/** The time zones of the stores, by store. */
export const readZones = async ({ stores }: Records): Promise<ReadonlyMap<string, string>> => {
  const zones = new Map<string, string>();
  for await (const { id, timeZone } of stores.stream({})) if (timeZone !== undefined) zones.set(id, timeZone);
  return zones;
};

/**
 * Who shopped, as far as campaigns ask: when they worked for the retailer; `withHistory` also with consent and categories as they are
 * now, or without either; `withPast` also with all they bought in the time that is kept, of which each sale looks at what came before it.
 */
export const readShoppers = async (
  records: Records,
  memberIds: readonly string[],
  { withHistory, withPast }: { withHistory: boolean; withPast: boolean },
): Promise<ReadonlyMap<string, Shopper>> => {
  const { members, purchases } = records;
  const known = (await members.findAll(memberIds)).filter((member) => member !== undefined);
  const consenting = withHistory ? known.filter(({ personalised }) => personalised) : [];
  const bought = new Map(consenting.map(({ memberId }) => [memberId, new Set<string>()]));
  if (bought.size > 0)
    for (const { memberId, category, units } of await purchases.findMany({
      memberId: oneOf([...bought.keys()]),
    }))
      if (units > 0) bought.get(memberId)?.add(categoryKey(category));
  const byId = new Map(known.map((member) => [member.memberId, member]));
  const pasts = withPast ? await readPasts(records, consenting) : new Map<string, Past>();
  return new Map(
    memberIds.map((memberId) => {
      const [own, past] = [bought.get(memberId), pasts.get(memberId)];
      const stored = {
        member: byId.get(memberId),
        ...(own ? { bought: own } : {}),
        ...(past ? { past } : {}),
      };
      return [memberId, shopperOf(memberId, stored)];
    }),
  );
};

/** Who shopped, where nobody asks for consent, history or employment. */
export const plainShopper = ({ memberId }: Sale): Shopper =>
  memberId === undefined ? anonymous : shopperOf(memberId, { member: undefined });
