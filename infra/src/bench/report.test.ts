import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Row, writeReport } from './report';

const row: Row = {
  how: 'in one process',
  concurrency: 8,
  scans: 1000,
  perSecond: 123.4,
  p50: 5.25,
  p95: 9.04,
  p99: 12.3,
  max: 40.2,
  cpu: [
    { process: 'gateway and services', milliseconds: 2.5 },
    { process: 'store', milliseconds: 0.75 },
  ],
};

test('a new measurement replaces the old table and keeps what was written around it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-report-'));
  const file = join(directory, 'performance.md');
  writeFileSync(file, '# Performance\n\nBefore.\n');
  writeReport(file, { rows: [row], day: '2026-11-01', on: 'the old machine' });
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nAfter.\n`);
  writeReport(file, { rows: [row], day: '2026-11-21', on: 'the new machine' });
  const page = readFileSync(file, 'utf8');
  expect(page).toMatch(/^# Performance\n\nBefore\.\n\n<!-- begin.*<!-- end.*\n\nAfter\.\n$/s);
  expect(page).toContain('Measured 2026-11-21 on the new machine.');
  expect(page).not.toContain('2026-11-01');
  expect(page).toContain(
    '| in one process | 8 | 1000 | 5.3 | 9.0 | 12 | 40 | 123 | 3.25 (gateway and services 2.50, store 0.75) |',
  );
  rmSync(directory, { recursive: true });
});
