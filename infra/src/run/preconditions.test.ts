import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataOption, readOptions } from './options';
import { CannotStart, refuseUnwritable } from './preconditions';

const ground = mkdtempSync(join(tmpdir(), 'rayon-folders-'));
afterAll(() => rmSync(ground, { recursive: true, force: true }));

const file = join(ground, 'file');
writeFileSync(file, '');

const refusal = (directory: string) => {
  try {
    refuseUnwritable(directory);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    throw error;
  }
  return undefined;
};

test('a folder that is missing is made, with those above it, for its owner alone', () => {
  const folder = join(ground, 'some', 'where', 'else');
  expect(refusal(folder)).toBeUndefined();
  expect(refusal(folder)).toBeUndefined();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

// Making the whole path at once never came back there.
const nowhere = existsSync('/proc/self') ? [['below a file system that takes no folder', '/proc/x/y']] : [];
test.each([...nowhere, ['on a file', file], ['below a file', join(file, 'data')]])(
  'data %s is refused with a sentence',
  (_, directory) => {
    expect(refusal(directory)).toMatch(
      /^The data cannot be kept in .* \(E[A-Z]+\)\. Name a folder .* --data\.$/,
    );
  },
);

// Root may write everywhere.
const asAnybody = process.getuid?.() === 0 ? test.skip : test;
asAnybody.each([0o500, 0o000])('a folder of mode %p, and one below it, is refused', (mode) => {
  const closed = mkdtempSync(join(ground, 'closed-'));
  chmodSync(closed, mode);
  for (const directory of [closed, join(closed, 'data')]) expect(refusal(directory)).toContain('(EACCES)');
  chmodSync(closed, 0o700);
});

test.each(['', '  '])('no folder at all (%j) is not taken for this one', (nothing) => {
  const sentence = '--data takes the name of a folder, not nothing.';
  expect(() => readOptions(['--data', nothing], ground)).toThrow(sentence);
  expect(() => readDataOption('npm run trip', ['--data', nothing])).toThrow(sentence);
});
