import { isCurrency } from '@rayon/kernel';
import { parseSettings } from '@rayon/process';
import { z } from 'zod';

const environmentShape = z.object({
  /** ISO 4217 code of the amounts of campaigns that name none. */
  RETAILER_CURRENCY: z.string().refine(isCurrency, 'not an active ISO 4217 code').default('EUR'),
});

/** What is particular to this service. */
export type OffersSettings = Readonly<{ currency: string }>;

/** Parses the settings particular to this service; throws a text that names what is wrong. */
export const offersSettings = (environment: Record<string, string | undefined>): OffersSettings => ({
  currency: parseSettings(environmentShape, environment).RETAILER_CURRENCY,
});
