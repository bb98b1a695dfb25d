import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceRunning, findRunning, withdrawRunning } from './running-file';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rayon-running-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = () => join(directory, 'running.json');
/** What another program of this machine, one that surely lives, would have left there. */
const leave = (facts: object) =>
  writeFileSync(
    file(),
    JSON.stringify({ pid: process.ppid, url: 'http://127.0.0.1:1', demo: true, ...facts }),
  );

test('a copy is found while its process lives, and not after it has said goodbye', () => {
  leave({});
  expect(findRunning(directory)?.pid).toBe(process.ppid);
  withdrawRunning(directory);
  expect(findRunning(directory)).toBeUndefined();
});

test('a process id that now belongs to another program is no copy', () => {
  leave({ began: 'long ago' });
  expect(findRunning(directory)).toBeUndefined();
  leave({ pid: 999_999_999 });
  expect(findRunning(directory)).toBeUndefined();
});

test('what cannot be read is no copy, and one is not in its own way', () => {
  writeFileSync(file(), '{"pid":');
  expect(findRunning(directory)).toBeUndefined();
  announceRunning(directory, { url: 'http://127.0.0.1:1', demo: false });
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid, demo: false });
  expect(findRunning(directory)).toBeUndefined();
});

test('a file that came along with a copy of the folder is no copy that runs', () => {
  announceRunning(directory, { url: 'http://127.0.0.1:1', demo: false });
  const facts = JSON.parse(readFileSync(file(), 'utf8'));
  // Another process, as the one that reads it is never in its own way.
  leave({ folder: facts.folder });
  expect(findRunning(directory)?.pid).toBe(process.ppid);
  leave({ folder: `${facts.folder}0` });
  expect(findRunning(directory)).toBeUndefined();
  withdrawRunning(directory);
});
