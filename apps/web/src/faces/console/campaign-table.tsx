import '@mantine/core/styles/Table.css';
import { Card, Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import type { Trouble } from '../../parts/use-task';
import type { Campaign, Step } from './campaign';
import { CampaignRow } from './campaign-row';
import type { Who } from './who';

/** Campaigns as rows, with what may follow each. */
export const CampaignTable = ({
  campaigns,
  who,
  busy,
  hrefOf,
  troubled,
  onStep,
}: {
  campaigns: Campaign[];
  who: Who;
  busy: boolean;
  /** Where a campaign has its own page; not given on that page. */
  hrefOf?: (campaignId: string) => string;
  /** The campaign whose step was refused or went wrong. */
  troubled: { campaignId: string; trouble: Trouble } | undefined;
  onStep: (step: Step, campaign: Campaign, reason?: string) => void;
}) => {
  const { t } = useTranslation();
  const withheldBelow = campaigns.find(({ results }) => results.withheldBelow)?.results.withheldBelow;
  return (
    <>
      {withheldBelow && (
        <Text size="sm" c="dimmed">
          {t('console.withheld', { count: withheldBelow })}
        </Text>
      )}
      <Card withBorder padding={0}>
        <Table className="rows" verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('console.campaign')}</Table.Th>
              <Table.Th>{t('console.status')}</Table.Th>
              <Table.Th ta="right">{t('console.uses')}</Table.Th>
              <Table.Th ta="right">{t('console.given')}</Table.Th>
              <Table.Th ta="right">{t('console.messages')}</Table.Th>
              <Table.Th ta="right">{t('console.budgetLeft')}</Table.Th>
              <Table.Th aria-label={t('console.actionsColumn')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {campaigns.map((campaign) => (
              <CampaignRow
                key={campaign.id}
                campaign={campaign}
                who={who}
                busy={busy}
                href={hrefOf?.(campaign.id)}
                trouble={troubled?.campaignId === campaign.id ? troubled.trouble : undefined}
                onStep={(step, reason) => onStep(step, campaign, reason)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </>
  );
};
