import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { approveAgeDocument, completeAuditDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { useWaitingTrips } from './use-waiting-trips';
import { WaitingBasket } from './waiting-basket';

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ caller, storeIds }: { caller: GatewayClient; storeIds: string[] }) => {
  const { t, language } = useTranslation();
  const { busy, trouble, run, send } = useCommands(caller);
  const list = useRef<HTMLDivElement>(null);
  const { trips, isWhole, look } = useWaitingTrips(caller, storeIds);

  // biome-ignore lint/correctness/useExhaustiveDependencies: articles are named in another language then.
  useEffect(() => void run(look), [run, look, language]);
  const lookQuietly = useCallback(() => look().catch(() => undefined), [look]);
  useReturn(lookQuietly);

  const settle = async (sent: Promise<unknown>) => {
    await sent;
    await lookQuietly();
    list.current?.focus();
  };

  return (
    <Stack aria-live="polite" ref={list} tabIndex={-1}>
      <TroubleNotice trouble={trouble} onRetry={() => void run(look)} />
      {!isWhole && !trouble && <Waiting />}
      {isWhole && trips.length === 0 && <Text c="dimmed">{t('console.noHelp')}</Text>}
      {trips.map((trip) => (
        <WaitingBasket
          key={trip.id}
          trip={trip}
          busy={busy}
          onAge={(approved) => void settle(send(approveAgeDocument, { tripId: trip.id, approved }))}
          onAudit={(outcome) => void settle(send(completeAuditDocument, { tripId: trip.id, outcome }))}
        />
      ))}
    </Stack>
  );
};
