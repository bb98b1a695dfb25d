import { Button, Text } from '@mantine/core';
import { useTranslation } from '../i18n';

/**
 * "Not for me", with what that means: it changes what is shown, never what is paid. Where it was said, the same button takes it
 * back, so that whoever pressed it stays where they are.
 */
export const DeclineButton = ({
  title,
  disabled,
  declined = false,
  hint,
  onDecline,
}: {
  title: string;
  disabled: boolean;
  declined?: boolean;
  /** What it means, where that is not what it means of an offer. */
  hint?: string;
  onDecline: () => void;
}) => {
  const { t, set } = useTranslation();
  const label = t(declined ? 'offer.takeBack' : 'offer.decline');
  return (
    <>
      <Button
        variant="default"
        size="sm"
        h={44}
        aria-disabled={disabled}
        aria-label={`${label}: ${set(title)}`}
        onClick={disabled ? undefined : onDecline}
      >
        {label}
      </Button>
      {!declined && (
        <Text size="sm" c="dimmed" mt={4}>
          {hint ?? t('offer.declineHint')}
        </Text>
      )}
    </>
  );
};
