import { filesBelow, read } from './imports';

/** A block of code that begins with the file it is taken from. */
const quoted = /```tsx?\n\/\/ (\S+\.tsx?)\b[^\n]*\n([\s\S]*?)```/g;

const pages = ['docs', 'services', 'packages', 'gateway', 'apps/web', 'engine'].flatMap((folder) =>
  filesBelow(folder, ['.md']),
);
const quotes = ['README.md', ...pages].flatMap((page) =>
  [...read(page).matchAll(quoted)].map(([, file = '', code = '']) => ({ page, file, code })),
);
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

test('there is code to compare', () => {
  expect(quotes.length).toBeGreaterThan(5);
});

test.each(quotes)('what $page quotes of $file stands there', ({ file, code }) => {
  const there = new Set(linesOf(read(file)));
  expect(linesOf(code).filter((line) => !there.has(line))).toEqual([]);
});
