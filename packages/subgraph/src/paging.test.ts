import { newId } from '@rayon/kernel';
import { idMark, readFirst, readPage } from './paging';

const refused = (field: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_INPUT', field }) });

test('a page has twenty items unless somebody says otherwise', () => {
  const id = newId();
  expect(readPage({}, idMark)).toEqual({ first: 20, after: undefined });
  expect(readPage({ first: null, after: null }, idMark)).toEqual({ first: 20, after: undefined });
  expect(readPage({ first: 100, after: id.toUpperCase() }, idMark)).toEqual({ first: 100, after: id });
});

test.each([0, -1, 101])('%d items are refused, naming the argument', (first) => {
  expect(() => readPage({ first }, idMark)).toThrow(refused('first'));
});

test('a list may have its own limit', () => {
  expect(readFirst(2000, 2000)).toBe(2000);
  expect(() => readFirst(2001, 2000)).toThrow(refused('first'));
});

test('a mark nobody gave is refused', () => {
  expect(() => readPage({ after: 'x' }, idMark)).toThrow(refused('after'));
});
