import type { Locale } from '@rayon/kernel';

/** What a use case may know of whoever asks, beside who they are. */
export type Caller = Readonly<{
  /** `member:<id>`, `staff:<id>`, `anonymous` … for the command log. */
  actor: string;
  locale: Locale;
  correlationId: string;
  /** Where the request came from, as the gateway vouches for it; unknown when it says nothing. */
  origin?: string;
}>;
