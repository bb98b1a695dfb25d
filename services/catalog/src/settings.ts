import { frenchVariableMeasureRules, type VariableMeasureRule, variableMeasureSetting } from '@rayon/gs1';
import { parseSettings } from '@rayon/process';
import { z } from 'zod';

/** What is particular to this service. */
export type CatalogSettings = Readonly<{
  /** How the retailer's in-store codes are laid out; the scanner must be given the same. */
  variableMeasure: readonly VariableMeasureRule[];
}>;

const environmentShape = z.object({ VARIABLE_MEASURE: variableMeasureSetting.optional() });

/** Parses the settings particular to this service; throws a text that names what is wrong. By default: the French convention. */
export const catalogSettings = (environment: Record<string, string | undefined>): CatalogSettings => ({
  variableMeasure:
    parseSettings(environmentShape, environment).VARIABLE_MEASURE ?? frenchVariableMeasureRules,
});
