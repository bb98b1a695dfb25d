import { Button } from '@mantine/core';
import { useTranslation } from '../i18n';

/** What has to be done before an offer gives anything; once it is done the same place says so, so that whoever did it stays there. */
export const ActivateButton = ({
  title,
  disabled,
  activated = false,
  onActivate,
}: {
  title: string;
  disabled: boolean;
  activated?: boolean;
  onActivate: () => void;
}) => {
  const { t, set } = useTranslation();
  const label = t(activated ? 'offer.isActivated' : 'offer.activate');
  return (
    <Button
      variant={activated ? 'default' : 'filled'}
      size="sm"
      h={44}
      aria-disabled={disabled || activated}
      aria-label={`${label}: ${set(title)}`}
      onClick={disabled || activated ? undefined : onActivate}
    >
      {activated ? `✓ ${label}` : label}
    </Button>
  );
};
