import { Button, Text } from '@mantine/core';
import type { TripMessage } from '@rayon/client';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';
import { Message } from './message';
import type { OfferNamed, WhyMessage } from './trip';
import type { Removed } from './use-trip';

/** The one sentence that matters now: codes that wait, what went wrong, what was just taken out, put aside or activated, what was pushed. */
export const Slot = ({
  waiting,
  trouble,
  removed,
  declined,
  activated,
  message,
  busy,
  onRetry,
  onUndo,
  onShown,
  onDismiss,
  onWhy,
  onDecline,
  onTakeBack,
}: {
  /** Codes that have waited longer than an answer takes. */
  waiting: number;
  trouble: Trouble | undefined;
  removed: Removed | undefined;
  declined: OfferNamed | undefined;
  activated: OfferNamed | undefined;
  message: TripMessage | undefined;
  busy: boolean;
  onRetry: () => void;
  onUndo: () => void;
  onShown: (messageId: string) => void;
  onDismiss: (messageId: string) => void;
  onWhy: (messageId: string) => Promise<WhyMessage | undefined>;
  onDecline?: ((offer: OfferNamed) => void) | undefined;
  onTakeBack: () => void;
}) => {
  const { t, set } = useTranslation();
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
      ) : declined ? (
        <Notice
          tone="info"
          role="status"
          aside={
            <Button variant="default" flex="none" disabled={busy} onClick={onTakeBack}>
              {t('scanner.undo')}
            </Button>
          }
        >
          {t('offer.declined', { title: set(declined.title) })}
        </Notice>
      ) : activated ? (
        <Notice tone="good" role="status">
          {t('offer.activatedNow', { title: set(activated.title) })}
        </Notice>
      ) : message ? (
        <Message
          key={message.messageId}
          message={message}
          busy={busy}
          onShown={onShown}
          onDismiss={onDismiss}
          onWhy={onWhy}
          onDecline={onDecline}
        />
      ) : (
        <Text c="dimmed">{t('scanner.idle')}</Text>
      )}
    </section>
  );
};
