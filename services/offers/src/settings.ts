import { isCurrency } from '@rayon/kernel';
import { type Environment, readSettings } from '@rayon/process';
import { z } from 'zod';

const list = {
  RETAILER_CURRENCY: {
    about: 'Currency of campaigns that name none',
    takes: 'an active ISO 4217 code: three capital letters',
    shape: z.string().refine(isCurrency),
    default: 'EUR',
  },
} as const;

/** What is particular to this service. */
export type OffersSettings = Readonly<{ currency: string }>;

const read = (environment: Environment): OffersSettings => ({
  currency: readSettings(list, environment).RETAILER_CURRENCY,
});

/** The settings particular to this service. */
export const offersSettings = { list, read };
