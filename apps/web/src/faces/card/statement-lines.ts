import type { MyStatementQuery } from '@rayon/client/operations/card';
import { translate } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inFigures } from '../../parts/money';
import { movementWords } from '../../parts/movement-words';

/** The points of the signed-in member in one month. */
export type Statement = NonNullable<NonNullable<NonNullable<MyStatementQuery['me']>['points']>['statement']>;

/** Whose it is. */
export type Holder = Readonly<{ firstName: string; card: string }>;

/** A movement in words, the same on the screen, in a spreadsheet and on paper. */
export type StatementLine = Readonly<{
  id: string;
  day: string;
  what: string;
  about: string;
  points: number;
  balance: number;
}>;

type Movement = Statement['movements'][number];

const aboutOf = ({ receipt, activeOn, lastDay }: Movement, set: (text: string) => string): string =>
  [
    ...(receipt ? [translate('card.receipt', { number: receipt.number }), set(receipt.store.name)] : []),
    ...(activeOn ? [translate('card.pendingEntry', { day: inShortDay(activeOn) })] : []),
    ...(lastDay ? [translate('statement.lastDay', { day: inShortDay(lastDay) })] : []),
  ].join(' · ');

/** The movements of a statement in words; `set` sets those of the gateway as the language is printed. */
export const linesOf = (
  { movements }: Pick<Statement, 'movements'>,
  set: (text: string) => string,
): readonly StatementLine[] =>
  movements.map((movement) => ({
    id: movement.id,
    day: movement.day,
    what: movementWords(movement, set),
    about: aboutOf(movement, set),
    points: movement.points,
    balance: movement.balanceAfter,
  }));

/** A change of points, with its sign. */
export const inChange = (points: number): string =>
  points === 0 ? '0' : `${points > 0 ? '+' : '−'}${inFigures(Math.abs(points))}`;

/** What the points of a balance are, where they cannot all be spent. */
export const partsOf = ({ points, spendable, reserved, pending }: Statement['opening']): string =>
  spendable === points
    ? ''
    : (
        [
          ['spendable', spendable],
          ['reserved', reserved],
          ['pending', pending],
        ] as const
      )
        .filter(([, count]) => count !== 0)
        .map(([name, count]) => `${inFigures(count)} ${translate(`statement.${name}`)}`)
        .join(', ');

/** How what a month closes with is called: the current one is not over. */
export const closingWord = ({ month, lastMonth }: Pick<Statement, 'month' | 'lastMonth'>) =>
  month === lastMonth ? 'statement.heldNow' : 'statement.closing';

/** The months that have a statement, the newest first. */
export const monthsOf = ({
  firstMonth,
  lastMonth,
}: Pick<Statement, 'firstMonth' | 'lastMonth'>): string[] => {
  const months: string[] = [];
  const at = new Date(`${lastMonth}-01T00:00Z`);
  for (let month = lastMonth; month >= firstMonth; month = at.toISOString().slice(0, 7)) {
    months.push(month);
    at.setUTCMonth(at.getUTCMonth() - 1);
  }
  return months;
};

/** The statement as rows of a spreadsheet: days and numbers as it reckons with them. */
export const sheetOf = (statement: Statement, lines: readonly StatementLine[]): (string | number)[][] => [
  (['day', 'what', 'about', 'points', 'balance'] as const).map((name) => translate(`statement.${name}`)),
  [statement.month, translate('statement.opening'), '', '', statement.opening.points],
  ...lines.map(({ day, what, about, points, balance }) => [day, what, about, points, balance]),
  [statement.month, translate(closingWord(statement)), '', '', statement.closing.points],
];
