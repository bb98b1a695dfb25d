import i18next from 'i18next';

/** Money as the gateway answers it. */
export type Amount = { minor: number; currency?: string };

/** English as Europe writes it: the euro before the figures, the day before the month. */
const region = () => (i18next.language === 'fr' ? 'fr-FR' : 'en-IE');

/** An amount as people of the current language write it. */
export const inMoney = ({ minor, currency = 'EUR' }: Amount) =>
  new Intl.NumberFormat(region(), { style: 'currency', currency }).format(minor / 100);

/** A weight in kilograms with three decimals, as scales print it. */
export const inKilograms = (grams: number) =>
  new Intl.NumberFormat(region(), {
    style: 'unit',
    unit: 'kilogram',
    minimumFractionDigits: 3,
  }).format(grams / 1000);

/** Whole numbers with the separators of the language. */
export const inFigures = (number: number) => new Intl.NumberFormat(region()).format(number);

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
