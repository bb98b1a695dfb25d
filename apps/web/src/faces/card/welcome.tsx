import { Button, Card, Checkbox, PasswordInput, Stack, Tabs, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, isRefusal, newCommandId, type Refusal } from '../../gateway/ask';
import { useDemonstration } from '../../gateway/demonstration';
import type { Session } from '../../gateway/session';
import { SignInForm } from '../../parts/sign-in-form';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';

const enrolMember = `mutation EnrolMember($input: EnrolMemberInput!) { enrolMember(input: $input) { __typename
  ... on MemberEnrolled { session { accessToken expiresAt kind name } }
  ... on MembersRefusal { reason message } } }`;

/** Joining the programme: a name, an e-mail, a password, and a consent that is really optional. */
const Join = ({ onSignedIn }: { onSignedIn: (session: Session) => void }) => {
  const { t, i18n } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [firstName, setFirstName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [granted, setGranted] = useState(false);
  const [commandId, setCommandId] = useState(newCommandId);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const session = await run(async () => {
      const { enrolMember: answer } = await ask<{
        enrolMember: { __typename: 'MemberEnrolled'; session: Session } | Refusal;
      }>(enrolMember, {
        input: {
          commandId,
          firstName,
          email,
          password,
          locale: i18n.language,
          consents: [{ purpose: 'personalised-offers', granted }],
        },
      });
      return isRefusal(answer) ? answer : answer.session;
    });
    setCommandId(newCommandId());
    if (session) onSignedIn(session);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput
          label={t('card.firstName')}
          required
          maxLength={60}
          value={firstName}
          onChange={(event) => setFirstName(event.currentTarget.value)}
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          required
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Checkbox
          label={t('card.consent')}
          checked={granted}
          onChange={(event) => setGranted(event.currentTarget.checked)}
        />
        <Button type="submit" loading={busy}>
          {t('card.join')}
        </Button>
        <TroubleNotice trouble={trouble} />
      </Stack>
    </form>
  );
};

/** Sign in, or get a card. */
export const Welcome = ({ onSignedIn }: { onSignedIn: (session: Session) => void }) => {
  const { t } = useTranslation();
  const demonstration = useDemonstration();
  const shortcuts = (demonstration?.members ?? []).map(({ email, name }) => ({
    label: name,
    email,
    password: demonstration?.password ?? '',
  }));
  return (
    <Card withBorder padding="lg" maw={480} mx="auto">
      <Title order={1} size="h2" mb="md">
        {t('card.title')}
      </Title>
      <Tabs defaultValue="have" keepMounted={false}>
        <Tabs.List grow mb="md">
          <Tabs.Tab value="have">{t('card.have')}</Tabs.Tab>
          <Tabs.Tab value="join">{t('card.join')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="have">
          <SignInForm how="signInMember" shortcuts={shortcuts} onSignedIn={onSignedIn} />
        </Tabs.Panel>
        <Tabs.Panel value="join">
          <Join onSignedIn={onSignedIn} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
};
