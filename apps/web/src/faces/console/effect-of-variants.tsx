import { Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { inPercent } from '../../parts/money';
import { campaignPath } from './address';
import type { Effect } from './effect';
import { Difference, VerdictBadge } from './effect-figures';

/** The campaigns that share out the members of one experiment, each against the same control. */
export const EffectOfVariants = ({ variants, own }: { variants: Effect['variants']; own: string }) => {
  const { t, set, language } = useTranslation();
  if (variants.length < 2) return null;
  return (
    <div className="dry-run-table">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('console.effect.variants')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effect.of.promoted')}
            </Table.Th>
            <Table.Th scope="col">{t('console.effect.verdict')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effect.byChance')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {variants.map(({ campaignId, title, promoted, pAmongAll, currency }) => (
            <Table.Tr key={`${campaignId}/${currency}`}>
              <Table.Th scope="row" fw={400}>
                {campaignId === own ? (
                  set(title[language])
                ) : (
                  <Text
                    component={Link}
                    href={campaignPath(campaignId)}
                    c="var(--mantine-color-text)"
                    td="underline"
                  >
                    {set(title[language])}
                  </Text>
                )}
              </Table.Th>
              <Table.Td ta="right">
                <Difference lift={promoted} />
              </Table.Td>
              <Table.Td>
                <VerdictBadge lift={promoted} />
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {pAmongAll === null ? t('console.hidden') : inPercent(100 * pAmongAll)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
