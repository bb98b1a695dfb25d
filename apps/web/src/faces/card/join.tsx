import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { isRefusal, openSession, type Session } from '@rayon/client';
import { enrolMemberDocument } from '@rayon/client/operations/card';
import { type FormEvent, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useRequired } from '../../parts/use-required';
import { useCommands } from '../../parts/use-task';
import { useWordings } from './wordings';

/** Joining the programme: a name, an e-mail, a password, and consents that are really optional. */
export const Join = ({ onSignedIn }: { onSignedIn: (session: Session) => void }) => {
  const { t, language } = useTranslation();
  const { busy, trouble, run, send, clear } = useCommands(gateway);
  const [nameRequired, emailRequired, passwordRequired] = [
    useRequired(clear),
    useRequired(clear),
    useRequired(clear),
  ];
  const wordings = useWordings();
  const [firstName, setFirstName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [granted, setGranted] = useState<Record<string, boolean>>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const enrolled = await send(enrolMemberDocument, {
      firstName,
      email,
      password,
      locale: language,
      consents: wordings.map(({ purpose, version }) => ({
        purpose,
        granted: granted[purpose] ?? false,
        wordingVersion: version,
      })),
    });
    if (!enrolled) return;
    // Nobody is told whether an address has joined before: what opens the account is its password.
    const session = await run(async () => {
      const opened = await openSession(gateway, 'signInMember', { email, password });
      const isOfAnother = isRefusal(opened) && opened.reason === 'INVALID_CREDENTIALS';
      return isOfAnother ? { ...opened, message: t('card.signInInstead') } : opened;
    });
    if (session) onSignedIn(session);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          label={t('card.firstName')}
          {...nameRequired}
          maxLength={60}
          autoComplete="given-name"
          value={firstName}
          onChange={(event) => setFirstName(event.currentTarget.value)}
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          {...emailRequired}
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          description={t('signIn.passwordHint')}
          minLength={10}
          {...passwordRequired}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t('card.consentsLead')}
        </Text>
        {wordings.map(({ purpose, text }) => (
          <Checkbox
            key={purpose}
            label={text}
            checked={granted[purpose] ?? false}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setGranted((before) => ({ ...before, [purpose]: checked }));
            }}
          />
        ))}
        <Button type="submit" size="md" loading={busy}>
          {t('card.join')}
        </Button>
        <TroubleNotice trouble={trouble} />
      </Stack>
    </form>
  );
};
