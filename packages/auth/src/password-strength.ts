import { opaqueText } from '@rayon/kernel';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { foldedForms } from './folded-forms';
import { frenchCities } from './french-cities';
import { ownWordsOf } from './own-words';

/** Guesses that somebody who knows the usual words must need more than: beyond, zxcvbn calls it "safely unguessable" online. */
const guessesMax = 10 ** 8;

/** Where a password is strong it is so early on, and the work of judging grows with the square of its length. */
const judgedCharacters = 24;

const load = async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory: Factory }, common, english, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new Factory({
    graphs: common.adjacencyGraphs,
    // The lists people choose from. Encyclopaedias and surnames would take three times the memory and refuse little more.
    dictionary: {
      ...common.dictionary,
      'commonWords-en': english.dictionary['commonWords-en'],
      'firstnames-en': english.dictionary['firstnames-en'],
      'commonWords-fr': french.dictionary['commonWords-fr'],
      'firstnames-fr': french.dictionary['firstnames-fr'],
      'cities-fr': [...frenchCities],
    },
    // "p4$$w0rd" is one; a text made of nothing else must not keep the process busy.
    l33tMaxSubstitutions: 8,
  });
};

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is among those tried first: usual words, names and cities in French and English, keyboard runs, dates,
 * repetitions, and what is made of the person's own texts. What counts is the form in which it is guessed soonest: as it
 * was typed, or its letters and digits alone. The word lists (some 25 MB) are read when the first password is chosen.
 */
export const isGuessable = async (password: string, ownTexts: readonly string[]): Promise<boolean> => {
  loading ??= load();
  const judge = await loading;
  const ownWords = ownWordsOf(ownTexts);
  const guessesOf = (text: string) =>
    judge.check([...text].slice(0, judgedCharacters).join(''), ownWords).guesses;
  const bareGuessesOf = (form: string) =>
    guessesOf(form.replace(/[^\p{L}\p{M}\p{N}]/gu, '')) * guessesOfSigns(form);
  const guesses = [guessesOf(opaqueText(password)), ...foldedForms(password).map(bareGuessesOf)];
  return Math.min(...guesses) <= guessesMax;
};

/** Words are tried with blanks and without alike; each other sign must be guessed once, like a letter of no word. */
const guessesOfSigns = (form: string): number => 10 ** new Set(form.match(/[\p{P}\p{S}]/gu)).size;
