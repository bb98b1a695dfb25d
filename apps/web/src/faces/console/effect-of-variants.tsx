import { Table } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inShare } from '../../parts/money';
import { CampaignLink } from './campaign-link';
import type { Effect } from './effect';
import { LiftCells, LiftHeads } from './lift-cells';

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
            <LiftHeads name={t('console.effect.of.promoted')} />
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
                  <CampaignLink campaign={{ id: campaignId, title }} />
                )}
              </Table.Th>
              <LiftCells lift={promoted} />
              <Table.Td ta="right" className="figures">
                {pAmongAll === null ? t('console.hidden') : inShare(pAmongAll, 2)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
