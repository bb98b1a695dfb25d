import { translate } from '../i18n';
import { inMoney } from './money';
import { inPoints } from './points';

/** What counts for a tier, as it is said: points, money or days. */
export const inTierAmount = (
  { measure, currency }: Readonly<{ measure: 'POINTS' | 'SPEND' | 'VISITS'; currency: string | null }>,
  amount: number,
): string => {
  switch (measure) {
    case 'POINTS':
      return inPoints(amount);
    case 'SPEND':
      return inMoney({ minor: amount, currency: currency ?? 'EUR' });
    case 'VISITS':
      return translate('tier.visits', { count: amount });
  }
};
