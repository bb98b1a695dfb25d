import { isCurrency } from '@rayon/kernel';
import { type Environment, readSettings, secretKey, wholeNumber } from '@rayon/process';
import { z } from 'zod';
import type { QuietRules } from './domain/quiet';

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
  MESSAGES_QUIET_START_SECONDS: wholeNumber({
    about: 'How long after the opening of a trip a scan calls for no message; greetings come anyway',
    unit: 'seconds',
    default: 0,
    min: 0,
    max: 3_600,
  }),
  MESSAGES_QUIET_BETWEEN_SECONDS: wholeNumber({
    about: 'How long after a message on a trip a scan calls for no other',
    unit: 'seconds',
    default: 0,
    min: 0,
    max: 3_600,
  }),
  OFFERS_CODE_KEY: secretKey({
    about: 'Key under which codes that work once are kept; with another one none of them is known again',
    otherwise:
      'npm start derives one from secrets.json; a process by itself keeps hashes that can be guessed at',
  }),
} as const;

/** What is particular to this service. */
export type OffersSettings = Readonly<{
  currency: string;
  messagesPerWeek: number;
  quiet: QuietRules;
  codeKey?: Buffer;
}>;

const read = (environment: Environment): OffersSettings => {
  const settings = readSettings(list, environment);
  return {
    currency: settings.RETAILER_CURRENCY,
    messagesPerWeek: settings.MESSAGES_PER_WEEK,
    quiet: {
      startSeconds: settings.MESSAGES_QUIET_START_SECONDS,
      betweenSeconds: settings.MESSAGES_QUIET_BETWEEN_SECONDS,
    },
    codeKey: settings.OFFERS_CODE_KEY,
  };
};

/** The settings particular to this service. */
export const offersSettings = { list, read };
