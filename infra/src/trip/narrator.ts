import { type Money, moneyText } from '@rayon/kernel';

/** Where a played trip is told to. Tests listen in silence. */
export type Narrator = Readonly<{ step: (title: string) => void; tell: (text: string) => void }>;

/** Says nothing. */
export const silentNarrator: Narrator = { step: () => undefined, tell: () => undefined };

/** Tells the trip in a terminal, steps numbered. */
export const terminalNarrator = (print: (line: string) => void = console.log): Narrator => {
  let number = 0;
  return {
    step: (title) => {
      number += 1;
      print(`\n ${String(number).padStart(2)}. ${title}`);
    },
    tell: (text) => print(`     ${text}`),
  };
};

/** An amount as people write it, `€12.34`; a dash while there is none. */
export const inMoney = (amount: Money | null | undefined) => (amount ? moneyText(amount, 'en') : '–');

/** Something was not as it should be: the command ends with a failure. */
export class NotAsItShouldBe extends Error {
  override name = 'NotAsItShouldBe';
}

/** Throws `NotAsItShouldBe` with the sentence unless the fact holds. */
export function must(fact: unknown, sentence: string): asserts fact {
  if (!fact) throw new NotAsItShouldBe(sentence);
}
