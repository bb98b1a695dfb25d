import '@mantine/core/styles/Tabs.css';
import '../../i18n/console';
import './console.css';
import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type WhoAmIQuery, whoAmIDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useTask } from '../../parts/use-task';
import { sectionIn } from './address';
import { Articles } from './articles';
import { CampaignDesk } from './campaign-desk';
import { Devices } from './devices';
import { Employees } from './employees';
import { HelpDesk } from './help-desk';
import { forgetDrafts } from './kept-draft';
import { MemberPoints } from './member-points';
import { PointsProgramme } from './points-programme';
import { TiersProgramme } from './tiers-programme';
import { sectionsByRole, sectionsOf, type Who } from './who';

type SessionInfo = WhoAmIQuery['session'];

const roleOf = ({ kind, role }: SessionInfo): Who['role'] | undefined => {
  const named = kind === 'BRAND' ? kind : role;
  return named && named in sectionsByRole ? (named as Who['role']) : undefined;
};

/** The console once somebody is signed in: one tab for each thing they look after. */
export const Desk = ({ caller, onSignOut }: { caller: GatewayClient; onSignOut: () => void }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const { said, go } = useAddress();
  const [info, setInfo] = useState<SessionInfo>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(whoAmIDocument, {}));
    if (found) setInfo(found.session);
  }, [caller, run]);
  useEffect(() => void look(), [look]);

  if (!info && !trouble) return <Waiting />;
  const role = info && roleOf(info);
  const leave = (
    <Button
      variant="subtle"
      size="sm"
      h={44}
      px="xs"
      flex="none"
      onClick={() => {
        forgetDrafts();
        onSignOut();
      }}
    >
      {t('shell.signOut')}
    </Button>
  );
  if (!info || !role)
    return (
      <Stack>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {info && <Text>{t('console.wrongRole')}</Text>}
        {leave}
      </Stack>
    );
  const who: Who = { ...info, role };
  const sections = sectionsOf(who);
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <StepTitle size="h2">{t('home.console.title')}</StepTitle>
          <Text c="dimmed">{[who.name, t(`console.role.${role}`)].filter(Boolean).join(' · ')}</Text>
        </div>
        {leave}
      </Group>
      <Tabs
        value={sectionIn(said, sections) ?? null}
        onChange={(tab) => go({ tab: tab ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {sections.map((section) => (
            <Tabs.Tab key={section} value={section} px={{ base: 'xs', xs: 'md' }}>
              {t(`console.${section}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="help">
          <HelpDesk caller={caller} who={who} />
        </Tabs.Panel>
        <Tabs.Panel value="campaigns">
          <CampaignDesk caller={caller} who={who} />
        </Tabs.Panel>
        <Tabs.Panel value="articles">
          <Articles caller={caller} who={who} />
        </Tabs.Panel>
        <Tabs.Panel value="devices">
          <Devices caller={caller} who={who} />
        </Tabs.Panel>
        <Tabs.Panel value="employees">
          <Employees caller={caller} />
        </Tabs.Panel>
        <Tabs.Panel value="programme">
          <Stack gap="xl">
            <PointsProgramme caller={caller} who={who} />
            <TiersProgramme caller={caller} who={who} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="points">
          <MemberPoints caller={caller} who={who} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
};
