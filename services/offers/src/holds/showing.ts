import type { Clock } from '@rayon/kernel';
import type { Basket } from '../domain/basket';
import type { Memory } from '../memory/memory';
import type { Records } from '../records/records';

/** What an answer about a trip is given. */
export type Showing = Readonly<{ records: Records; memory: Memory; clock: Clock }>;

/** A basket, and the version of its trip that it is of; an earlier *scanner* does not say which. */
export type AskedBasket = Basket & Readonly<{ tripVersion?: number | undefined }>;
