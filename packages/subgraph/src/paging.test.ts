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

test.each([0, -1, 101, 2000])('%d items are refused, naming the argument and the limit', (first) => {
  const naming = expect.objectContaining({
    message: 'A page holds 1 to 100 items.',
    extensions: { code: 'BAD_INPUT', field: 'first', limit: 100 },
  });
  expect(() => readPage({ first }, idMark)).toThrow(naming);
  expect(() => readFirst(first)).toThrow(naming);
});

test('a mark nobody gave is refused', () => {
  expect(() => readPage({ after: 'x' }, idMark)).toThrow(refused('after'));
});
