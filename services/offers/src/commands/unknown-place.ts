import type { CampaignRejection } from '../domain/campaign-change';
import { badField } from '../domain/campaign-change';
import type { CampaignContent } from '../domain/campaign-content';
import type { Places } from '../graph/context';

/** The refusal of what a content names and is not there; undefined when everything is. */
export const unknownPlace = async (
  { stores, brands }: Places,
  { storeIds, target }: CampaignContent,
  brandId?: string,
): Promise<{ ok: false; rejection: CampaignRejection } | undefined> => {
  if (brandId !== undefined && !(await brands.allKnown([brandId]))) return badField('brandId', 'unknown');
  if (!(await stores.allKnown(storeIds))) return badField('storeIds', 'unknown');
  if (!(await brands.allKnown(target.brandIds))) return badField('target.brandIds', 'unknown');
  return undefined;
};
