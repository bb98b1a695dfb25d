import type { Locale } from '@rayon/kernel';

/** Somebody who joined the programme, as the rules know them. How to reach them lives with their login. */
export type Member = Readonly<{
  id: string;
  firstName: string;
  locale: Locale;
  enrolledAt: Date;
  /** MM-DD, as long as they say it. */
  birthday?: string;
}>;
