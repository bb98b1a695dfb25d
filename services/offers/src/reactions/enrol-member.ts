import { isInWindow } from '../domain/eligibility';
import { armOf } from '../domain/experiment';
import { isAmong } from '../domain/shopper';
import { enrol, type Joining } from '../records/participants';
import type { Reacting } from './reacting';

/**
 * A member began to shop: it is measured from now on for every campaign of the store that is for them and is kept from some,
 * on whichever side they are. Both sides begin in the same way, before anything of the campaign is shown, and stay.
 */
export const enrolMember = async (
  { records, memory: { live, regions, shoppers, zones } }: Pick<Reacting, 'records' | 'memory'>,
  { memberId, storeId, currency, at }: Omit<Joining, 'sides' | 'region'>,
): Promise<void> => {
  const compared = live.index.withExperiment(storeId).filter((campaign) => isInWindow(campaign, at));
  if (compared.length === 0) return;
  const shopper = await shoppers.of(memberId);
  const when = { at, timeZone: await zones.for(live.index, storeId) };
  const sides = compared.flatMap((campaign) => {
    const arm = armOf(campaign, memberId);
    const isMeant = isAmong(campaign.content, shopper, when);
    return arm !== undefined && isMeant ? [{ campaign, arm }] : [];
  });
  if (sides.length === 0) return;
  const [region] = regions.of([storeId]);
  await enrol(records, { memberId, storeId, region, currency, at, sides });
};
