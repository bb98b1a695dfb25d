import '@mantine/core/styles/Tabs.css';
import { Card, Tabs, Title } from '@mantine/core';
import type { Session } from '@rayon/client';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { SignInForm } from '../../parts/sign-in-form';
import { useAddress } from '../../parts/use-address';

// Most come back with a card: only who wants one loads the form.
const Join = lazy(() => import('./join').then((module) => ({ default: module.Join })));

/** Sign in, or get a card. */
export const Welcome = ({
  ended,
  onSignedIn,
}: {
  ended: boolean;
  onSignedIn: (session: Session) => void;
}) => {
  const { t } = useTranslation();
  const { said, go } = useAddress();
  const view = said('view') === 'join' ? 'join' : 'have';
  const show = (next: string | null) => go({ view: next === 'join' ? next : undefined });
  return (
    <Card withBorder padding="lg">
      <Title order={1} size="h2" mb="md">
        {t('card.title')}
      </Title>
      <Tabs value={view} onChange={show} keepMounted={false}>
        <Tabs.List grow mb="md">
          <Tabs.Tab value="have">{t('card.have')}</Tabs.Tab>
          <Tabs.Tab value="join">{t('card.join')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="have">
          <SignInForm way="signInMember" ended={ended} onSignedIn={onSignedIn} />
        </Tabs.Panel>
        <Tabs.Panel value="join">
          <Suspense fallback={<Waiting />}>
            <Join onSignedIn={onSignedIn} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
};
