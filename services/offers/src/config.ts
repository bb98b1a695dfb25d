import { z } from 'zod';

const environmentShape = z.object({
  /** ISO 4217 code of campaigns that name none. */
  RETAILER_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
});

/** Settings of this service beside those every service has. */
export type OffersConfig = Readonly<{ currency: string }>;

/** Parses the settings once; throws naming what is wrong. */
export const offersConfig = (environment: Record<string, string | undefined>): OffersConfig => ({
  currency: environmentShape.parse(environment).RETAILER_CURRENCY,
});
