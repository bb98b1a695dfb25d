import { translate } from '../../i18n';
import type { Language } from '../../i18n/typeset';
import { inMonthName, inShortDay } from '../../parts/days-said';
import { inClockTime, inDay, inFigures } from '../../parts/money';
import { paperWidth, tableOnPaper } from '../../parts/table-on-paper';
import {
  closingWord,
  type Holder,
  inChange,
  partsOf,
  type Statement,
  type StatementLine,
} from './statement-lines';

const widths = { day: 84, points: 64, balance: 72 } as const;

/** The statement as a PDF, in the language of the page. */
export const statementPdf = ({
  statement,
  holder,
  lines,
  language,
}: {
  statement: Statement;
  holder: Holder;
  lines: readonly StatementLine[];
  language: Language;
}): Promise<Uint8Array<ArrayBuffer>> => {
  const { month, opening, closing, sums, leftOut, madeAt } = statement;
  const balance = (name: string, held: Statement['opening']) => ({
    cells: [
      { text: '' },
      { text: name, more: partsOf(held) },
      { text: '' },
      { text: inFigures(held.points) },
    ],
    isStrong: true,
  });
  return tableOnPaper({
    language,
    author: translate('statement.programme'),
    title: translate('statement.titleOf', { month: inMonthName(month) }),
    heading: [`${holder.firstName} · ${translate('statement.card', { number: holder.card })}`],
    columns: [
      { name: translate('statement.day'), width: widths.day },
      {
        name: translate('statement.what'),
        width: paperWidth - widths.day - widths.points - widths.balance,
      },
      { name: translate('statement.points'), width: widths.points, isNumber: true },
      { name: translate('statement.balance'), width: widths.balance, isNumber: true },
    ],
    rows: [
      balance(translate('statement.opening'), opening),
      ...lines.map(({ day, what, about, points, balance: after }) => ({
        cells: [
          { text: inShortDay(day) },
          { text: what, more: about },
          { text: inChange(points) },
          { text: inFigures(after) },
        ],
      })),
      balance(translate(closingWord(statement)), closing),
    ],
    below: [
      ...(leftOut > 0 ? [translate('statement.leftOut', { count: leftOut })] : []),
      ...(sums.length > 0
        ? [
            translate('statement.sumsAre', {
              sums: sums
                .map(({ kind, points }) => `${translate(`statement.kinds.${kind}`)} ${inChange(points)}`)
                .join(' · '),
            }),
          ]
        : []),
      translate('statement.counts'),
    ],
    madeAt: new Date(madeAt),
    foot: translate('statement.madeAt', { day: inDay(madeAt), time: inClockTime(madeAt) }),
    pageOf: (page, pages) => translate('statement.page', { page, pages }),
  });
};
