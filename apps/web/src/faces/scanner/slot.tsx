import '@mantine/core/styles/CloseButton.css';
import { Button, CloseButton, Text } from '@mantine/core';
import type { TripMessage } from '@rayon/client';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';
import type { Removed } from './use-trip';

/** The one sentence that matters now: codes that wait, what went wrong, what was just taken out, what was pushed. */
export const Slot = ({
  waiting,
  trouble,
  removed,
  message,
  onRetry,
  onUndo,
  onDismiss,
}: {
  /** Codes that have waited longer than an answer takes. */
  waiting: number;
  trouble: Trouble | undefined;
  removed: Removed | undefined;
  message: TripMessage | undefined;
  onRetry: () => void;
  onUndo: () => void;
  onDismiss: (messageId: string) => void;
}) => {
  const { t } = useTranslation();
  return (
    <section className="scanning-slot" aria-live="polite" aria-label={t('scanner.live')}>
      {waiting > 0 ? (
        <Notice
          tone="info"
          role="status"
          aside={
            <Button variant="default" flex="none" onClick={onRetry}>
              {t('problem.retry')}
            </Button>
          }
        >
          {t('scanner.queued', { count: waiting })}
        </Notice>
      ) : trouble ? (
        <TroubleNotice trouble={trouble} />
      ) : removed ? (
        <Notice
          tone="info"
          role="status"
          aside={
            removed.code && (
              <Button variant="default" flex="none" onClick={onUndo}>
                {t('scanner.undo')}
              </Button>
            )
          }
        >
          {t(removed.code ? 'scanner.removed' : 'scanner.removedForGood', { name: removed.line.name })}
        </Notice>
      ) : (
        <Message message={message} onDismiss={onDismiss} />
      )}
    </section>
  );
};

const Message = ({
  message,
  onDismiss,
}: {
  message: TripMessage | undefined;
  onDismiss: (messageId: string) => void;
}) => {
  const { t, set } = useTranslation();
  if (!message) return <Text c="dimmed">{t('scanner.idle')}</Text>;
  return (
    <Notice
      tone="offer"
      title={set(message.title)}
      aside={
        <CloseButton
          size="xl"
          c="inherit"
          aria-label={t('scanner.dismiss')}
          onClick={() => onDismiss(message.messageId)}
        />
      }
    >
      {set(message.body)}
    </Notice>
  );
};
