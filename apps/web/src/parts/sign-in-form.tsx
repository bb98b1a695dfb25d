import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Divider.css';
import { Button, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Session, type SignInWay, signIn } from '../gateway/session';
import { useTranslation } from '../i18n';
import { Notice } from './notice';
import { TroubleNotice } from './trouble-notice';
import { useTask } from './use-task';

/** A way in that the demonstration offers with one click. */
export type Shortcut = { label: string; email: string; password: string; way: SignInWay };

/** E-mail and password, with the demonstration's accounts beside them. */
export const SignInForm = ({
  way,
  shortcuts,
  ended,
  onSignedIn,
}: {
  way: SignInWay;
  shortcuts: Shortcut[];
  /** The last session ran out by itself. */
  ended: boolean;
  onSignedIn: (session: Session) => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  const enter = async (by: SignInWay, as: { email: string; password: string }) => {
    const session = await run(() => signIn(by, as.email, as.password));
    if (session) onSignedIn(session);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(way, { email, password });
  };

  return (
    <Stack>
      {ended && !trouble && (
        <Notice tone="info" role="status">
          {t('problem.UNAUTHENTICATED')}
        </Notice>
      )}
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={busy}>
            {t('signIn.submit')}
          </Button>
          <TroubleNotice trouble={trouble} />
        </Stack>
      </form>
      {shortcuts.length > 0 && (
        <>
          <Divider label={t('signIn.demo')} />
          <Group gap="xs">
            {shortcuts.map((one) => (
              <Button
                key={one.email}
                variant="default"
                disabled={busy}
                onClick={() => void enter(one.way, one)}
              >
                {one.label}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
};
