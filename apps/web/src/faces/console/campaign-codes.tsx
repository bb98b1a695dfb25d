import { Card, SimpleGrid, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignCodesQuery, campaignCodesDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
import { mayWrite, type WholeCampaign } from './campaign';
import { ImportCodes } from './import-codes';
import { MakeCodes } from './make-codes';
import type { Who } from './who';

type Codes = NonNullable<NonNullable<CampaignCodesQuery['campaign']>['codes']>;

/** The codes of a campaign that each work so many times: how many there are, and more of them for whoever may write it; nothing where it is not told. */
export const CampaignCodes = ({
  caller,
  who,
  campaign,
  usesPerCode,
}: {
  caller: GatewayClient;
  who: Who;
  campaign: WholeCampaign;
  usesPerCode: number;
}) => {
  const { t } = useTranslation();
  const { run, trouble } = useTask();
  const { id, status } = campaign;
  const [codes, setCodes] = useState<Codes | null>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(campaignCodesDocument, { id }));
    if (found) setCodes(found.campaign?.codes ?? null);
  }, [caller, id, run]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  if (codes === null) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="codes">
      <Stack>
        <Text fw={700} component="h3" m={0} id="codes">
          {t('console.codes.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {usesPerCode === 1
            ? t('console.codes.about')
            : t('console.codes.aboutMany', { count: usesPerCode })}
        </Text>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {codes === undefined && !trouble && <Waiting />}
        {codes && <Counts codes={codes} />}
        {codes && status !== 'ENDED' && mayWrite(campaign, who) && (
          <>
            <MakeCodes caller={caller} campaignId={id} owner={`${who.role}.${who.name}`} onAdded={look} />
            <ImportCodes caller={caller} campaignId={id} onAdded={look} />
          </>
        )}
      </Stack>
    </Card>
  );
};

const Counts = ({ codes }: { codes: Codes }) => {
  const { t } = useTranslation();
  const hidden = t('console.hidden');
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
      {(['count', 'left', 'held', 'used'] as const).map((name) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {t(`console.codes.${name}`)}
          </Text>
          <Text component="dd" m={0} className="figures">
            {codes[name] === null ? hidden : inFigures(codes[name])}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
};
