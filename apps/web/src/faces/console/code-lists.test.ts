import { batchesOf, codesOfList, countsFor, csvOf } from './code-lists';

test('codes are one on each line, or the first column of a file with a heading', () => {
  expect(codesOfList('A-1\nB 2\n')).toEqual(['A-1', 'B 2', '']);
  expect(codesOfList('\ufeffcode;until\r\n"A;1";2026\r\nB,2\tx\r\n')).toEqual(['', 'A;1', 'B', '']);
  expect(codesOfList('"say ""hi"""')).toEqual(['say "hi"']);
});

test('what is made is read back from its own file', () => {
  const codes = ['WELCOME-7K3M-9QXT-WAB2', 'WELCOME-7K3M-9QXT-WAB3'];
  expect(batchesOf(codesOfList(csvOf(codes)))).toEqual([codes.map((code, at) => ({ line: at + 2, code }))]);
});

test('batches fit into one call and keep the place of their lines; empty ones are left out', () => {
  const codes = Array.from({ length: 5_001 }, (_, at) => (at === 0 ? '' : `C${at}`));
  const batches = batchesOf(codes);
  expect(batches.map(({ length }) => length)).toEqual([2_000, 2_000, 1_000]);
  expect(batches[0]?.[0]).toEqual({ line: 2, code: 'C1' });
  const long = Array.from({ length: 2_000 }, () => 'x'.repeat(40));
  expect(Math.max(...batchesOf(long).map(({ length }) => length))).toBe(750);
  expect(batchesOf([''])).toEqual([]);
});

test('so many are made in as few calls as there have to be', () => {
  expect([1, 2_000, 2_001, 5_000].map(countsFor)).toEqual([[1], [2_000], [2_000, 1], [2_000, 2_000, 1_000]]);
});
