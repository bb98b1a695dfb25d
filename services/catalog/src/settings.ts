import { frenchVariableMeasureRules, type VariableMeasureRule, variableMeasureSetting } from '@rayon/gs1';
import { type Environment, readSettings } from '@rayon/process';

/** What is particular to this service. */
export type CatalogSettings = Readonly<{
  /** How the retailer's in-store codes are laid out; the scanner is given the same. */
  variableMeasure: readonly VariableMeasureRule[];
}>;

const list = { VARIABLE_MEASURE: variableMeasureSetting } as const;

const read = (environment: Environment): CatalogSettings => ({
  variableMeasure: readSettings(list, environment).VARIABLE_MEASURE ?? frenchVariableMeasureRules,
});

/** The settings particular to this service. */
export const catalogSettings = { list, read };
