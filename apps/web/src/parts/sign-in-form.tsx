import { Button, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Session, signIn } from '../gateway/session';
import { TroubleNotice } from './trouble-notice';
import { useTask } from './use-task';

/** A way in that the demonstration offers with one click. */
export type Shortcut = {
  label: string;
  email: string;
  password: string;
  how?: 'signInStaff' | 'signInBrand';
};

/** E-mail and password, with the demonstration's accounts beside them. */
export const SignInForm = ({
  how,
  shortcuts,
  onSignedIn,
}: {
  how: 'signInMember' | 'signInStaff' | 'signInBrand';
  shortcuts: Shortcut[];
  onSignedIn: (session: Session, how: string) => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  const enter = async (way: typeof how, as: { email: string; password: string }) => {
    const session = await run(() => signIn(way, as.email, as.password));
    if (session) onSignedIn(session, way);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(how, { email, password });
  };

  return (
    <Stack>
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
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy}>
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
                variant="light"
                size="compact-md"
                disabled={busy}
                onClick={() => void enter(one.how ?? how, one)}
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
