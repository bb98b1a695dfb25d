import { Table } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import type { Effect } from './effect';
import { LiftCells, LiftHeads } from './lift-cells';

/** The difference on what is promoted, by the store where members began to be measured. */
export const EffectOfStores = ({ stores }: { stores: Effect['stores'] }) => {
  const { t } = useTranslation();
  if (stores.length < 2) return null;
  return (
    <details className="dry-run-table">
      <summary>{t('console.dryRun.byStore')}</summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('console.dryRun.byStore')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effect.people')}
            </Table.Th>
            <LiftHeads name={t('console.effect.of.promoted')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stores.map(({ store, offered, control, promoted }) => (
            <Table.Tr key={store?.id}>
              <Table.Th scope="row" fw={400}>
                {store?.name ?? store?.id}
              </Table.Th>
              <Table.Td ta="right" className="figures">
                {t('console.effect.bothSides', {
                  offered: inFigures(offered.people),
                  control: inFigures(control.people),
                })}
              </Table.Td>
              <LiftCells lift={promoted} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
};
