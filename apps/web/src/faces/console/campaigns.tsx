import { Button, Group, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { campaignsDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useBack } from '../../parts/use-reach';
import { useTask } from '../../parts/use-task';
import { calendarPath, campaignPath, effectsPath, newCampaignPath } from './address';
import { CampaignFigures } from './campaign-figures';
import { CampaignTable } from './campaign-table';
import { useCampaignSteps } from './use-campaign-steps';
import type { Who } from './who';

/** Campaigns with what they did so far; a brand sees its own. */
export const Campaigns = ({
  caller,
  who,
  returned,
}: {
  caller: GatewayClient;
  who: Who;
  /** Somebody comes back from the page of one campaign. */
  returned: boolean;
}) => {
  const { t } = useTranslation();
  const looking = useTask();
  const { run } = looking;
  const { busy, trouble, take } = useCampaignSteps(caller);
  const [stepped, setStepped] = useState<string>();
  const list = useRef<HTMLDivElement>(null);

  const ask = useCallback(
    async (after: string | null) =>
      (await caller.ask(campaignsDocument, { after }, { partly: true })).campaigns,
    [caller],
  );
  const { items: campaigns, look, ...pages } = useList(ask);
  useEffect(() => void run(look), [run, look]);
  useBack(() => run(look));
  useEffect(() => {
    if (returned) list.current?.focus();
  }, [returned]);

  const stepThenLook = async (...step: Parameters<typeof take>) => {
    setStepped(step[1].id);
    if (await take(...step)) await run(look);
  };

  return (
    <Stack ref={list} tabIndex={-1}>
      <TroubleNotice trouble={looking.trouble} onRetry={() => run(look)} />
      {campaigns && campaigns.length > 0 && <CampaignFigures campaigns={campaigns} isPart={pages.isMore} />}
      <Group>
        <Button component={Link} href={newCampaignPath()}>
          {t('console.newCampaign')}
        </Button>
        <Button component={Link} href={calendarPath} variant="default">
          {t('console.calendar.title')}
        </Button>
        <Button component={Link} href={effectsPath} variant="default">
          {t('console.effects.title')}
        </Button>
      </Group>
      {!campaigns && !looking.trouble && <Waiting />}
      {campaigns?.length === 0 && <Text c="dimmed">{t('console.noCampaigns')}</Text>}
      {campaigns && campaigns.length > 0 && (
        <>
          <CampaignTable
            campaigns={campaigns}
            who={who}
            busy={busy}
            hrefOf={campaignPath}
            troubled={trouble && stepped !== undefined ? { campaignId: stepped, trouble } : undefined}
            onStep={(...step) => void stepThenLook(...step)}
          />
          <TroubleNotice trouble={pages.trouble} />
          <ShowMore
            shown={campaigns.length}
            isMore={pages.isMore}
            busy={pages.busy}
            onMore={() => void pages.more()}
          />
        </>
      )}
    </Stack>
  );
};
