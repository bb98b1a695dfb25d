import { Table } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import type { Effect } from './effect';
import { LiftCells, LiftHeads } from './lift-cells';

/** What it changes among those who began to be measured in one place. */
type Place = Pick<Effect['regions'][number], 'offered' | 'control' | 'promoted'> &
  Readonly<{ id: string; name: string }>;

/** The difference on what is promoted, by the places where members began to be measured. */
export const EffectOfPlaces = ({ title, places }: { title: string; places: readonly Place[] }) => {
  const { t } = useTranslation();
  if (places.length < 2) return null;
  return (
    <details className="dry-run-table">
      <summary>{title}</summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{title}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('console.effect.people')}
            </Table.Th>
            <LiftHeads name={t('console.effect.of.promoted')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map(({ id, name, offered, control, promoted }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {name}
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
