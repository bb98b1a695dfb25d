import { frenchVariableMeasureRules, isWellFormed, type VariableMeasureRule } from '@rayon/gs1';
import { z } from 'zod';

const ruleShape = z
  .strictObject({
    prefix: z.string(),
    layout: z.string(),
    measure: z.enum(['weight', 'price']),
    unit: z.int().positive().optional(),
  })
  .refine(isWellFormed, 'prefix and layout do not fit together');

/**
 * Settings of the catalogue beside those every service has. `VARIABLE_MEASURE` is a JSON list of rules for the retailer's in-store
 * codes; without it the French convention counts. Throws, saying what is wrong, on anything else.
 */
export const catalogConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<{ variableMeasure: readonly VariableMeasureRule[] }> => {
  const text = environment.VARIABLE_MEASURE;
  if (!text) return { variableMeasure: frenchVariableMeasureRules };
  return { variableMeasure: z.array(ruleShape).max(100).parse(JSON.parse(text)) };
};
