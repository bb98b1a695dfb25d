import { foldedForms } from './folded-forms';

/** Any two are joined, so that their number is squared. Who is made of more words has the rest counted one by one. */
const joinedMax = 16;

/**
 * What somebody makes a password of who is asked for one: the texts about them (an address with each of its sides), their
 * words joined forwards and backwards, each word, and any two in either order.
 */
export const ownWordsOf = (texts: readonly string[]): string[] => {
  const sides = texts.flatMap((text) => [text, ...text.split('@')]).flatMap(foldedForms);
  const wordsOfEach = sides.map((side) => side.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []);
  const words = [...new Set(wordsOfEach.flat())];
  const joined = wordsOfEach.flatMap((each) => [each.join(''), each.toReversed().join('')]);
  const joinable = words.slice(0, joinedMax);
  const pairs = joinable.flatMap((first) => joinable.map((second) => first + second));
  return [...new Set([...sides, ...joined, ...words, ...pairs])].filter((word) => word !== '');
};
