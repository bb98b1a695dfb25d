import { isCurrency } from '@rayon/kernel';
import { type Environment, readSettings, secretKey, wholeNumber } from '@rayon/process';
import { z } from 'zod';

const list = {
  RETAILER_CURRENCY: {
    about: 'Currency of campaigns that name none',
    takes: 'an active ISO 4217 code: three capital letters',
    shape: z.string().refine(isCurrency),
    default: 'EUR',
  },
  MESSAGES_PER_WEEK: wholeNumber({
    about: 'Messages a member may receive in seven days, all campaigns and stores together',
    unit: 'messages',
    default: 20,
    min: 0,
    max: 1_000,
  }),
  OFFERS_CODE_KEY: secretKey({
    about: 'Key under which codes that work once are kept; with another one none of them is known again',
    otherwise:
      'npm start derives one from secrets.json; a process by itself keeps hashes that can be guessed at',
  }),
} as const;

/** What is particular to this service. */
export type OffersSettings = Readonly<{ currency: string; messagesPerWeek: number; codeKey?: Buffer }>;

const read = (environment: Environment): OffersSettings => {
  const { RETAILER_CURRENCY, MESSAGES_PER_WEEK, OFFERS_CODE_KEY } = readSettings(list, environment);
  return { currency: RETAILER_CURRENCY, messagesPerWeek: MESSAGES_PER_WEEK, codeKey: OFFERS_CODE_KEY };
};

/** The settings particular to this service. */
export const offersSettings = { list, read };
