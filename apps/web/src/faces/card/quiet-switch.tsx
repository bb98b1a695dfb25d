import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Switch } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { setQuietDocument } from '@rayon/client/operations/offers';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';

/** Whether messages come while the member shops; prices are the same either way. */
export const QuietSwitch = ({
  caller,
  quiet,
  onChanged,
}: {
  caller: GatewayClient;
  quiet: boolean;
  onChanged: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const change = async (wanted: boolean) => {
    if (await send(setQuietDocument, { quiet: wanted })) onChanged();
  };
  return (
    <>
      <Switch
        mt="sm"
        label={t('card.quiet')}
        description={t('card.quietHint')}
        disabled={busy}
        checked={quiet}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <TroubleNotice trouble={trouble} />
    </>
  );
};
