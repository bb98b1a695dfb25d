import { betaBelow, betaShare } from './distributions';

/** What is believed of how often something succeeds, as a beta distribution, and what a success is worth. */
export type Belief = Readonly<{ yes: number; no: number; worth: number }>;

/** What a share from 0 to 1 draws from a belief: the same share, the same value. */
export const drawOf = ({ yes, no, worth }: Belief, share: number): number =>
  worth * betaBelow(share, yes, no);

/** Places at which a belief is looked at: more of them move a chance by less than a hundredth. */
const places = 24;

/**
 * How likely each belief draws the highest value, worked out by the midpoints of equal shares of each; they add up to 1.
 * Thompson, Biometrika 25, 1933.
 */
export const chancesOf = (beliefs: readonly Belief[]): number[] => {
  if (beliefs.length < 2) return beliefs.map(() => 1);
  const rough = beliefs.map((belief, own) => {
    let sum = 0;
    for (let place = 0; place < places; place += 1) {
      const drawn = drawOf(belief, (place + 0.5) / places);
      let beatsAll = 1;
      for (const [at, other] of beliefs.entries())
        if (at !== own) beatsAll *= betaShare(Math.min(1, drawn / other.worth), other.yes, other.no);
      sum += beatsAll;
    }
    return sum;
  });
  const all = rough.reduce((sum, one) => sum + one, 0);
  return rough.map((one) => one / all);
};
