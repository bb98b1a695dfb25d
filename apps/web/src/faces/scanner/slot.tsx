import { CloseButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TripMessage } from '../../gateway/live';
import { type Amount, inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';

/** The one sentence that matters now: what went wrong, else what was pushed, else what was scanned last. */
export const Slot = ({
  trouble,
  message,
  latest,
  onDismiss,
}: {
  trouble: Trouble | undefined;
  message: TripMessage | undefined;
  latest: { name: string; amount: Amount } | undefined;
  onDismiss: (messageId: string) => void;
}) => {
  const { t } = useTranslation();
  return (
    <section className="scanning-slot" aria-live="polite" aria-label={t('scanner.live')}>
      {trouble ? (
        <TroubleNotice trouble={trouble} />
      ) : message ? (
        <Group wrap="nowrap" gap={4} align="start">
          <div style={{ flex: 1 }}>
            <Notice tone="offer" title={message.title}>
              {message.body}
            </Notice>
          </div>
          <CloseButton
            size="lg"
            aria-label={t('scanner.dismiss')}
            onClick={() => onDismiss(message.messageId)}
          />
        </Group>
      ) : latest ? (
        <Notice tone="good">
          <Text span fw={600}>
            {latest.name}
          </Text>{' '}
          <span className="figures">{inMoney(latest.amount)}</span>
        </Notice>
      ) : (
        <Text c="dimmed">{t('scanner.empty')}</Text>
      )}
    </section>
  );
};
