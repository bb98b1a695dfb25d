import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { draftCampaignDocument, reviseCampaignDocument } from '@rayon/client/operations/console';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { Notice } from '../../parts/notice';
import { StepTitle, Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands, useTask } from '../../parts/use-task';
import { campaignPath, campaignsPath } from './address';
import { isChangeable, runsBeyond, type WholeCampaign } from './campaign';
import { CampaignForm } from './campaign-form';
import { contentOf } from './content-of';
import { type Draft, emptyDraft } from './draft';
import { draftOf } from './draft-of';
import { keepDraft, keptDraft } from './kept-draft';
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
    <Write caller={caller} who={who} form="new" initial={{ ...emptyDraft, brandId: who.brandId ?? '' }} />
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
        form={isNew ? `like.${campaignId}` : `${campaignId}.${campaign.version}`}
        initial={{ ...draftOf(campaign, language), ...(isNew ? { first: '', last: '' } : {}) }}
        {...(isNew ? {} : { campaign })}
      />
    );
  return (
    <Stack>
      <TroubleNotice trouble={trouble} onRetry={() => run(look)} />
      {campaign === undefined && !trouble && <Waiting />}
      {campaign === null && <Text>{t('console.noSuchCampaign')}</Text>}
    </Stack>
  );
};

const Write = ({
  caller,
  who,
  form,
  initial,
  campaign,
}: Writing & {
  /** Names the form among those that somebody may have begun. */
  form: string;
  initial: Draft;
  campaign?: WholeCampaign;
}) => {
  const { t, set, language } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const [, go] = useLocation();
  // What happens to the campaign meanwhile makes no other form of it.
  const [owned] = useState(`${who.role}.${who.name}.${form}`);
  // Nor is what somebody else made of it overwritten by what was begun before.
  const [version] = useState(campaign?.version);
  const isClosed = campaign !== undefined && !isChangeable(campaign, who);
  const [begun, setBegun] = useState(() => keptDraft(owned));
  const [tries, setTries] = useState(0);
  const startOver = () => {
    keepDraft(owned, undefined);
    setBegun(undefined);
    setTries(tries + 1);
  };

  const save = async (draft: Draft) => {
    const content = contentOf(draft);
    const saved = campaign
      ? await send(reviseCampaignDocument, { campaignId: campaign.id, version, ...content })
      : await send(draftCampaignDocument, {
          ...content,
          ...(draft.brandId ? { brandId: draft.brandId } : {}),
        });
    if (!saved) return;
    keepDraft(owned, undefined);
    // Back from the page leads to where the writing began.
    go(campaignPath(saved.campaign.id), { replace: true });
  };

  return (
    <Stack>
      <Text
        component={Link}
        href={campaign ? campaignPath(campaign.id) : campaignsPath}
        c="var(--mantine-color-text)"
        td="underline"
        onClick={() => campaign && keepDraft(owned, undefined)}
      >
        {campaign ? t('console.unchanged') : t('console.allCampaigns')}
      </Text>
      <StepTitle order={2} size="h3">
        {campaign
          ? t('console.changing', { title: set(campaign.title[language]) })
          : t('console.newCampaign')}
      </StepTitle>
      {campaign && <WhyReturned campaign={campaign} />}
      {begun && !isClosed && (
        <Notice
          tone="info"
          role="status"
          aside={
            <ConfirmButton
              flex="none"
              label={t('console.startOver')}
              question={t('console.startOverQuestion')}
              onConfirm={startOver}
            />
          }
        >
          {t('console.begun')}
        </Notice>
      )}
      {isClosed ? (
        <Text>
          {runsBeyond(campaign, who) ? t('console.runsBeyond') : t(`console.standing.${campaign.status}`)}
        </Text>
      ) : (
        <CampaignForm
          key={tries}
          caller={caller}
          who={who}
          initial={begun ?? initial}
          submit={t(campaign ? 'console.saveVersion' : 'console.draft')}
          busy={busy}
          trouble={trouble}
          onWritten={(draft) => keepDraft(owned, draft)}
          onSubmit={(draft) => void save(draft)}
        />
      )}
    </Stack>
  );
};
