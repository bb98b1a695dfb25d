import { Text } from '@mantine/core';
import type { WholeCampaign } from './campaign';
import { useSummary } from './use-summary';

/** Everything a campaign says, for whoever writes it, approves it or puts it live. */
export const CampaignSummary = ({ campaign }: { campaign: WholeCampaign }) => (
  <dl className="campaign-summary">
    {useSummary(campaign).map(([name, words]) => (
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
