import type { Clock } from '@rayon/kernel';
import type { CodeKey } from '../code-key';
import type { Memory } from '../memory/memory';
import type { BasketAsked } from '../memory/work-out-offers';
import type { Records } from '../records/records';

/** What an answer about a trip is given. */
export type Showing = Readonly<{ records: Records; memory: Memory; clock: Clock; codeKey: CodeKey }>;

/** A basket, and the version of its trip that it is of; an earlier *scanner* does not say which. */
export type AskedBasket = BasketAsked & Readonly<{ tripVersion?: number | undefined }>;
