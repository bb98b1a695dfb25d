import { z } from 'zod';
import { isWellFormed, type VariableMeasureRule } from './variable-measure';

const rulesMax = 100;

const rulesShape = z
  .array(
    z
      .strictObject({
        prefix: z.string(),
        layout: z.string(),
        measure: z.enum(['weight', 'price']),
        unit: z.int().positive().optional(),
      })
      .refine(isWellFormed, 'prefix and layout do not fit together'),
  )
  .max(rulesMax);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const shape = z.string().transform((text, context): VariableMeasureRule[] => {
  const rules = rulesShape.safeParse(jsonOf(text));
  if (rules.success) return rules.data;
  context.addIssue({ code: 'custom', message: rules.error.issues[0]?.message ?? 'not a list of rules' });
  return z.NEVER;
});

/** The setting of how a retailer's in-store codes are laid out. */
export const variableMeasureSetting = {
  about: 'How the retailer’s in-store codes are laid out',
  takes:
    'JSON such as [{"prefix":"21","layout":"PPIIIIIVVVVVC","measure":"weight"}]: prefix and layout agree, measure is weight or price',
  shape,
  otherwise: 'the French convention',
} as const;
