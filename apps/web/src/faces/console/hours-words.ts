import { region } from '../../parts/money';
import type { WholeCampaign } from './campaign';
import type { Say } from './say';
import { dayBegins, dayEnds, inWeekday, weekdays } from './weekdays';

type Hours = NonNullable<WholeCampaign['hours']>;

/** Fewer days that follow each other are named one by one. */
const runMin = 3;

/** At which hours of which days of the week a campaign applies. */
export const hoursInWords = ({ days, from, until }: Hours, say: Say): string => {
  const on = daysInWords(days, say);
  const said = on.charAt(0).toLocaleUpperCase(region()) + on.slice(1);
  return from === dayBegins && until === dayEnds
    ? say.t('console.hours.wholeDays', { days: said })
    : say.t(until < from ? 'console.hours.overnight' : 'console.hours.between', { days: said, from, until });
};

const daysInWords = (days: Hours['days'], { t, language }: Say): string => {
  const chosen = weekdays.filter((day) => days.includes(day));
  const named = chosen.map((day) => inWeekday(day, language));
  const [first = '', last = ''] = [named[0], named.at(-1)];
  if (chosen.length === weekdays.length) return t('console.hours.everyDay');
  const start = weekdays.findIndex((day) => days.includes(day));
  const isRun = chosen.length >= runMin && chosen.every((day, at) => day === weekdays[start + at]);
  if (isRun) return t('console.hours.run', { first, last });
  const listed = named.map((day) => t('console.hours.each', { day }));
  return t('console.hours.on', { days: new Intl.ListFormat(region()).format(listed) });
};
