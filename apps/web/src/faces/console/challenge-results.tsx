import { Card, Stack, Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignChallengeQuery, campaignChallengeDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import type { WholeCampaign } from './campaign';
import { useSay } from './say';
import { Withheld } from './withheld';

type Results = NonNullable<NonNullable<CampaignChallengeQuery['campaign']>['challengeResults']>;
type Rules = NonNullable<WholeCampaign['benefit']['challenge']>;

/** How many members chose a challenge, and how many are at each step; nothing where it is not told. */
export const ChallengeResults = ({
  caller,
  campaign,
  challenge,
}: {
  caller: GatewayClient;
  campaign: WholeCampaign;
  challenge: Rules;
}) => {
  const { t } = useTranslation();
  const { run, trouble } = useTask();
  const { id } = campaign;
  const [results, setResults] = useState<Results | null>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(campaignChallengeDocument, { id }));
    if (found) setResults(found.campaign?.challengeResults ?? null);
  }, [caller, id, run]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  if (results === null) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="challenge">
      <Stack>
        <Text fw={700} component="h3" m={0} id="challenge">
          {t('console.challenge.title')}
        </Text>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {results === undefined && !trouble && <Waiting />}
        {results && results.chosen !== null && (
          <>
            <Text>{t('console.challenge.chosen', { count: results.chosen })}</Text>
            <Steps campaign={campaign} challenge={challenge} results={results} />
          </>
        )}
        {results?.withheldBelow && <Withheld below={results.withheldBelow} />}
      </Stack>
    </Card>
  );
};

const Steps = ({
  campaign,
  challenge: { count, steps, personal },
  results,
}: {
  campaign: WholeCampaign;
  challenge: Rules;
  results: Results;
}) => {
  const { t, money } = useSay(campaign.currency);
  const counted = (number: number) =>
    count === 'AMOUNT'
      ? money(number)
      : t(count === 'RECEIPTS' ? 'console.pastReceipts' : 'console.pieces', { count: number });
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('console.challenge.step')}</Table.Th>
          <Table.Th ta="right">{t('console.challenge.reached')}</Table.Th>
          <Table.Th ta="right">{t('console.challenge.points')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map(({ from }, at) => (
          <Table.Tr key={from}>
            <Table.Td>
              {personal ? t('console.challenge.more', { reached: counted(from) }) : counted(from)}
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {inFigures(results.steps[at]?.reached ?? 0)}
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {inFigures(results.steps[at]?.points ?? 0)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
