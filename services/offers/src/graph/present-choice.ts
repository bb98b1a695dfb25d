import type { Locale } from '@rayon/kernel';
import type { Choice } from '../domain/choose-message';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { MessageChoiceType } from './trip.type';

/** A choice as staff see it. */
export const presentChoice = (
  { at, campaignId, isExplored, candidates }: Choice,
  versions: readonly CompiledCampaign[],
  locale: Locale,
): MessageChoiceType => ({
  at,
  ...(campaignId === undefined ? {} : { campaignId }),
  explored: isExplored,
  candidates: candidates.map(({ yes, no, ...candidate }) => {
    const title = versions.find(
      (one) => one.campaignId === candidate.campaignId && one.version === candidate.version,
    )?.content.title[locale];
    return {
      ...candidate,
      ...(title === undefined ? {} : { title }),
      expected: yes / (yes + no),
      weight: yes + no,
    };
  }),
});
