/** Expressions with every operator known. */

import { registerOperators } from './compiler';
import { OPERATOR_FAMILIES } from './operators';

for (const family of OPERATOR_FAMILIES) registerOperators(family);

export * from './compiler';
