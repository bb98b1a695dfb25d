import { Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures, inMoney, inShare } from '../../parts/money';
import { Notice } from '../../parts/notice';
import type { EffectInCurrency } from './effect';
import { LiftCells, LiftHeads } from './lift-cells';

/** Both sides beside each other, what differs, and what it costs. */
export const EffectFigures = ({
  figures,
  below,
}: {
  figures: EffectInCurrency;
  /** Sides of fewer people are withheld; null: none is. */
  below: number | null;
}) => {
  const { t } = useTranslation();
  const { offered, control, isUneven, cost, costPerExtra, costPerExtraAtMost, currency } = figures;
  const { margin, marginKnown, costPerExtraMargin, costPerExtraMarginAtMost } = figures;
  const sides = [
    [
      t('console.effect.people'),
      ({ people }: EffectInCurrency['offered']) => (people < (below ?? 0) ? undefined : inFigures(people)),
    ],
    [t('console.effect.receipts'), ({ receipts }) => (receipts === null ? undefined : inFigures(receipts))],
    [t('console.effect.spentEach'), ({ spentPerPerson: each }) => each && inMoney(each)],
    [t('console.effect.promotedEach'), ({ promotedPerPerson: each }) => each && inMoney(each)],
  ] as const satisfies readonly (readonly [
    string,
    (side: EffectInCurrency['offered']) => string | null | undefined,
  ])[];
  const lifts = (['promoted', 'beside', 'spent', 'margin', 'after'] as const).flatMap((of) => {
    const lift = figures[of];
    return lift ? [{ of, lift }] : [];
  });
  const ofUnit = (ratio: number) => inMoney({ minor: Math.round(ratio * 100), currency });
  return (
    <>
      {isUneven && (
        <Notice tone="problem" role="alert">
          {t('console.effect.uneven')}
        </Notice>
      )}
      <div className="dry-run-table">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{currency}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('console.effect.offered')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('console.effect.control')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sides
              .map(([name, of]) => ({ name, cells: [of(offered), of(control)] }))
              .filter(({ cells }) => cells.some(Boolean))
              .map(({ name, cells: [with_, without] }) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row" fw={400}>
                    {name}
                  </Table.Th>
                  <Table.Td ta="right" className="figures">
                    {with_ ?? t('console.hidden')}
                  </Table.Td>
                  <Table.Td ta="right" className="figures">
                    {without ?? t('console.hidden')}
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </div>
      <div className="dry-run-table">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('console.effect.each')}</Table.Th>
              <LiftHeads name={t('console.effect.difference')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lifts.map(({ of, lift }) => (
              <Table.Tr key={of}>
                <Table.Th scope="row" fw={400}>
                  {t(`console.effect.of.${of}`)}
                </Table.Th>
                <LiftCells lift={lift} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {cost && (
        <Text>
          {t('console.effect.cost', { amount: inMoney(cost) })}{' '}
          {costPerExtra !== null && costPerExtraAtMost !== null
            ? t('console.effect.costPerExtra', {
                unit: ofUnit(1),
                usual: ofUnit(costPerExtra),
                most: ofUnit(costPerExtraAtMost),
              })
            : figures.spent && t('console.effect.noExtraYet')}{' '}
          {costPerExtraMargin !== null &&
            costPerExtraMarginAtMost !== null &&
            t('console.effect.costPerExtraMargin', {
              unit: ofUnit(1),
              usual: ofUnit(costPerExtraMargin),
              most: ofUnit(costPerExtraMarginAtMost),
            })}
        </Text>
      )}
      {cost && (
        <Text size="sm" c="dimmed">
          {margin && marginKnown !== null
            ? t('console.effect.marginKnown', { share: inShare(marginKnown, 2) })
            : t('console.effect.noMarginKnown')}
        </Text>
      )}
    </>
  );
};
