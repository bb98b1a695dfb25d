import { Button, Card, Container, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../gateway/ask';
import { useDemonstration } from '../../gateway/demonstration';
import { useSession } from '../../gateway/session';
import { SignInForm } from '../../parts/sign-in-form';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { Articles } from './articles';
import { Campaigns } from './campaigns';
import { Devices } from './devices';
import { HelpDesk } from './help-desk';

/** Who is signed in at the console. */
export type Who = {
  kind: string;
  name: string | null;
  role: 'associate' | 'marketer' | 'administrator' | 'brand';
  storeIds: string[];
  brandId: string | null;
};

type SessionInfo = {
  kind: string;
  name: string | null;
  role: string | null;
  storeIds: string[] | null;
  brandId: string | null;
};

const whoAmI = `query WhoAmI { session { kind name role storeIds brandId } }`;

const sectionsOf: Record<Who['role'], readonly string[]> = {
  associate: ['help', 'articles'],
  marketer: ['campaigns', 'articles'],
  administrator: ['campaigns', 'articles', 'devices'],
  brand: ['campaigns'],
};

const Desk = ({ accessToken, onSignOut }: { accessToken: string; onSignOut: () => void }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [who, setWho] = useState<Who>();

  useEffect(() => {
    void run(() => ask<{ session: SessionInfo }>(whoAmI, {}, accessToken)).then((found) => {
      if (!found) return;
      const { kind, name, role, storeIds, brandId } = found.session;
      const known = kind.toLowerCase() === 'brand' ? 'brand' : role?.toLowerCase();
      if (known && known in sectionsOf)
        setWho({ kind, name, role: known as Who['role'], storeIds: storeIds ?? [], brandId });
    });
  }, [accessToken, run]);

  if (!who)
    return (
      <Stack>
        <TroubleNotice trouble={trouble} />
        {trouble && <Button onClick={onSignOut}>{t('shell.signOut')}</Button>}
      </Stack>
    );
  const sections = sectionsOf[who.role];
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            {t('console.title')}
          </Title>
          <Text c="dimmed">{[who.name, t(`console.role.${who.role}`)].filter(Boolean).join(' · ')}</Text>
        </div>
        <Button variant="subtle" onClick={onSignOut}>
          {t('shell.signOut')}
        </Button>
      </Group>
      <Tabs defaultValue={sections[0] ?? 'campaigns'} keepMounted={false}>
        <Tabs.List mb="md">
          {sections.includes('help') && <Tabs.Tab value="help">{t('console.help')}</Tabs.Tab>}
          {sections.includes('campaigns') && <Tabs.Tab value="campaigns">{t('console.campaigns')}</Tabs.Tab>}
          {sections.includes('articles') && <Tabs.Tab value="articles">{t('console.articles')}</Tabs.Tab>}
          {sections.includes('devices') && <Tabs.Tab value="devices">{t('console.devices')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="help">
          <HelpDesk accessToken={accessToken} storeIds={who.storeIds} />
        </Tabs.Panel>
        <Tabs.Panel value="campaigns">
          <Campaigns accessToken={accessToken} who={who} />
        </Tabs.Panel>
        <Tabs.Panel value="articles">
          <Articles accessToken={accessToken} />
        </Tabs.Panel>
        <Tabs.Panel value="devices">
          <Devices accessToken={accessToken} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
};

/** The console of retailer and brands: who signs in decides what it shows. */
export default function ConsoleFace() {
  const { t } = useTranslation();
  const [session, setSession] = useSession('console');
  const demonstration = useDemonstration();
  const password = demonstration?.password ?? '';
  const shortcuts = [
    ...(demonstration?.staff ?? []).map(({ email, name }) => ({ label: name, email, password })),
    ...(demonstration?.brands ?? []).map(({ email, name }) => ({
      label: name,
      email,
      password,
      how: 'signInBrand' as const,
    })),
  ];
  return (
    <Container size="lg" py="md">
      {session ? (
        <Desk
          key={session.accessToken}
          accessToken={session.accessToken}
          onSignOut={() => setSession(undefined)}
        />
      ) : (
        <Card withBorder padding="lg" maw={520} mx="auto">
          <Title order={1} size="h2" mb="md">
            {t('console.title')}
          </Title>
          <SignInForm how="signInStaff" shortcuts={shortcuts} onSignedIn={setSession} />
        </Card>
      )}
    </Container>
  );
}
