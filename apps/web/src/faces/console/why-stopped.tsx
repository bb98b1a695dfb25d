import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { type Campaign, stopNow } from './campaign';
import { stopInWords } from './stop-words';

/** Which of its rules a campaign is paused by, while it is. */
export const WhyStopped = ({ campaign }: { campaign: Campaign }) => {
  const say = useTranslation();
  const stop = stopNow(campaign);
  return stop ? <Notice tone="offer">{stopInWords(stop, say)}</Notice> : null;
};
