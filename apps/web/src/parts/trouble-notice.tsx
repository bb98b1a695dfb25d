import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';
import { Notice } from './notice';
import { isStillOpen, type Trouble } from './use-task';

const known = ['OFFLINE', 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'UNAVAILABLE'] as const;

/** What may be over by itself, so that nobody should have to press a button to learn it. */
const passing: readonly string[] = ['OFFLINE', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'];
const againMilliseconds = 4_000;

/** Says what was refused or went wrong, and is read out as soon as it appears. */
export const TroubleNotice = ({
  trouble,
  onRetry,
}: {
  trouble: Trouble | undefined;
  /** A second try of what went wrong: by a tap, and by itself every few seconds where Rayon did not answer, or not yet. */
  onRetry?: (() => unknown) | undefined;
}) => {
  const { t, set } = useTranslation();
  const retry = useRef(onRetry);
  useEffect(() => {
    retry.current = onRetry;
  });
  const isPassing =
    trouble?.kind === 'problem'
      ? passing.includes(trouble.code) || /^HTTP_5/.test(trouble.code)
      : trouble !== undefined && isStillOpen(trouble.refusal);
  const triesAgain = onRetry !== undefined && isPassing;
  useEffect(() => {
    if (!triesAgain) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      // The trouble may be over while the try that ended it is.
      if (isOver) return;
      timer = setTimeout(() => void Promise.resolve(retry.current?.()).then(later, later), againMilliseconds);
    };
    later();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [triesAgain]);
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
      {...(triesAgain ? {} : { title: t('problem.title') })}
      aside={
        onRetry && (
          <Button variant="default" flex="none" onClick={() => onRetry()}>
            {t('problem.retry')}
          </Button>
        )
      }
    >
      {triesAgain
        ? t('problem.again')
        : code
          ? t(`problem.${code}`)
          : t('problem.other', { reference: trouble.reference ?? trouble.code })}
    </Notice>
  );
};
