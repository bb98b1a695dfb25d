import { Button, Text } from '@mantine/core';
import { useTranslation } from '../i18n';

/** "Not for me", with what that means: it changes what is shown, never what is paid. */
export const DeclineButton = ({
  title,
  disabled,
  onDecline,
}: {
  title: string;
  disabled: boolean;
  onDecline: () => void;
}) => {
  const { t, set } = useTranslation();
  return (
    <>
      <Button
        variant="default"
        size="sm"
        h={44}
        disabled={disabled}
        aria-label={`${t('offer.decline')}: ${set(title)}`}
        onClick={onDecline}
      >
        {t('offer.decline')}
      </Button>
      <Text size="sm" c="dimmed" mt={4}>
        {t('offer.declineHint')}
      </Text>
    </>
  );
};
