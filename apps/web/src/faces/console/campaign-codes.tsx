import { SimpleGrid, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type CampaignCodesQuery, campaignCodesDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { AskedCard } from './asked-card';
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
  const { id, status } = campaign;
  const ask = useCallback(
    async () => (await caller.ask(campaignCodesDocument, { id })).campaign?.codes ?? null,
    [caller, id],
  );
  return (
    <AskedCard id="codes" title={t('console.codes.title')} ask={ask}>
      {(codes: Codes, look) => (
        <>
          <Text size="sm" c="dimmed">
            {usesPerCode === 1
              ? t('console.codes.about')
              : t('console.codes.aboutMany', { count: usesPerCode })}
          </Text>
          <Counts codes={codes} />
          {status !== 'ENDED' && mayWrite(campaign, who) && (
            <>
              <MakeCodes caller={caller} campaignId={id} owner={`${who.role}.${who.name}`} onAdded={look} />
              <ImportCodes caller={caller} campaignId={id} onAdded={look} />
            </>
          )}
        </>
      )}
    </AskedCard>
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
