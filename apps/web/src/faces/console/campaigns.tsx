import '@mantine/core/styles/Table.css';
import { Card, Stack, Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignsDocument, returnCampaignDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { type Campaign, type Step, stepDocuments } from './campaign';
import { CampaignFigures } from './campaign-figures';
import { CampaignRow } from './campaign-row';
import { DraftCampaign } from './draft-campaign';
import type { Who } from './who';

/** Campaigns with what they did so far; a brand sees its own. */
export const Campaigns = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { busy, trouble, run, send } = useCommands(caller);
  const [campaigns, setCampaigns] = useState<Campaign[]>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(campaignsDocument, {}, { partly: true }));
    if (found) setCampaigns(found.campaigns.items);
  }, [caller, run]);
  useEffect(() => {
    void look();
  }, [look]);

  const take = async (step: Step, campaignId: string, reason = '') => {
    const taken =
      step === 'returnCampaign'
        ? await send(returnCampaignDocument, { campaignId, reason })
        : await send(stepDocuments[step], { campaignId });
    if (taken) await look();
  };
  const withheldBelow = campaigns?.find(({ results }) => results.withheldBelow)?.results.withheldBelow;

  return (
    <Stack>
      <TroubleNotice trouble={trouble} onRetry={() => void look()} />
      {campaigns && campaigns.length > 0 && <CampaignFigures campaigns={campaigns} />}
      <DraftCampaign caller={caller} who={who} onDrafted={() => void look()} />
      {!campaigns && !trouble && <Waiting />}
      {campaigns?.length === 0 && <Text c="dimmed">{t('console.noCampaigns')}</Text>}
      {withheldBelow && (
        <Text size="sm" c="dimmed">
          {t('console.withheld', { count: withheldBelow })}
        </Text>
      )}
      {campaigns && campaigns.length > 0 && (
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
                  role={who.role}
                  busy={busy}
                  onStep={(step, reason) => void take(step, campaign.id, reason)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </Stack>
  );
};
