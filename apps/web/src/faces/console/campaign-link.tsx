import { Text, type TextProps } from '@mantine/core';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { campaignPath } from './address';
import type { Planned } from './calendar';

/** The name of a campaign that leads to its page. */
export const CampaignLink = ({
  campaign: { id, title },
  ...look
}: { campaign: Pick<Planned, 'id' | 'title'> } & Pick<TextProps, 'className' | 'size' | 'fw'>) => {
  const { set, language } = useTranslation();
  return (
    <Text component={Link} href={campaignPath(id)} c="var(--mantine-color-text)" td="underline" {...look}>
      {set(title[language])}
    </Text>
  );
};
