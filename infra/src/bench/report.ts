import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { cpuTogether } from './figures';
import type { CheckoutRow } from './measure-checkouts';
import type { IdleRow, ScanRow } from './rows';

/** Everything one run found. */
export type Report = Readonly<{
  scans: readonly ScanRow[];
  checkouts: readonly CheckoutRow[];
  idle: readonly IdleRow[];
}>;

const begin = '<!-- begin: npm run bench:scan -->';
const end = '<!-- end: npm run bench:scan -->';

const number = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const cpuMs = (value: number): string => value.toFixed(2);
/** Two figures that say something, however small or large the multiple is. */
const times = (value: number): string => `× ${Number(value.toPrecision(2))}`;

/** The machine in one line. */
export const machine = (): string => {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${gigabytes} GiB, Node ${process.versions.node}, ${process.platform}; load before the run ${loadavg()[0]?.toFixed(1)}`;
};

const markdown = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const left = (index: number) => index === 0 || index === columns.length - 1;
  const rule = columns.map((_, index) => (left(index) ? '---' : '---:'));
  return [columns, rule, ...rows].map(line).join('\n');
};

const processes = (row: ScanRow): string =>
  row.cpu.map(({ process: name, milliseconds }) => `${name} ${cpuMs(milliseconds)}`).join(', ');

const scanCells = (row: ScanRow): string[] => {
  const isTold = row.cpu.length > 0;
  return [
    row.how,
    String(row.lines),
    String(row.atOnce),
    row.loop,
    String(row.scans),
    number(row.perSecond),
    number(row.p50),
    number(row.p99),
    row.commands === undefined ? '' : row.commands.toFixed(1),
    row.loop === 'closed' ? times(row.toBare.perSecond) : '',
    times(row.toBare.p50),
    isTold ? times(row.toBare.cpu) : '',
    isTold ? `${cpuMs(cpuTogether(row))} (${processes(row)})` : 'not told by this system',
  ];
};

/** The scans as Markdown. */
const scanTable = (rows: readonly ScanRow[]): string =>
  markdown(
    [
      'Rayon runs',
      'lines',
      'at once',
      'loop',
      'scans',
      'scans/s',
      'p50 ms',
      'p99 ms',
      'store commands per scan',
      'rate to bare HTTP',
      'p50 to bare',
      'CPU to bare',
      'CPU ms per scan (by process)',
    ],
    rows.map(scanCells),
  );

const checkoutCells = ({ opening, p50, p99, ...row }: CheckoutRow) => {
  const { how, lines, tills, checkouts, commands, receiptsPerSecond } = row;
  const both = (part: keyof typeof p50) => `${number(p50[part])} / ${number(p99[part])}`;
  return [
    how,
    lines,
    tills,
    checkouts,
    both('end'),
    both('claim'),
    both('pay'),
    both('together'),
    both('points'),
    number(commands),
    opening ? `${number(opening.p50)} / ${number(opening.p99)} (${number(opening.commands)})` : '',
    number(receiptsPerSecond),
  ];
};

const checkoutTable = (rows: readonly CheckoutRow[]): string =>
  markdown(
    [
      'Rayon runs',
      'lines',
      'tills at once',
      'checkouts',
      'end',
      'claim',
      'pay',
      'end, claim and pay',
      'points posted after',
      'store commands per checkout',
      'card and opening (store commands)',
      'receipts posted per second',
    ],
    rows.map(checkoutCells),
  );

const idleTable = (rows: readonly IdleRow[]): string =>
  markdown(
    ['Rayon runs', 'seconds', 'store commands per second', '% of a processor', 'by process'],
    rows.map(({ how, seconds, commandsPerSecond, shares }) => [
      how,
      seconds.toFixed(0),
      commandsPerSecond.toFixed(1),
      shares.reduce((sum, { percent }) => sum + percent, 0).toFixed(1),
      shares.map(({ process: name, percent }) => `${name} ${percent.toFixed(1)}`).join(', '),
    ]),
  );

/** All tables as Markdown. */
export const reportText = ({ scans, checkouts, idle }: Report): string =>
  [
    scanTable(scans),
    checkouts.length === 0
      ? ''
      : `Checkout, p50 / p99 in milliseconds (a basket that a person had to check first: without that time):\n\n${checkoutTable(checkouts)}`,
    idle.length === 0 ? '' : `While nobody does anything:\n\n${idleTable(idle)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

/** Puts the result between its two marks, or at the end of the page; everything else on it stays. */
export const writeReport = (
  file: string,
  { report, day, on }: { report: Report; day: string; on: string },
) => {
  const block = `${begin}\nMeasured ${day} on ${on}.\n\n${reportText(report)}\n${end}`;
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '# Performance\n';
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    from >= 0 && to > from
      ? `${page.slice(0, from)}${block}${page.slice(to + end.length)}`
      : `${page.trimEnd()}\n\n${block}\n`,
  );
};
