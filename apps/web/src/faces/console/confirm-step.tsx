import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { StepTitle } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';
import { campaignPath } from './address';
import type { CheckedStep, WholeCampaign } from './campaign';
import { CampaignSummary } from './campaign-summary';
import type { Who } from './who';

/** Asks for a step over everything the campaign says. */
export const ConfirmStep = ({
  campaign,
  who,
  step,
  busy,
  trouble,
  isChanged,
  onReadAgain,
  onConfirm,
}: {
  campaign: WholeCampaign;
  who: Who;
  step: CheckedStep;
  busy: boolean;
  trouble: Trouble | undefined;
  /** It is of another version than when they were asked. */
  isChanged: boolean;
  onReadAgain: () => void;
  onConfirm: () => void;
}) => {
  const { t } = useTranslation();
  const { version } = campaign;
  return (
    <Card withBorder padding="lg">
      <Stack>
        <StepTitle order={3} size="h4">
          {t(`console.confirm.${step}.question`)}
        </StepTitle>
        <Text>{t(`console.confirm.${step}.lead`)}</Text>
        {isChanged && (
          <Notice tone="offer" role="alert">
            {t('console.changedMeanwhile', { version })}
          </Notice>
        )}
        <CampaignSummary campaign={campaign} who={who} />
        <TroubleNotice trouble={isChanged ? undefined : trouble} />
        <Group>
          {isChanged ? (
            <Button onClick={onReadAgain}>{t('console.readAgain', { version })}</Button>
          ) : (
            <Button loading={busy} onClick={onConfirm}>
              {t(`console.confirm.${step}.yes`)}
            </Button>
          )}
          <Button component={Link} variant="default" href={campaignPath(campaign.id)}>
            {t('console.confirm.no')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};
