/**
 * Circles that were there when the rule came. The list only gets shorter: a line whose circle is gone fails the test, as
 * does a circle that is not here.
 */
export const knownCircles: Readonly<Record<string, readonly string[]>> = {
  'no circles of files': [
    'engine/src/agg/expression.ts → engine/src/agg/operators/index.ts',
    'engine/src/commands/bulk-reply.ts → engine/src/commands/statements.ts',
  ],
  'no circles of folders': [
    'engine/src/agg → engine/src/query',
    'engine/src/agg → engine/src/update',
    'engine/src/commands → engine/src/server',
    'engine/src/query → engine/src/agg',
    'engine/src/server → engine/src/commands',
    'engine/src/update → engine/src/agg',
    'engine/src/update → engine/src/query',
  ],
};
