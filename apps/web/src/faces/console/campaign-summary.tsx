import { Text } from '@mantine/core';
import type { WholeCampaign } from './campaign';
import { useSummary } from './use-summary';
import type { Who } from './who';

/** Everything a campaign says, for whoever writes it, approves it or puts it live. */
export const CampaignSummary = ({ campaign, who }: { campaign: WholeCampaign; who: Who }) => (
  <dl className="campaign-summary">
    {useSummary(campaign, who).map(([name, words]) => (
      <div key={name}>
        <Text component="dt" size="sm" c="dimmed">
          {name}
        </Text>
        {words.map((sentence, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a title may say the same in both languages.
          <Text key={at} component="dd" m={0}>
            {sentence}
          </Text>
        ))}
      </div>
    ))}
  </dl>
);
