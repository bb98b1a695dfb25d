import { opaqueText } from '@rayon/kernel';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Guesses that somebody who knows the usual words must need: as scored, "safely unguessable" online. */
const scoreMin = 3;

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
    },
    // "p4$$w0rd" is one; a text made of nothing else must not keep the process busy.
    l33tMaxSubstitutions: 8,
  });
};

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is among those tried first: usual words and names in French and English, keyboard runs, dates,
 * repetitions, and the person's own words. The word lists (some 25 MB) are read when the first password is chosen.
 */
export const isGuessable = async (password: string, ownWords: readonly string[]): Promise<boolean> => {
  loading ??= load();
  const judge = await loading;
  const judged = [...opaqueText(password)].slice(0, judgedCharacters).join('');
  return judge.check(judged, [...ownWords]).score < scoreMin;
};
