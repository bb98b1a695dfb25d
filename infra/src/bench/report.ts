import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Measured } from './measure';

/** One line of the table. */
export type Row = Measured &
  Readonly<{
    /** How Rayon ran. */
    how: string;
    /** Processor time per scan in milliseconds by process; empty where the system does not tell. */
    cpu: readonly Readonly<{ process: string; milliseconds: number }>[];
  }>;

const begin = '<!-- begin: npm run bench:scan -->';
const end = '<!-- end: npm run bench:scan -->';

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const cpuMs = (value: number) => value.toFixed(2);

/** The machine in one line. */
export const machine = (): string => {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${gigabytes} GiB, Node ${process.versions.node}, ${process.platform}; load before the run ${loadavg()[0]?.toFixed(1)}`;
};

const sum = (row: Row) => row.cpu.reduce((total, { milliseconds }) => total + milliseconds, 0);

const tableRow = (row: Row): string => {
  const cpu =
    row.cpu.length === 0
      ? 'not told by this system'
      : `${cpuMs(sum(row))} (${row.cpu.map(({ process: name, milliseconds }) => `${name} ${cpuMs(milliseconds)}`).join(', ')})`;
  return `| ${row.how} | ${row.concurrency} | ${row.scans} | ${ms(row.p50)} | ${ms(row.p95)} | ${ms(row.p99)} | ${ms(row.max)} | ${row.perSecond.toFixed(0)} | ${cpu} |`;
};

/** The table as Markdown. */
export const table = (rows: readonly Row[]): string =>
  [
    '| Rayon runs | devices at once | scans | p50 ms | p95 ms | p99 ms | max ms | scans/s | CPU ms per scan (by process) |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows.map(tableRow),
  ].join('\n');

/** Puts the result between its two marks, or at the end of the page; everything else on it stays. */
export const writeReport = (
  file: string,
  { rows, day, on }: { rows: readonly Row[]; day: string; on: string },
) => {
  const block = `${begin}\nMeasured ${day} on ${on}.\n\n${table(rows)}\n${end}`;
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
