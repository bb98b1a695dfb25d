import { Badge, Button, Card, Group, Stack, Table, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { type Amount, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { Who } from './console-face';
import { DraftCampaign } from './draft-campaign';

type Status = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'LIVE' | 'PAUSED' | 'ENDED' | 'RETURNED';

type Campaign = {
  id: string;
  status: Status;
  title: { fr: string; en: string };
  brand: { name: string } | null;
  benefit: {
    kind:
      | 'PERCENT_OFF'
      | 'AMOUNT_OFF'
      | 'FIXED_PRICE'
      | 'N_FOR_M'
      | 'BASKET_AMOUNT_OFF'
      | 'POINTS_BONUS'
      | 'MESSAGE';
  };
  results: { uses: number; discountGiven: Amount; messagesIssued: number; budgetLeft: Amount | null };
};

const list = `query Campaigns { campaigns(first: 50) { items { id status title { fr en } brand { name } benefit { kind }
  results { uses discountGiven { minor currency } messagesIssued budgetLeft { minor currency } } } } }`;

type Action = 'submit' | 'approve' | 'launch' | 'pause' | 'end';

/** What may follow each state, and who may do it. A brand never approves or launches. */
const actionsOf = (status: Status, role: Who['role']): Action[] => {
  const owner: Partial<Record<Status, Action[]>> = { DRAFT: ['submit'], RETURNED: ['submit'] };
  const retailer: Partial<Record<Status, Action[]>> = {
    ...owner,
    SUBMITTED: ['approve'],
    APPROVED: ['launch'],
    LIVE: ['pause', 'end'],
    PAUSED: ['launch', 'end'],
  };
  return (role === 'brand' ? owner : retailer)[status] ?? [];
};

/** Campaigns with what they did so far; a brand sees its own. */
export const Campaigns = ({ accessToken, who }: { accessToken: string; who: Who }) => {
  const { t, i18n } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [campaigns, setCampaigns] = useState<Campaign[]>();
  const language = i18n.language === 'en' ? 'en' : 'fr';

  const look = useCallback(async () => {
    const found = await run(() => ask<{ campaigns: { items: Campaign[] } }>(list, {}, accessToken));
    if (found) setCampaigns(found.campaigns.items);
  }, [accessToken, run]);
  useEffect(() => {
    void look();
  }, [look]);

  const act = async (action: Action, campaignId: string) => {
    const name = `${action}Campaign`;
    const done = await run(async () => {
      const data = await ask<Record<string, { __typename: string } | Refusal>>(
        `mutation Act($input: CampaignStepInput!) { ${name}(input: $input) { __typename
          ... on CampaignChanged { campaign { id status } } ... on OffersRefusal { reason message } } }`,
        { input: { commandId: newCommandId(), campaignId } },
        accessToken,
      );
      return data[name] ?? {};
    });
    if (done) await look();
  };

  return (
    <Stack>
      <TroubleNotice trouble={trouble} />
      <DraftCampaign accessToken={accessToken} who={who} onDrafted={() => void look()} />
      {campaigns?.length === 0 && <Text c="dimmed">{t('console.noCampaigns')}</Text>}
      {campaigns && campaigns.length > 0 && (
        <Card withBorder padding={0}>
          <Table.ScrollContainer minWidth={760}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('console.campaign')}</Table.Th>
                  <Table.Th>{t('console.kind')}</Table.Th>
                  <Table.Th>{t('console.status')}</Table.Th>
                  <Table.Th ta="right">{t('console.uses')}</Table.Th>
                  <Table.Th ta="right">{t('console.given')}</Table.Th>
                  <Table.Th ta="right">{t('console.messages')}</Table.Th>
                  <Table.Th ta="right">{t('console.budgetLeft')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {campaigns.map((campaign) => (
                  <Table.Tr key={campaign.id}>
                    <Table.Td>
                      <Text fw={600}>{campaign.title[language]}</Text>
                      {campaign.brand && (
                        <Text size="sm" c="dimmed">
                          {campaign.brand.name}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{t(`console.benefits.${campaign.benefit.kind}`)}</Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={campaign.status === 'LIVE' ? 'beam' : 'gray'}>
                        {t(`console.statuses.${campaign.status}`)}
                      </Badge>
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {campaign.results.uses}
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {inMoney(campaign.results.discountGiven)}
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {campaign.results.messagesIssued}
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {campaign.results.budgetLeft ? inMoney(campaign.results.budgetLeft) : '–'}
                    </Table.Td>
                    <Table.Td>
                      <Group gap={6} justify="end" wrap="nowrap">
                        {actionsOf(campaign.status, who.role).map((action) => (
                          <Button
                            key={action}
                            size="compact-sm"
                            variant="light"
                            disabled={busy}
                            onClick={() => void act(action, campaign.id)}
                          >
                            {t(`console.actions.${action}`)}
                          </Button>
                        ))}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </Stack>
  );
};
