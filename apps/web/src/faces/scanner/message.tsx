import '@mantine/core/styles/CloseButton.css';
import { ActionIcon, CloseButton, Group, Text } from '@mantine/core';
import type { TripMessage } from '@rayon/client';
import { useState } from 'react';
import { useTranslation } from '../../i18n';
import { Icon } from '../../parts/icons';
import { Notice } from '../../parts/notice';

/** What was pushed to the trip; why it was is asked for when somebody wonders. */
export const Message = ({
  message: { messageId, title, body },
  onDismiss,
  onWhy,
}: {
  message: TripMessage;
  onDismiss: (messageId: string) => void;
  /** Why it is shown; undefined when that cannot be told. */
  onWhy: (messageId: string) => Promise<string | undefined>;
}) => {
  const { t, set } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState<string>();
  const turn = () => {
    setOpen(!isOpen);
    if (!isOpen) void onWhy(messageId).then((said) => setWhy(said ?? t('offer.whyAway')));
  };
  return (
    <Notice
      tone="offer"
      title={set(title)}
      aside={
        <Group gap={0} wrap="nowrap" flex="none">
          <ActionIcon
            variant="subtle"
            color="inherit"
            size={44}
            aria-label={t('offer.whyMessage')}
            aria-expanded={isOpen}
            onClick={turn}
          >
            <Icon name="question" size={24} />
          </ActionIcon>
          <CloseButton
            size="xl"
            c="inherit"
            aria-label={t('scanner.dismiss')}
            onClick={() => onDismiss(messageId)}
          />
        </Group>
      }
      more={
        isOpen && (
          <Text size="sm" c="var(--mantine-color-text)" mt={4}>
            {why === undefined ? t('shell.loading') : set(why)}
          </Text>
        )
      }
    >
      {set(body)}
    </Notice>
  );
};
