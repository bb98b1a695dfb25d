import { Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignChallengeQuery, campaignChallengeDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { AskedCard } from './asked-card';
import type { WholeCampaign } from './campaign';
import { countedInWords } from './counted-words';
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
  const { id } = campaign;
  const ask = useCallback(
    async () => (await caller.ask(campaignChallengeDocument, { id })).campaign?.challengeResults ?? null,
    [caller, id],
  );
  return (
    <AskedCard id="challenge" title={t('console.challenge.title')} ask={ask}>
      {(results: Results) => (
        <>
          {results.chosen !== null && (
            <>
              <Text>{t('console.challenge.chosen', { count: results.chosen })}</Text>
              <Steps campaign={campaign} challenge={challenge} results={results} />
            </>
          )}
          {results.withheldBelow && <Withheld below={results.withheldBelow} />}
        </>
      )}
    </AskedCard>
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
  const say = useSay(campaign.currency);
  const { t } = say;
  const counted = (number: number) => countedInWords(count, number, say);
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
