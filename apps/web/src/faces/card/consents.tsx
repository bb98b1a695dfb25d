import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Stack, Switch, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { setConsentDocument } from '@rayon/client/operations/card';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import type { Consent } from './mine';
import { useWordings } from './wordings';

/** What the member agreed to, one switch per purpose; each can be taken back as easily as it was given. */
export const Consents = ({
  caller,
  given,
  onChanged,
}: {
  caller: GatewayClient;
  given: Consent[];
  onChanged: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const wordings = useWordings();

  const change = async (purpose: string, wordingVersion: number, granted: boolean) => {
    if (await send(setConsentDocument, { purpose, granted, wordingVersion })) onChanged();
  };

  return (
    <Stack>
      <Text c="dimmed">{t('card.consentsLead')}</Text>
      {wordings.map(({ purpose, version, text }) => (
        <Switch
          key={purpose}
          label={text}
          disabled={busy}
          checked={given.some((one) => one.purpose === purpose && one.granted)}
          onChange={(event) => void change(purpose, version, event.currentTarget.checked)}
        />
      ))}
      <TroubleNotice trouble={trouble} />
    </Stack>
  );
};
