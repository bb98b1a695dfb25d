import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { inPoints } from '../../parts/points';
import type { Offers } from './trip';

const namesMax = 3;

/** What a card would bring to this basket, in one line; nothing while that is nothing. */
export const WithCard = ({ offers }: { offers: Offers | null }) => {
  const { t, set } = useTranslation();
  const more = offers?.withCard;
  if (!more) return null;
  const { discount, bonusPoints, upTo } = more;
  const gain = [
    ...(discount.minor > 0 ? [t('money.minus', { amount: inMoney(discount) })] : []),
    ...(bonusPoints > 0 ? [`+${inPoints(bonusPoints)}`] : []),
  ];
  const titles = more.offers.map(({ title }) => set(title));
  const named = titles.slice(0, namesMax).join(', ');
  const rest = titles.length - namesMax;
  return (
    <Notice tone="good">
      {t(upTo ? 'offer.withCardUpTo' : 'offer.withCard', {
        gain: gain.join(', '),
        offers: rest > 0 ? t('offer.andMore', { offers: named, count: rest }) : named,
      })}
    </Notice>
  );
};
