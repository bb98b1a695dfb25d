import { moneyText, regions } from '@rayon/kernel/money-text';
import { currentLanguage } from '../i18n';

/** Money as the gateway answers it. */
type Amount = { minor: number; currency: string };

/** The current language as its region writes it. */
export const region = () => regions[currentLanguage()];

/** An amount as people of the current language write it. */
export const inMoney = (amount: Amount) => moneyText(amount, currentLanguage());

/** A weight in kilograms with three decimals, as scales print it. */
export const inKilograms = (grams: number) =>
  new Intl.NumberFormat(region(), {
    style: 'unit',
    unit: 'kilogram',
    minimumFractionDigits: 3,
  }).format(grams / 1000);

/** Whole numbers with the separators of the language. */
export const inFigures = (number: number) => new Intl.NumberFormat(region()).format(number);

/** A percentage, 15 for fifteen of a hundred. */
export const inPercent = (percent: number) => inShare(percent / 100, 2);

/** A share of one as a percentage, with so many decimals at most. */
export const inShare = (share: number, decimals = 0) =>
  new Intl.NumberFormat(region(), { style: 'percent', maximumFractionDigits: decimals }).format(share);

/** Hours and minutes of an instant. */
export const inClockTime = (instant: string) =>
  new Intl.DateTimeFormat(region(), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** Day, month and year of an instant. */
export const inDay = (instant: string) =>
  new Intl.DateTimeFormat(region(), { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );

/** Today where the till stands, YYYY-MM-DD. */
export const businessDate = () => new Intl.DateTimeFormat('en-CA').format(new Date());
