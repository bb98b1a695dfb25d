import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Divider.css';
import { Button, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { openSession, type Session, type SignInWay } from '@rayon/client';
import { type FormEvent, useState } from 'react';
import { useDemonstration } from '../gateway/demonstration';
import { gateway } from '../gateway/gateway';
import { useTranslation } from '../i18n';
import { Notice } from './notice';
import { TroubleNotice } from './trouble-notice';
import { useRequired } from './use-required';
import { useTask } from './use-task';

/** Whose accounts of the demonstration go in by which way. */
const people = { signInMember: 'members', signInStaff: 'staff', signInBrand: 'brands' } as const;

/** E-mail and password, with the demonstration's accounts beside them. */
export const SignInForm = ({
  way,
  ended,
  onSignedIn,
}: {
  way: SignInWay;
  /** The last session ran out by itself. */
  ended: boolean;
  onSignedIn: (session: Session) => void;
}) => {
  const { t } = useTranslation();
  const demonstration = useDemonstration();
  const accounts = demonstration?.[people[way]] ?? [];
  const { busy, trouble, run, clear } = useTask();
  const [emailRequired, passwordRequired] = [useRequired(clear), useRequired(clear)];
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  const enter = async (as: { email: string; password: string }) => {
    const session = await run(() => openSession(gateway, way, as));
    if (session) onSignedIn(session);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter({ email, password });
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
            {...emailRequired}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            {...passwordRequired}
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
      {demonstration && accounts.length > 0 && (
        <>
          <Divider label={t('signIn.demo')} />
          <Group gap="xs">
            {accounts.map((one) => (
              <Button
                key={one.email}
                variant="default"
                disabled={busy}
                onClick={() => void enter({ email: one.email, password: demonstration.password })}
              >
                {one.name}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
};
