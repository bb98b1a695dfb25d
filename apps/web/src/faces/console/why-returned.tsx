import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import type { Campaign } from './campaign';

/** Why a campaign was sent back, while it is. */
export const WhyReturned = ({ campaign }: { campaign: Campaign }) => {
  const { t } = useTranslation();
  if (!campaign.returnedReason) return null;
  return <Notice tone="offer">{t('console.returned', { reason: campaign.returnedReason })}</Notice>;
};
