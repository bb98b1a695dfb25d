import { article, codeOf } from '../testing/example-shop';
import { createArticleMemory } from './article-memory';

const memory = (max = 10) => createArticleMemory(max);
const soup = (version: number, over = {}) => article('soup', version * 100, { version, ...over });

test('an article is found by id and by each of its codes', () => {
  const held = memory();
  held.keep(soup(1, { codes: [codeOf('soup'), codeOf('soup pack')] }));
  expect(held.findByCode(codeOf('soup pack'))?.name).toBe('soup');
  expect(held.find(soup(1).articleId)?.version).toBe(1);
  expect(held.findByCode('unknown')).toBeUndefined();
});

test('an older version never replaces a newer one', () => {
  const held = memory();
  held.keep(soup(2));
  held.keep(soup(1));
  held.refresh(soup(1));
  expect(held.findByCode(codeOf('soup'))?.version).toBe(2);
});

test('a read that was under way while a newer version was told is not kept', () => {
  const held = memory();
  held.refresh(soup(2));
  held.keep(soup(1));
  expect(held.findByCode(codeOf('soup'))).toBeUndefined();
  held.keep(soup(2));
  expect(held.findByCode(codeOf('soup'))?.version).toBe(2);
});

test('a code that moved to another article is found there', () => {
  const held = memory();
  held.keep(soup(1));
  held.refresh(soup(2, { codes: [codeOf('new soup')] }));
  expect(held.findByCode(codeOf('soup'))).toBeUndefined();
  held.keep(article('stew', 500));
  expect(held.findByCode(codeOf('stew'))?.name).toBe('stew');
});

test('the one unused longest goes first', () => {
  const held = memory(2);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => article(name, 1));
  if (!a || !b || !c) throw new Error();
  held.keep(a);
  held.keep(b);
  held.findByCode(codeOf('a'));
  held.keep(c);
  expect(['a', 'b', 'c'].map((name) => held.findByCode(codeOf(name))?.name)).toEqual(['a', undefined, 'c']);
});
