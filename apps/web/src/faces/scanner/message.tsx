import '@mantine/core/styles/CloseButton.css';
import { ActionIcon, CloseButton, Group, Text } from '@mantine/core';
import type { TripMessage } from '@rayon/client';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { DeclineButton } from '../../parts/decline-button';
import { Icon } from '../../parts/icons';
import { MessageNotice } from '../../parts/message-notice';
import { OfferPicture } from '../../parts/offer-picture';
import type { OfferNamed, WhyMessage } from './trip';

/** What was pushed to the trip; why it was is asked for when somebody wonders. */
export const Message = ({
  message: { messageId, campaignId, title, body, picture, sponsored = false },
  busy,
  onShown,
  onDismiss,
  onWhy,
  onDecline,
}: {
  message: Pick<TripMessage, 'messageId' | 'campaignId' | 'title' | 'body' | 'picture'> &
    Partial<Pick<TripMessage, 'sponsored'>>;
  busy: boolean;
  /** Somebody could see it. */
  onShown: (messageId: string) => void;
  onDismiss: (messageId: string) => void;
  /** Why it is shown; undefined when that cannot be told. */
  onWhy: (messageId: string) => Promise<WhyMessage | undefined>;
  /** Absent where nobody has shown a card, or nothing more is scanned. */
  onDecline?: ((offer: OfferNamed) => void) | undefined;
}) => {
  const { t, set } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState<string>();
  useEffect(() => {
    const tell = () => onShown(messageId);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [messageId, onShown]);
  const inWords = (said: WhyMessage | undefined): string => {
    const { explanation = t('offer.whyAway') } = said?.why ?? {};
    return said?.sponsor ? t('scanner.paidFor', { brand: said.sponsor.name, why: explanation }) : explanation;
  };
  const turn = () => {
    setOpen(!isOpen);
    if (!isOpen) void onWhy(messageId).then((said) => setWhy(inWords(said)));
  };
  return (
    <MessageNotice
      title={set(title)}
      body={set(body)}
      sponsored={sponsored ? t('scanner.sponsored') : undefined}
      aside={
        <Group gap={0} wrap="nowrap" flex="none">
          {picture && <OfferPicture address={picture.small} alt={picture.alt} size="small" />}
          <ActionIcon
            variant="subtle"
            c="inherit"
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
          <>
            <Text size="sm" c="var(--mantine-color-text)" my={4}>
              {why === undefined ? t('shell.loading') : set(why)}
            </Text>
            {onDecline && (
              <DeclineButton
                title={title}
                disabled={busy}
                onDecline={() => onDecline({ campaignId, title })}
              />
            )}
          </>
        )
      }
    />
  );
};
