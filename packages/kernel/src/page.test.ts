import { pageOf } from './page';

const page = (rows: string[], first: number) =>
  pageOf(rows, first, { markOf: (row) => `after ${row}`, toItem: (row) => row.toUpperCase() });

test('says where to go on when one more was found than the page holds', () => {
  expect(page(['a', 'b', 'c'], 2)).toEqual({ items: ['A', 'B'], next: 'after b' });
});

test('ends when no more was found', () => {
  expect(page(['a', 'b'], 2)).toEqual({ items: ['A', 'B'], next: null });
  expect(page([], 2)).toEqual({ items: [], next: null });
});
