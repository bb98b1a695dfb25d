import { useTranslation } from 'react-i18next';
import { Notice } from './notice';
import type { Trouble } from './use-task';

const known = ['OFFLINE', 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'UNAVAILABLE'] as const;

/** Says what was refused or went wrong, and is read out as soon as it appears. */
export const TroubleNotice = ({ trouble }: { trouble: Trouble | undefined }) => {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (trouble.kind === 'refusal')
    return (
      <Notice tone="offer" role="alert">
        {trouble.refusal.message}
      </Notice>
    );
  const code = known.find((one) => one === trouble.code);
  return (
    <Notice tone="problem" role="alert" title={t('problem.title')}>
      {code ? t(`problem.${code}`) : t('problem.other', { reference: trouble.reference ?? trouble.code })}
    </Notice>
  );
};
