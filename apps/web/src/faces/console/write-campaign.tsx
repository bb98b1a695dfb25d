import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { draftCampaignDocument, reviseCampaignDocument } from '@rayon/client/operations/console';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useTranslation } from '../../i18n';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands, useTask } from '../../parts/use-task';
import { campaignPath, campaignsPath } from './address';
import { isChangeable, runsBeyond, type WholeCampaign } from './campaign';
import { CampaignForm } from './campaign-form';
import { contentOf, type Draft, draftOf, emptyDraft } from './draft';
import { useCampaign } from './use-campaign';
import type { Who } from './who';
import { WhyReturned } from './why-returned';

type Writing = { caller: GatewayClient; who: Who };

/** A new campaign. */
export const NewCampaign = ({
  caller,
  who,
  like,
}: Writing & {
  /** The campaign it begins as. */
  like: string | undefined;
}) =>
  like === undefined ? (
    <Write caller={caller} who={who} initial={{ ...emptyDraft, brandId: who.brandId ?? '' }} />
  ) : (
    <Like caller={caller} who={who} campaignId={like} isNew />
  );

/** The next version of a campaign. */
export const ChangeCampaign = (writing: Writing & { campaignId: string }) => (
  <Like {...writing} isNew={false} />
);

/** The form filled in with what a campaign says as it is opened; what happens to it meanwhile does not change the form. */
const Like = ({ caller, who, campaignId, isNew }: Writing & { campaignId: string; isNew: boolean }) => {
  const { t, language } = useTranslation();
  const { trouble, run } = useTask();
  const { campaign, look } = useCampaign(caller, campaignId);
  useEffect(() => void run(look), [run, look]);
  if (campaign)
    return (
      <Write
        caller={caller}
        who={who}
        initial={{ ...draftOf(campaign, language), ...(isNew ? { first: '', last: '' } : {}) }}
        {...(isNew ? {} : { campaign })}
      />
    );
  return (
    <Stack>
      <TroubleNotice trouble={trouble} onRetry={() => void run(look)} />
      {campaign === undefined && !trouble && <Waiting />}
      {campaign === null && <Text>{t('console.noSuchCampaign')}</Text>}
    </Stack>
  );
};

const Write = ({
  caller,
  who,
  initial,
  campaign,
}: Writing & { initial: Draft; campaign?: WholeCampaign }) => {
  const { t, set, language } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [, go] = useLocation();

  const save = async (draft: Draft) => {
    const content = contentOf(draft);
    const saved = campaign
      ? await send(reviseCampaignDocument, { campaignId: campaign.id, ...content })
      : await send(draftCampaignDocument, {
          ...content,
          ...(draft.brandId ? { brandId: draft.brandId } : {}),
        });
    // Back from the page leads to where the writing began.
    if (saved) go(campaignPath(saved.campaign.id), { replace: true });
  };

  return (
    <Stack>
      <Text
        component={Link}
        href={campaign ? campaignPath(campaign.id) : campaignsPath}
        c="var(--mantine-color-text)"
        td="underline"
      >
        {campaign ? t('console.unchanged') : t('console.allCampaigns')}
      </Text>
      <StepTitle order={2} size="h3">
        {campaign
          ? t('console.changing', { title: set(campaign.title[language]) })
          : t('console.newCampaign')}
      </StepTitle>
      {campaign && <WhyReturned campaign={campaign} />}
      {campaign && !isChangeable(campaign, who) ? (
        <Text>
          {runsBeyond(campaign, who) ? t('console.runsBeyond') : t(`console.standing.${campaign.status}`)}
        </Text>
      ) : (
        <CampaignForm
          caller={caller}
          who={who}
          initial={initial}
          submit={t(campaign ? 'console.saveVersion' : 'console.draft')}
          busy={busy}
          trouble={trouble}
          onSubmit={(draft) => void save(draft)}
        />
      )}
    </Stack>
  );
};
