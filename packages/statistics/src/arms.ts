/** What is known of the two arms of an offer: who was given it, and who was held back from it. */
export type Arms<Known> = Readonly<{ treated: Known; control: Known }>;

/** A difference, treated less control, in the unit of what is measured, and the interval around it. */
export type DifferenceInterval = Readonly<{ difference: number; low: number; high: number }>;

/** There are too few people, or there is too little spread among them, to say anything. */
export type TooFew = 'too-few';

/** The share of fair tests that may err, both sides together. */
export const alphaUsual = 0.05;
