import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inFigures, inMoney, inShare } from '../../parts/money';
import { DryRunParts } from './dry-run-parts';
import { inAmount, inNumber } from './dry-run-words';
import type { DryRun, DryRunFigures, DryRunResult } from './use-dry-run';
import { Withheld } from './withheld';

/** What came of the campaigns, side by side: one table for each currency, then by store and by day. */
export const DryRunResults = ({ dryRun }: { dryRun: DryRun }) => {
  const { t } = useTranslation();
  const { result, against, withheldBelow } = dryRun;
  const results = [result, against].filter((one) => one !== null);
  const isSaid = results.some(({ message }) => message);
  const isGiven = results.some(({ message }) => !message);
  const currencies = [...new Set(results.flatMap(({ totals }) => totals.map(({ currency }) => currency)))];
  if (currencies.length === 0)
    return <Text>{t(dryRun.knownSince ? 'console.dryRun.empty' : 'console.dryRun.noneKnown')}</Text>;
  return (
    <Stack>
      {currencies.map((currency) => (
        <Stack key={currency}>
          <Totals results={results} currency={currency} />
          <DryRunParts
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
          <DryRunParts
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
      {isGiven && (
        <Text size="sm" c="dimmed">
          {t(withheldBelow ? 'console.dryRun.baskets' : 'console.dryRun.basketsAndMargin')}
        </Text>
      )}
      {isSaid && (
        <>
          <Text size="sm" c="dimmed">
            {t('console.dryRun.saidAs')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('console.dryRun.notOnReceipts')}
          </Text>
        </>
      )}
      {(dryRun.byHistoryOfNow || dryRun.byConsentOfNow) && (
        <Text size="sm" c="dimmed">
          {t(dryRun.byHistoryOfNow ? 'console.dryRun.byHistory' : 'console.dryRun.byConsent')}
        </Text>
      )}
      <Withheld below={withheldBelow} />
    </Stack>
  );
};

type Shown = readonly [name: string, figure: (figures: DryRunFigures) => string | undefined];

/** What is taken off of what the goods cost, in percent. */
const share = (paid: DryRunFigures['goods'], { goods }: DryRunFigures) =>
  paid && goods && goods.minor > 0 ? inShare((goods.minor - paid.minor) / goods.minor, 2) : undefined;

/** The sales that are reached, of those looked at, in percent. */
const reachedShare = ({ sales, reachedSales }: DryRunFigures) =>
  sales && reachedSales !== null ? inShare(reachedSales / sales, 1) : undefined;

/** The figures of each campaign in a column; one that nobody is told is left out. */
const Totals = ({ results, currency }: { results: readonly DryRunResult[]; currency: string }) => {
  const { t, set, language } = useTranslation();
  const columns = results.map((result) => ({
    result,
    figures: result.totals.find((one) => one.currency === currency),
  }));
  const reach: Shown[] = [
    [t('console.dryRun.sales'), ({ sales }) => inNumber(sales)],
    [t('console.dryRun.reachedSales'), ({ reachedSales }) => inNumber(reachedSales)],
    [t('console.dryRun.reachedShare'), reachedShare],
    [t('console.dryRun.reachedMembers'), ({ reachedMembers }) => inNumber(reachedMembers)],
  ];
  const given: Shown[] = [
    [t('console.dryRun.cost'), ({ cost }) => inAmount(cost)],
    [t('console.dryRun.raised'), ({ raised }) => (raised && raised.minor > 0 ? inAmount(raised) : undefined)],
    [t('console.dryRun.points'), ({ points }) => (points ? inFigures(points) : undefined)],
    [t('console.dryRun.taken'), ({ takenFromOthers }) => inAmount(takenFromOthers)],
    [t('console.dryRun.net'), ({ net }) => inAmount(net)],
    [t('console.dryRun.before'), ({ revenueBefore }) => inAmount(revenueBefore)],
    [t('console.dryRun.after'), ({ revenueAfter }) => inAmount(revenueAfter)],
    [t('console.dryRun.marginBefore'), ({ marginBefore }) => inAmount(marginBefore)],
    [t('console.dryRun.marginAfter'), ({ marginAfter }) => inAmount(marginAfter)],
    [
      t('console.dryRun.marginKnown'),
      ({ marginKnown }) => (marginKnown === null ? undefined : inShare(marginKnown, 2)),
    ],
    [t('console.dryRun.shareBefore'), (figures) => share(figures.revenueBefore, figures)],
    [t('console.dryRun.shareAfter'), (figures) => share(figures.revenueAfter, figures)],
  ];
  // A message takes nothing off: there is nothing to say of money.
  const shown = results.every(({ message }) => message) ? reach : [...reach, ...given];
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
