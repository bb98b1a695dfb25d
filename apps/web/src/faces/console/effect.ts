import type { CampaignEffectQuery } from '@rayon/client/operations/console';
import { inMoney } from '../../parts/money';
import type { Say } from './say';

/** What a version of a campaign changes. */
export type Effect = NonNullable<NonNullable<CampaignEffectQuery['campaign']>['effect']>;
/** The same in one currency. */
export type EffectInCurrency = Effect['currencies'][number];
/** How much more each member spends who gets the campaign. */
export type Lift = EffectInCurrency['promoted'];

type Amount = NonNullable<Lift['perPerson']>;

/** An amount with its sign. */
export const signed = (amount: Amount, { t }: Pick<Say, 't'>): string => {
  const size = inMoney({ ...amount, minor: Math.abs(amount.minor) });
  if (amount.minor === 0) return size;
  return amount.minor > 0 ? t('money.plus', { amount: size }) : t('money.minus', { amount: size });
};

/** Within what the true difference lies. */
export const interval = ({ low, high }: Lift, say: Pick<Say, 't'>): string | undefined =>
  low && high
    ? say.t('console.effect.between', { low: signed(low, say), high: signed(high, say) })
    : undefined;
