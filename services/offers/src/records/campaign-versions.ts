import { oneOf } from '@rayon/store';
import type { Placing } from '../domain/campaign-content';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import type { CampaignVersion } from '../domain/trip-copy';
import { versionIdOf } from '../rows/campaign-versions';
import type { Records } from './records';

/** Contents that campaigns have or had, ready to be evaluated. They never change: they are read as committed. */
export const readVersions = async (
  { campaignVersions }: Records,
  wanted: readonly CampaignVersion[],
  place: Placing['place'],
): Promise<CompiledCampaign[]> => {
  const rows = await campaignVersions.findMany({ versionId: oneOf(wanted.map(versionIdOf)) });
  const contents = new Map(rows.map(({ versionId, content }) => [versionId, content]));
  return wanted.flatMap((version) => {
    const content = contents.get(versionIdOf(version));
    return content ? [compileCampaign(place({ ...version, content }))] : [];
  });
};
