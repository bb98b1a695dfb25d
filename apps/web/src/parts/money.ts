import i18next from 'i18next';

/** Money as the gateway answers it. */
export type Amount = { minor: number; currency?: string };

/** An amount as people of the current language write it. */
export const inMoney = ({ minor, currency = 'EUR' }: Amount) =>
  new Intl.NumberFormat(i18next.language === 'fr' ? 'fr-FR' : 'en-IE', {
    style: 'currency',
    currency,
  }).format(minor / 100);

/** A weight in kilograms with three decimals, as scales print it. */
export const inKilograms = (grams: number) =>
  new Intl.NumberFormat(i18next.language, {
    style: 'unit',
    unit: 'kilogram',
    minimumFractionDigits: 3,
  }).format(grams / 1000);

/** Hours and minutes of an instant. */
export const inClockTime = (instant: string) =>
  new Intl.DateTimeFormat(i18next.language, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** Day and month of a date. */
export const inDay = (instant: string) =>
  new Intl.DateTimeFormat(i18next.language, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );
