import { Button } from '@mantine/core';
import { useTranslation } from '../i18n';
import { Notice } from './notice';
import type { Trouble } from './use-task';

const known = ['OFFLINE', 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'UNAVAILABLE'] as const;

/** Says what was refused or went wrong, and is read out as soon as it appears. */
export const TroubleNotice = ({
  trouble,
  onRetry,
}: {
  trouble: Trouble | undefined;
  /** What a second try of something that went wrong does. */
  onRetry?: (() => void) | undefined;
}) => {
  const { t, set } = useTranslation();
  if (!trouble) return null;
  if (trouble.kind === 'refusal')
    return (
      <Notice tone="offer" role="alert">
        {set(trouble.refusal.message)}
      </Notice>
    );
  const code = known.find((one) => one === trouble.code);
  return (
    <Notice
      tone="problem"
      role="alert"
      title={t('problem.title')}
      aside={
        onRetry && (
          <Button variant="default" flex="none" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )
      }
    >
      {code ? t(`problem.${code}`) : t('problem.other', { reference: trouble.reference ?? trouble.code })}
    </Notice>
  );
};
