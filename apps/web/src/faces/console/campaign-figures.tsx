import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures, inMoney } from '../../parts/money';
import type { Campaign } from './campaign';
import { givenByCurrency } from './given-by-currency';

/** What these campaigns did together; what is withheld is left out. */
export const CampaignFigures = ({
  campaigns,
  isPart,
}: {
  campaigns: Campaign[];
  /** There are more than these. */
  isPart: boolean;
}) => {
  const { t } = useTranslation();
  const sum = (of: (results: Campaign['results']) => number | null | undefined) => {
    const told = campaigns.map(({ results }) => of(results)).filter((one) => typeof one === 'number');
    return told.length > 0 ? told.reduce((all, one) => all + one, 0) : undefined;
  };
  const given = givenByCurrency(campaigns);
  const uses = sum((results) => results.uses);
  const messages = sum(({ messagesIssued }) => messagesIssued);
  const live = campaigns.filter(({ status }) => status === 'LIVE').length;
  const figures = [
    [t('console.running'), inFigures(live)],
    [t('console.uses'), uses !== undefined && inFigures(uses)],
    [t('console.given'), given.map(inMoney).join(' · ')],
    [t('console.messages'), messages !== undefined && inFigures(messages)],
  ] as const;
  return (
    <div>
      <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
        {figures.map(
          ([name, figure]) =>
            figure && (
              <div key={name} className="figure">
                <Text component="dt" size="sm" c="dimmed">
                  {name}
                </Text>
                <Text component="dd" m={0} fz={26} fw={800} className="figures">
                  {figure}
                </Text>
              </div>
            ),
        )}
      </SimpleGrid>
      {isPart && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('console.figuresOfPart', { count: campaigns.length })}
        </Text>
      )}
    </div>
  );
};
