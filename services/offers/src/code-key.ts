import { createHash, createHmac } from 'node:crypto';
import { codeSigns, comparedCode, printedCode } from './domain/code-text';

/** Recognises codes, and draws those that are made here. */
export type CodeKey = Readonly<{
  /** What a code is kept and looked up as. */
  hashOf: (code: string) => string;
  /** The codes of a seed: the same again for the same, so that an answer that was lost can be given again. */
  draw: (seed: string, asked: Readonly<{ count: number; drawn: number; prefix?: string }>) => string[];
}>;

/** Above this the signs would not be equally likely. */
const fairBytes = 256 - (256 % codeSigns.length);

/**
 * With a key, neither the store nor a copy of it says any code, and nobody draws them again; without one, which is for a
 * laptop, a hash can be guessed at.
 */
export const createCodeKey = (key?: Buffer): CodeKey => {
  const digest = (use: string, text: string): Buffer =>
    key
      ? createHmac('sha256', key).update(`${use}\n${text}`).digest()
      : createHash('sha256').update(`${use}\n${text}`).digest();

  const drawOne = (seed: string, at: number, drawn: number): string => {
    let signs = '';
    for (let block = 0; signs.length < drawn; block += 1)
      for (const byte of digest('draw', `${seed}/${at}/${block}`))
        if (byte < fairBytes && signs.length < drawn) signs += codeSigns[byte % codeSigns.length];
    return signs;
  };

  return {
    hashOf: (code) => digest('hash', comparedCode(code)).toString('base64url'),
    draw: (seed, { count, drawn, prefix }) =>
      Array.from({ length: count }, (_, at) => printedCode(prefix, drawOne(seed, at, drawn))),
  };
};
