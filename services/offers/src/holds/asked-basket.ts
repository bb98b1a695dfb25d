import type { Basket } from '../domain/basket';

/** A basket, and the version of its trip that it is of; an earlier *scanner* does not say which. */
export type AskedBasket = Basket & Readonly<{ tripVersion?: number | undefined }>;
