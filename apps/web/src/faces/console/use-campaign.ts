import { type GatewayClient, keepWatching } from '@rayon/client';
import { campaignDocument } from '@rayon/client/operations/console';
import { campaignFeedDocument } from '@rayon/client/operations/live';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { joinLooks } from '../../parts/join-looks';
import type { WholeCampaign } from './campaign';

/** Messages are issued in bursts: they are counted once in so many milliseconds. */
const countAgainMilliseconds = 3000;

/**
 * One campaign as its plain query says it, asked again when its feed says something; null when there is none for this
 * caller, undefined before the first answer.
 */
export const useCampaign = (caller: GatewayClient, campaignId: string) => {
  const [campaign, setCampaign] = useState<WholeCampaign | null>();

  const lookOnce = useMemo(
    () =>
      joinLooks(async () => {
        const found = await caller.ask(campaignDocument, { id: campaignId }, { partly: true });
        setCampaign(found.campaign);
      }),
    [caller, campaignId],
  );
  useEffect(() => {
    let counting: ReturnType<typeof setTimeout> | undefined;
    const lookAgain = () => {
      clearTimeout(counting);
      counting = undefined;
      void lookOnce().catch(() => undefined);
    };
    const stop = keepWatching(caller, campaignFeedDocument, () => ({ campaignId }), {
      connected: lookAgain,
      see: ({ __typename }) => {
        if (__typename === 'CampaignMessageIssued')
          counting ??= setTimeout(lookAgain, countAgainMilliseconds);
        else lookAgain();
      },
    });
    return () => {
      clearTimeout(counting);
      stop();
    };
  }, [caller, campaignId, lookOnce]);

  const look = useCallback(async () => {
    await lookOnce();
    return {};
  }, [lookOnce]);
  return { campaign, look };
};
