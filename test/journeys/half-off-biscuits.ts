import { launchCampaign } from '@rayon/client/shop';
import { hire, type SmallShop } from '../faults/small-shop';

/** Launches half off biscuits in the shop, for the hour to come and everybody unless said otherwise; gives the campaign. */
export const launchHalfOffBiscuits = async (
  { admin, storeId }: Pick<SmallShop, 'admin' | 'storeId'>,
  more: Partial<Parameters<typeof launchCampaign>[1]> = {},
): Promise<string> => {
  const now = Date.now();
  return launchCampaign(
    { author: await hire(admin, { role: 'MARKETER', storeIds: [] }), approver: admin },
    {
      title: { fr: 'Biscuits à moitié prix', en: 'Biscuits at half price' },
      body: { fr: 'Cette semaine', en: 'This week' },
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 3_600_000).toISOString(),
      storeIds: [storeId],
      target: { categories: ['Biscuits'] },
      benefit: { kind: 'PERCENT_OFF', percent: 50 },
      ...more,
    },
  );
};
