import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { named } from './draft-of';

/** How a campaign is put in words: the texts, and its amounts in its currency. */
export const useSay = (currency: string | null | undefined) => {
  const { t, set, language } = useTranslation();
  return {
    t,
    set,
    language,
    /** Nothing where no currency is known. */
    money: (minor: number | null) => (currency ? inMoney({ minor: minor ?? 0, currency }) : ''),
    minus: (amount: string) => t('money.minus', { amount }),
    listed: (found: readonly ({ name: string } | null)[], ids: readonly string[]) =>
      named(ids, found)
        .map(({ name }) => name)
        .join(', '),
  };
};

/** The means of putting a campaign in words. */
export type Say = ReturnType<typeof useSay>;
