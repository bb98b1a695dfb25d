import '@mantine/core/styles/Table.css';
import { Table, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inMonthName, inShortDay } from '../../parts/days-said';
import { inFigures } from '../../parts/money';
import { closingWord, inChange, partsOf, type Statement, type StatementLine } from './statement-lines';

/** The movements of a month between what it opens and what it closes with, and what they come to by kind. */
export const StatementTable = ({
  statement,
  lines,
}: {
  statement: Statement;
  lines: readonly StatementLine[];
}) => {
  const { t } = useTranslation();
  const { month, opening, closing, leftOut, sums } = statement;
  return (
    <>
      <Table className="statement-table" verticalSpacing="xs" horizontalSpacing={6}>
        <caption>
          <VisuallyHidden>{t('statement.titleOf', { month: inMonthName(month) })}</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('statement.day')}</Table.Th>
            <Table.Th scope="col">{t('statement.what')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('statement.points')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('statement.balance')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Balance name={t('statement.opening')} held={opening} testId="opening" />
          {lines.map(({ id, day, what, about, points, balance }) => (
            <Table.Tr key={id} data-testid="movement">
              <Table.Td>{inShortDay(day)}</Table.Td>
              <Table.Td>
                {what}
                {about && (
                  <Text size="sm" c="dimmed">
                    {about}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {inChange(points)}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {inFigures(balance)}
              </Table.Td>
            </Table.Tr>
          ))}
          <Balance name={t(closingWord(statement))} held={closing} testId="closing" />
        </Table.Tbody>
      </Table>
      {lines.length === 0 && <Text c="dimmed">{t('statement.none')}</Text>}
      {leftOut > 0 && <Text>{t('statement.leftOut', { count: leftOut })}</Text>}
      {sums.length > 0 && (
        <Table className="statement-table" verticalSpacing={4} horizontalSpacing={6}>
          <caption>{t('statement.sums')}</caption>
          <Table.Tbody>
            {sums.map(({ kind, points }) => (
              <Table.Tr key={kind}>
                <Table.Th scope="row" fw={400}>
                  {t(`statement.kinds.${kind}`)}
                </Table.Th>
                <Table.Td ta="right" className="figures">
                  {inChange(points)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
};

const Balance = ({ name, held, testId }: { name: string; held: Statement['opening']; testId: string }) => {
  const parts = partsOf(held);
  return (
    <Table.Tr fw={700}>
      <Table.Th scope="row" colSpan={3}>
        {name}
        {parts && (
          <Text size="sm" c="dimmed">
            {parts}
          </Text>
        )}
      </Table.Th>
      <Table.Td ta="right" className="figures" fw={700} data-testid={testId}>
        {inFigures(held.points)}
      </Table.Td>
    </Table.Tr>
  );
};
