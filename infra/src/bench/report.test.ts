import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Report, writeReport } from './report';
import type { ScanRow } from './rows';

const row: ScanRow = {
  how: 'in one process',
  lines: 100,
  atOnce: 8,
  loop: 'closed',
  scans: 1000,
  perSecond: 123.4,
  p50: 5.25,
  p99: 12.3,
  commands: 1.25,
  cpu: [
    { process: 'gateway and services', milliseconds: 2.5 },
    { process: 'store', milliseconds: 0.75 },
  ],
  toBare: { perSecond: 0.0123, p50: 17.42, cpu: 33.1 },
};
const report: Report = { scans: [row], checkouts: [], idle: [] };

const written = (reports: readonly Parameters<typeof writeReport>[1][], after = ''): string => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-report-'));
  const file = join(directory, 'performance.md');
  writeFileSync(file, '# Performance\n\nBefore.\n');
  for (const each of reports) {
    writeReport(file, each);
    if (each === reports[0]) writeFileSync(file, `${readFileSync(file, 'utf8')}${after}`);
  }
  const page = readFileSync(file, 'utf8');
  rmSync(directory, { recursive: true });
  return page;
};

test('a new measurement replaces the old table and keeps what was written around it', () => {
  const page = written(
    [
      { report, day: '2026-11-01', on: 'the old machine' },
      { report, day: '2026-11-21', on: 'the new machine' },
    ],
    '\nAfter.\n',
  );
  expect(page).toMatch(/^# Performance\n\nBefore\.\n\n<!-- begin.*<!-- end.*\n\nAfter\.\n$/s);
  expect(page).toContain('Measured 2026-11-21 on the new machine.');
  expect(page).not.toContain('2026-11-01');
  expect(page).toContain(
    '| in one process | 100 | 8 | closed | 1000 | 123 | 5.3 | 12 | 1.3 | × 0.012 | × 17 | × 33 | 3.25 (gateway and services 2.50, store 0.75) |',
  );
});

test('a rate is not compared where the arrivals were given', () => {
  const open: Report = { ...report, scans: [{ ...row, loop: 'open' }] };
  expect(written([{ report: open, day: '2026-11-21', on: 'a machine' }])).toContain(
    '| open | 1000 | 123 | 5.3 | 12 | 1.3 |  | × 17 | × 33 |',
  );
});

test('checkouts and the quiet hour stand in tables of their own', () => {
  const parts = { end: 4, claim: 12.34, pay: 20, together: 36, points: 55 };
  const page = written([
    {
      report: {
        ...report,
        checkouts: [
          {
            how: 'in one process',
            lines: 10,
            tills: 8,
            checkouts: 64,
            receiptsPerSecond: 41.2,
            commands: 31.6,
            opening: { p50: 20.2, p99: 31, commands: 24 },
            p50: parts,
            p99: { ...parts, pay: 80 },
          },
        ],
        idle: [
          {
            how: 'in one process',
            seconds: 60,
            commandsPerSecond: 3.21,
            shares: [
              { process: 'store', percent: 0.52 },
              { process: 'gateway and services', percent: 1.01 },
            ],
          },
        ],
      },
      day: '2026-11-21',
      on: 'a machine',
    },
  ]);
  expect(page).toContain(
    '| in one process | 10 | 8 | 64 | 4.0 / 4.0 | 12 / 12 | 20 / 80 | 36 / 36 | 55 / 55 | 32 | 20 / 31 (24) | 41 |',
  );
  expect(page).toContain('| in one process | 60 | 3.2 | 1.5 | store 0.5, gateway and services 1.0 |');
});
