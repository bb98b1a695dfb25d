import { z } from 'zod';
import { id, instant, translatedShape } from '../shapes';

/** A step of a challenge was reached, or taken back. */
export const challengeStepShape = z.strictObject({
  challengeId: id,
  campaignId: id,
  memberId: id,
  title: translatedShape,
  /** Its place among the steps, the first being 1. */
  step: z.int().positive(),
  /** Rises each time this step is reached or taken back, beginning with 1: a turn counts once. */
  turn: z.int().positive(),
  points: z.int().positive(),
  /** The receipt that was paid, or of which something was brought back. */
  receiptId: id,
  at: instant,
});
