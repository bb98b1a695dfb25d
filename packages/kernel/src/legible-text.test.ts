import { isLegible } from './legible-text';

test.each(['Camille', "L'été à Nantes", 'محمد', '李小龍', '👨‍👩‍👧', '−15 %', 'a', '1', '<b>', '=SUM(A1)'])(
  '%j can be read',
  (text) => {
    expect(isLegible(text)).toBe(true);
  },
);

test.each([
  '',
  ' \t ',
  '\u200b\u200d',
  'bell\u0007',
  'nul\u0000',
  '\u001b[31mred',
  '\u202eexe.gpj',
  '\u2066isolate',
  'half\ud800',
  'private\ue000',
  'two\nlines',
])('%j cannot', (text) => {
  expect(isLegible(text)).toBe(false);
});

test('several lines are several lines of readable text', () => {
  expect(isLegible('one\ntwo\r\nthree', { lines: true })).toBe(true);
  expect(isLegible('one\n\u202etwo', { lines: true })).toBe(false);
  expect(isLegible('\n\n', { lines: true })).toBe(false);
});
