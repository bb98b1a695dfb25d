import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inFigures, inMoney, inShare } from '../../parts/money';
import { inShortDay } from './days-said';
import type { DryRun, DryRunFigures, DryRunResult } from './use-dry-run';
import { Withheld } from './withheld';

/** What came of the campaigns, side by side: one table for each currency, then by store and by day. */
export const DryRunResults = ({ dryRun }: { dryRun: DryRun }) => {
  const { t } = useTranslation();
  const { result, against, withheldBelow } = dryRun;
  const results = [result, against].filter((one) => one !== null);
  const currencies = [...new Set(results.flatMap(({ totals }) => totals.map(({ currency }) => currency)))];
  if (currencies.length === 0)
    return <Text>{t(dryRun.knownSince ? 'console.dryRun.empty' : 'console.dryRun.noneKnown')}</Text>;
  return (
    <Stack>
      {currencies.map((currency) => (
        <Stack key={currency}>
          <Totals results={results} currency={currency} />
          <Parts
            title={t('console.dryRun.byStore')}
            results={results}
            partsOf={({ stores }) =>
              stores.flatMap(({ store, figures }) =>
                store && figures.currency === currency
                  ? [{ key: store.id, name: store.name ?? store.id, figures }]
                  : [],
              )
            }
          />
          <Parts
            title={t('console.dryRun.byDay')}
            results={results}
            partsOf={({ days }) =>
              days.flatMap(({ day, figures }) =>
                figures.currency === currency ? [{ key: day, name: inShortDay(day), figures }] : [],
              )
            }
          />
          <Taken results={results} currency={currency} />
        </Stack>
      ))}
      <Text size="sm" c="dimmed">
        {t(withheldBelow ? 'console.dryRun.baskets' : 'console.dryRun.basketsAndMargin')}
      </Text>
      {dryRun.byHistoryOfNow && (
        <Text size="sm" c="dimmed">
          {t('console.dryRun.byHistory')}
        </Text>
      )}
      <Withheld below={withheldBelow} />
    </Stack>
  );
};

type Shown = readonly [name: string, figure: (figures: DryRunFigures) => string | undefined];

const money = (amount: { minor: number; currency: string } | null) => (amount ? inMoney(amount) : undefined);
const number = (count: number | null) => (count === null ? undefined : inFigures(count));

/** What is taken off of what the goods cost, in percent. */
const share = (paid: DryRunFigures['goods'], { goods }: DryRunFigures) =>
  paid && goods && goods.minor > 0 ? inShare((goods.minor - paid.minor) / goods.minor, 2) : undefined;

/** The figures of each campaign in a column; one that nobody is told is left out. */
const Totals = ({ results, currency }: { results: readonly DryRunResult[]; currency: string }) => {
  const { t, set, language } = useTranslation();
  const columns = results.map((result) => ({
    result,
    figures: result.totals.find((one) => one.currency === currency),
  }));
  const shown: Shown[] = [
    [t('console.dryRun.sales'), ({ sales }) => number(sales)],
    [t('console.dryRun.reachedSales'), ({ reachedSales }) => number(reachedSales)],
    [t('console.dryRun.reachedMembers'), ({ reachedMembers }) => number(reachedMembers)],
    [t('console.dryRun.cost'), ({ cost }) => money(cost)],
    [t('console.dryRun.points'), ({ points }) => (points ? inFigures(points) : undefined)],
    [t('console.dryRun.taken'), ({ takenFromOthers }) => money(takenFromOthers)],
    [t('console.dryRun.net'), ({ net }) => money(net)],
    [t('console.dryRun.before'), ({ revenueBefore }) => money(revenueBefore)],
    [t('console.dryRun.after'), ({ revenueAfter }) => money(revenueAfter)],
    [t('console.dryRun.marginBefore'), ({ marginBefore }) => money(marginBefore)],
    [t('console.dryRun.marginAfter'), ({ marginAfter }) => money(marginAfter)],
    [
      t('console.dryRun.marginKnown'),
      ({ marginKnown }) => (marginKnown === null ? undefined : inShare(marginKnown, 2)),
    ],
    [t('console.dryRun.shareBefore'), (figures) => share(figures.revenueBefore, figures)],
    [t('console.dryRun.shareAfter'), (figures) => share(figures.revenueAfter, figures)],
  ];
  const rows = shown
    .map(([name, of]) => ({ name, cells: columns.map(({ figures }) => figures && of(figures)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined));
  return (
    <div className="dry-run-table">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{currency}</Table.Th>
            {columns.map(({ result }) => (
              <Table.Th key={result.campaignId} scope="col" ta="right">
                {set(result.title[language])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, cells }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              {columns.map(({ result }, at) => (
                <Table.Td key={result.campaignId} ta="right" className="figures">
                  {cells[at] ?? t('console.hidden')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          {rows.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length + 1}>{t('console.hidden')}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
};

type Part = {
  key: string;
  name: string;
  figures: Pick<DryRunFigures, 'currency' | 'cost' | 'marginBefore' | 'marginAfter'>;
};

/** What the margin becomes, where any is known. */
const marginOf = ({ marginBefore, marginAfter }: Part['figures']) =>
  marginBefore && marginAfter ? `${inMoney(marginBefore)} → ${inMoney(marginAfter)}` : undefined;

/** What each campaign would have cost by store or by day, as figures and as bars of one scale. */
const Parts = ({
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
  const costOf = (part: Part | undefined) => part?.figures.cost?.minor ?? 0;
  const most = Math.max(1, ...columns.flatMap(({ parts }) => [...parts.values()].map(costOf)));
  return (
    <details className="dry-run-table">
      <summary>
        {title} · {t('console.dryRun.cost')}
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
                      {(part && money(part.figures.cost)) ?? t('console.hidden')}
                    </span>
                    {part && marginOf(part.figures) && (
                      <Text size="sm" c="dimmed" className="figures">
                        {t('console.dryRun.margin', { change: marginOf(part.figures) })}
                      </Text>
                    )}
                    <span
                      aria-hidden
                      className="dry-run-bar"
                      style={{ inlineSize: `${(100 * costOf(part)) / most}%` }}
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

/** Which campaigns would have given less. */
const Taken = ({ results, currency }: { results: readonly DryRunResult[]; currency: string }) => {
  const { t, set, language } = useTranslation();
  return results.map(({ campaignId, title, taken }) => {
    const own = taken.filter(({ less }) => less.currency === currency);
    if (own.length === 0) return null;
    return (
      <div key={campaignId}>
        <Text size="sm" fw={700}>
          {t('console.dryRun.takenBy', { title: set(title[language]) })}
        </Text>
        <ul>
          {own.map((one) => (
            <li key={one.campaignId}>
              {set(one.title[language])}: {inMoney(one.less)}
            </li>
          ))}
        </ul>
      </div>
    );
  });
};
