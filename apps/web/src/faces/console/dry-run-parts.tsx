import { Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { inAmount, inNumber } from './dry-run-words';
import type { DryRunFigures, DryRunResult } from './use-dry-run';

type Part = {
  key: string;
  name: string;
  figures: Pick<DryRunFigures, 'currency' | 'cost' | 'reachedSales' | 'marginBefore' | 'marginAfter'>;
};

/** What a part is measured by: what is taken off, or, where there are messages alone, the sales on which one is said. */
const measures = {
  cost: {
    of: ({ cost }: Part['figures']) => cost?.minor ?? 0,
    inWords: ({ cost }: Part['figures']) => inAmount(cost),
  },
  reachedSales: {
    of: ({ reachedSales }: Part['figures']) => reachedSales ?? 0,
    inWords: ({ reachedSales }: Part['figures']) => inNumber(reachedSales),
  },
};

/** What the margin becomes, where any is known. */
const marginOf = ({ marginBefore, marginAfter }: Part['figures']) =>
  marginBefore && marginAfter ? `${inMoney(marginBefore)} → ${inMoney(marginAfter)}` : undefined;

/** What each campaign would have cost, or how often it would have been said, by store or by day, as figures and as bars of one scale. */
export const DryRunParts = ({
  title,
  results,
  partsOf,
}: {
  title: string;
  results: readonly DryRunResult[];
  partsOf: (result: DryRunResult) => Part[];
}) => {
  const { t, set, language } = useTranslation();
  const columns = results.map((result) => ({
    result,
    parts: new Map(partsOf(result).map((part) => [part.key, part])),
  }));
  const names = new Map(
    columns.flatMap(({ parts }) => [...parts.values()].map(({ key, name }) => [key, name])),
  );
  if (names.size === 0) return null;
  const measured = results.every(({ message }) => message) ? 'reachedSales' : 'cost';
  const measure = measures[measured];
  const lengthOf = (part: Part | undefined) => (part ? measure.of(part.figures) : 0);
  const most = Math.max(1, ...columns.flatMap(({ parts }) => [...parts.values()].map(lengthOf)));
  return (
    <details className="dry-run-table">
      <summary>
        {title} · {t(`console.dryRun.${measured}`)}
      </summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{title}</Table.Th>
            {columns.map(({ result }) => (
              <Table.Th key={result.campaignId} scope="col">
                {set(result.title[language])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...names].sort(byKey).map(([key, name]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              {columns.map(({ result, parts }) => {
                const part = parts.get(key);
                return (
                  <Table.Td key={result.campaignId}>
                    <span className="figures">
                      {(part && measure.inWords(part.figures)) ?? t('console.hidden')}
                    </span>
                    {measured === 'cost' && part && marginOf(part.figures) && (
                      <Text size="sm" c="dimmed" className="figures">
                        {t('console.dryRun.margin', { change: marginOf(part.figures) })}
                      </Text>
                    )}
                    <span
                      aria-hidden
                      className="dry-run-bar"
                      style={{ inlineSize: `${(100 * lengthOf(part)) / most}%` }}
                    />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
};

const byKey = ([left]: readonly [string, string], [right]: readonly [string, string]) =>
  left < right ? -1 : 1;
