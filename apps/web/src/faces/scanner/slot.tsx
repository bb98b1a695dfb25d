import '@mantine/core/styles/CloseButton.css';
import { CloseButton, Text } from '@mantine/core';
import type { TripMessage } from '@rayon/client';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';

/** The one sentence that matters now: what went wrong, else what was pushed. */
export const Slot = ({
  trouble,
  message,
  onRetry,
  onDismiss,
}: {
  trouble: Trouble | undefined;
  message: TripMessage | undefined;
  /** Given while codes wait to be sent. */
  onRetry: (() => void) | undefined;
  onDismiss: (messageId: string) => void;
}) => {
  const { t, set } = useTranslation();
  return (
    <section className="scanning-slot" aria-live="polite" aria-label={t('scanner.live')}>
      {trouble ? (
        <TroubleNotice trouble={trouble} onRetry={onRetry} />
      ) : message ? (
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
      ) : (
        <Text c="dimmed">{t('scanner.idle')}</Text>
      )}
    </section>
  );
};
