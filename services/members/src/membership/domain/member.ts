import type { Locale } from '@rayon/kernel';

/** That somebody works for the retailer, as an administrator marked them. */
type Employment = Readonly<{
  since: Date;
  /** The administrator who marked them. */
  markedBy: string;
}>;

/** Somebody who joined the programme, as the rules know them. How to reach them lives with their login. */
export type Member = Readonly<{
  id: string;
  firstName: string;
  locale: Locale;
  enrolledAt: Date;
  /** MM-DD, as long as they say it. */
  birthday?: string;
  /** As long as they are marked as an employee. */
  employment?: Employment;
}>;
