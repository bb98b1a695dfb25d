import '../../i18n/console';
import { texts } from '../../i18n/translate';
import type { WholeCampaign } from './campaign';
import { hoursInWords } from './hours-words';
import type { Say } from './say';
import { weekdays } from './weekdays';

const page = { language: 'fr' as 'fr' | 'en' };
jest.mock('../../i18n', () => ({ currentLanguage: () => page.language }));

type Hours = NonNullable<WholeCampaign['hours']>;

const inWords = (language: 'fr' | 'en', days: Hours['days'], from = '09:00', until = '12:30') => {
  page.language = language;
  const say = { t: texts.getFixedT(language), language } as unknown as Say;
  // Where the clock is that of the stores is said after it, always.
  return hoursInWords({ days, from, until }, say).replace(/, (à l’heure|by the clock).*/, '');
};

test.each<[Hours['days'], string, string]>([
  [['MONDAY'], 'Le lundi', 'On Mondays'],
  [['SUNDAY', 'MONDAY'], 'Le lundi et le dimanche', 'On Mondays and Sundays'],
  [['SATURDAY', 'SUNDAY'], 'Le samedi et le dimanche', 'On Saturdays and Sundays'],
  [
    ['MONDAY', 'WEDNESDAY', 'FRIDAY'],
    'Le lundi, le mercredi et le vendredi',
    'On Mondays, Wednesdays and Fridays',
  ],
  [['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], 'Du lundi au vendredi', 'Monday to Friday'],
  [['FRIDAY', 'SATURDAY', 'SUNDAY'], 'Du vendredi au dimanche', 'Friday to Sunday'],
  [[...weekdays], 'Tous les jours', 'Every day'],
])('on %j', (days, french, english) => {
  expect(inWords('fr', days)).toBe(`${french}, de 09:00 à 12:30`);
  expect(inWords('en', days)).toBe(`${english}, from 09:00 to 12:30`);
  expect(inWords('fr', days, '00:00', '24:00')).toBe(french);
  expect(inWords('en', days, '00:00', '24:00')).toBe(english);
});

test('whatever days are chosen, each has its article and nothing is named twice', () => {
  for (let chosen = 1; chosen < 2 ** weekdays.length; chosen += 1) {
    const days = weekdays.filter((_, at) => Math.floor(chosen / 2 ** at) % 2 === 1);
    const french = inWords('fr', days, '00:00', '24:00').toLowerCase();
    const named = french.match(/[a-z]+di|dimanche/g) ?? [];
    if (/^(tous|du)/.test(french)) expect(french).toMatch(/^(tous les jours|du [a-z]+ au [a-z]+)$/);
    else {
      expect(french.match(/\ble [a-z]+/g)).toHaveLength(days.length);
      expect(new Set(named).size).toBe(days.length);
    }
    const english = inWords('en', days, '00:00', '24:00');
    expect(english).toMatch(
      /^(Every day|[A-Z][a-z]+day to [A-Z][a-z]+day|On ([A-Z][a-z]+days(, | and )?)+)$/,
    );
  }
});
