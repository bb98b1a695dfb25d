import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trouble } from './use-task';

const known = ['OFFLINE', 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'] as const;

/** Says what was refused or went wrong, and is read out as soon as it appears. */
export const TroubleNotice = ({ trouble }: { trouble: Trouble | undefined }) => {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (trouble.kind === 'refusal')
    return (
      <Alert color="orange" role="alert" variant="light">
        {trouble.refusal.message}
      </Alert>
    );
  const code = known.find((one) => one === trouble.code);
  return (
    <Alert color="red" role="alert" title={t('problem.title')}>
      {code ? t(`problem.${code}`) : t('problem.other', { reference: trouble.reference ?? trouble.code })}
    </Alert>
  );
};
